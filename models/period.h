#ifndef MODELS_PERIOD_H
#define MODELS_PERIOD_H
/* The weeks, months and quarters of the window: whole local days. Weeks begin on Monday, months and quarters are those
 * of the calendar; the first and the last of each kind are what the window holds of them. */
#include "models/day_table.h"

enum period_kind { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_KINDS };

extern const char *const period_names[PERIOD_KINDS]; /* "week", "month", "quarter" */

struct period {
    enum period_kind kind;
    int from, to; /* days [from, to) of the simulation */
};

struct period_list { /* weeks first, then months, then quarters, each in the order of time */
    size_t count;
    struct period *items; /* owned */
};

void period_list_init(struct period_list *list, const struct day_table *days);
void period_list_free(struct period_list *list);

/* First day after the period of the window that holds `day`. */
int period_end(const struct day_table *days, enum period_kind kind, int day);
#endif
