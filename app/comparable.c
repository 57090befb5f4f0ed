#include "app/comparable.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static bool names_are_unique(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(loaded[i].scenario.name, loaded[j].scenario.name) == 0) {
                fprintf(stderr, "%s: the scenario has the same name as %s, \"%s\"; give each its own name\n",
                        loaded[i].path, loaded[j].path, loaded[i].scenario.name);
                return false;
            }
    return true;
}

/* What a comparison must share with its baseline: the days, and what its numbers are measured by. */
static const struct {
    const char *key;
    size_t offset;
} shared_integers[] = {{"facility/start_date", offsetof(struct facility, start_date)},
                       {"facility/horizon_days", offsetof(struct facility, horizon_days)},
                       {"facility/warmup_days", offsetof(struct facility, warmup_days)},
                       {"facility/dnfb_window_days", offsetof(struct facility, dnfb_window_days)}};

static const char *unlike_key(const struct scenario *base, const struct scenario *other)
{
    for (size_t i = 0; i < sizeof shared_integers / sizeof *shared_integers; i++)
        if (*(const int64_t *)((const char *)&base->facility + shared_integers[i].offset) !=
            *(const int64_t *)((const char *)&other->facility + shared_integers[i].offset))
            return shared_integers[i].key;
    if (base->facility.tat_target_hours != other->facility.tat_target_hours) return "facility/tat_target_hours";
    if (base->analysis.mode != other->analysis.mode) return "analysis/mode";
    if (base->finance.discount_rate_share != other->finance.discount_rate_share) return "finance/discount_rate_share";
    if (base->finance.cost_of_capital_share != other->finance.cost_of_capital_share)
        return "finance/cost_of_capital_share";
    return NULL;
}

static bool measures_are_equal(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const char *key = unlike_key(&loaded[0].scenario, &loaded[i].scenario);
        if (!key) continue;
        fprintf(stderr,
                "%s: /%s must be that of the baseline %s, or the differences mean nothing; make it extend the "
                "baseline\n",
                loaded[i].path, key, loaded[0].path);
        return false;
    }
    return true;
}

bool scenarios_are_comparable(const struct loaded_scenario *loaded, size_t count)
{
    return names_are_unique(loaded, count) && measures_are_equal(loaded, count);
}
