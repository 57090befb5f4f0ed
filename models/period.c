#include "models/period.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>

const char *const period_names[PERIOD_KINDS] = {"week", "month", "quarter"};

/* The civil day after `day` on which a period begins. */
static int64_t next_start(enum period_kind kind, int64_t day)
{
    if (kind == PERIOD_WEEK) return day + 7 - civil_weekday_of(day);
    struct civil_date date = civil_date_of(day);
    int months = kind == PERIOD_MONTH ? 1 : 3;
    int month = date.year * 12 + (date.month - 1) / months * months + months;
    return civil_day(month / 12, month % 12 + 1, 1);
}

int period_end(const struct day_table *days, enum period_kind kind, int day)
{
    int64_t end = next_start(kind, days->first_civil_day + day) - days->first_civil_day;
    return end < days->days ? (int)end : days->days;
}

static size_t fill(struct period *items, const struct day_table *days, enum period_kind kind)
{
    size_t count = 0;
    for (int from = days->first_day; from < days->days; from = period_end(days, kind, from), count++)
        if (items) items[count] = (struct period){kind, from, period_end(days, kind, from)};
    return count;
}

void period_list_init(struct period_list *list, const struct day_table *days)
{
    size_t count = 0;
    for (int kind = 0; kind < PERIOD_KINDS; kind++) count += fill(NULL, days, (enum period_kind)kind);
    *list = (struct period_list){count, memory_allocate(count, sizeof *list->items)};
    count = 0;
    for (int kind = 0; kind < PERIOD_KINDS; kind++) count += fill(list->items + count, days, (enum period_kind)kind);
}

void period_list_free(struct period_list *list)
{
    free(list->items);
    *list = (struct period_list){0};
}
