#ifndef MODELS_COST_BOOK_H
#define MODELS_COST_BOOK_H
/* What each day cost, in cents, by pool and component: rounded once per day, pool and component, so that weeks, months
 * and pools add up to the cent. */
#include <stddef.h>
#include <stdint.h>

enum cost_component {
    COST_WAGES,               /* hours paid straight at the wage: on the roster, paid leave and holidays, finishing */
    COST_PAYROLL_TAX,         /* on regular wages */
    COST_BENEFITS,            /* per regular paid hour */
    COST_OVERTIME,            /* wage and payroll tax x the overtime multiple; no benefits */
    COST_PER_CHART,           /* prices per coded chart */
    COST_CAC_LICENCE,         /* months in use, by the day */
    COST_CAC_CHARTS,          /* fee for every chart an engine reads */
    COST_RPA,                 /* the same two for robots */
    COST_DOCUMENTATION_TOOLS, /* months in use, by the day */
    COST_ONBOARDING,          /* of new people, on their first shift */
    COST_SEVERANCE,           /* severance and retraining of people whose seats were cut */
    COST_PAUSED_LINES,        /* contribution of patients who did not come */
    COST_SLA_CREDITS,         /* below zero: what pools give back */
    COST_COUNT
};

extern const char *const cost_names[COST_COUNT];

struct cost_book {
    int days;
    size_t pools;
    int64_t *cents; /* [day][pool, and last the department itself][component] */
};

void cost_book_init(struct cost_book *book, int days, size_t pools);
void cost_book_free(struct cost_book *book);

/* Cents of one day; `pool` may be the number of pools: what no pool causes. */
static inline int64_t *cost_book_at(const struct cost_book *book, int day, size_t pool)
{
    return book->cents + ((size_t)day * (book->pools + 1) + pool) * COST_COUNT;
}

/* Numbers of a day: of every pool, and last of the department itself. */
static inline size_t cost_book_width(const struct cost_book *book)
{
    return (book->pools + 1) * COST_COUNT;
}

/* Adds up the days [from, to) into `sums`, an array of one day's width. */
void cost_book_sum(const struct cost_book *book, int from, int to, int64_t *sums);

/* Cents of a pool over the days [from, to), all components. */
int64_t cost_book_pool(const struct cost_book *book, int from, int to, size_t pool);
#endif
