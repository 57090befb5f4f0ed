#ifndef MODELS_TABLE_STORE_H
#define MODELS_TABLE_STORE_H
/* Sampler tables of the laws that a plan draws from: laws that are alike share one table. */
#include "sim/law.h"
#include "sim/quantile_table.h"
#include "sim/time.h"

struct table_store {
    size_t count, capacity;
    struct stored_table *items;
};

void table_store_init(struct table_store *store);
void table_store_free(struct table_store *store);

/* The law's table, made on first use; NULL for a deterministic law. Owned by the store. */
const struct quantile_table *table_store_get(struct table_store *store, const struct law *law);

/* A random length of time. */
struct duration {
    const struct quantile_table *table; /* values in `unit`; NULL: always `fixed` */
    double unit;                        /* microseconds */
    int64_t fixed;
};

/* `law` is in units of `unit` microseconds (TIME_DAY: days). */
struct duration duration_of(struct table_store *store, const struct law *law, int64_t unit);

static inline int64_t duration_draw(const struct duration *duration, uint64_t word)
{
    return duration->table ? time_round(quantile_table_draw(duration->table, word) * duration->unit) : duration->fixed;
}
#endif
