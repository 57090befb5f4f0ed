#ifndef MODELS_DAY_TABLE_H
#define MODELS_DAY_TABLE_H
/* The facility's local days on the engine's clock. A day has 23 to 25 hours; an event at midnight belongs to the new
 * day. */
#include "models/scenario.h"
#include "sim/time.h"

struct day_table {
    int days;          /* days of the horizon */
    int64_t *start;    /* days + 1 entries; start[days] is the horizon */
    int64_t *bill_run; /* nightly run of each day; NULL when bills drop the moment they may */
    int64_t first_civil_day;
    int64_t window_start, horizon; /* statistics count [window_start, horizon) */
    int first_day;                 /* day index of window_start */
};

void day_table_init(struct day_table *table, const struct scenario *scenario);
void day_table_free(struct day_table *table);

/* Index of the local day that holds `time`: -1 before the start, `days` from the horizon on. */
static inline int day_table_at(const struct day_table *table, int64_t time)
{
    if (time < 0) return -1;
    if (time >= table->horizon) return table->days;
    int64_t guess = time / TIME_DAY;
    int day = guess >= table->days ? table->days - 1 : (int)guess;
    while (day > 0 && table->start[day] > time) day--;
    while (table->start[day + 1] <= time) day++;
    return day;
}

/* When a bill that may drop from `time` on does drop; beyond the horizon the exact time no longer matters. */
static inline int64_t day_table_bill_time(const struct day_table *table, int64_t time)
{
    if (!table->bill_run || time >= table->horizon) return time;
    int day = day_table_at(table, time);
    if (day < 0) day = 0;
    if (time <= table->bill_run[day]) return table->bill_run[day];
    return day + 1 < table->days ? table->bill_run[day + 1] : table->horizon;
}

/* The engine's time of the first instant of a civil day in the facility's zone. */
int64_t day_table_civil_start(const struct scenario *scenario, int64_t civil_day);

/* The same in another zone. */
int64_t day_table_local_start(const struct scenario *scenario, const struct zone *zone, int64_t civil_day);
#endif
