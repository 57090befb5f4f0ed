/* A steady state of the week: is there time to find it, and does the scenario repeat itself every week? */
#include "models/cycle.h"
#include "models/scenario_check_internal.h"
#include "models/steady_weeks.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

static void check_weeks(const struct check *check)
{
    const struct facility *facility = &check->scenario->facility;
    struct steady_weeks weeks = steady_weeks_of(facility);
    if (facility->warmup_days > 0 || weeks.count >= STEADY_WEEKS_MIN) return;
    check_error(check, memory_copy_text("/facility/horizon_days"),
                memory_format("%" PRId64 " days hold %" PRId64
                              " whole weeks: run too short to find the warm-up of a steady state",
                              facility->horizon_days, weeks.count),
                NULL,
                memory_format("at least %" PRId64 " days (%d weeks from the first Monday), two years if it can be; or "
                              "give facility.warmup_days",
                              weeks.lead_days + 7 * (int64_t)STEADY_WEEKS_MIN, (int)STEADY_WEEKS_MIN));
}

static void check_rest(const struct check *check)
{
    struct steady_weeks weeks = steady_weeks_of(&check->scenario->facility);
    if (weeks.rest_days == 0) return;
    check_warn(
        check, memory_copy_text("/facility/horizon_days"),
        memory_format("the horizon ends %" PRId64 " day%s after a Sunday; a steady state counts these days too, "
                      "so some weekdays weigh more than others",
                      weeks.rest_days, weeks.rest_days == 1 ? "" : "s"),
        NULL,
        memory_format("%" PRId64 " days end on a Sunday", check->scenario->facility.horizon_days - weeks.rest_days));
}

void check_steady_state(const struct check *check)
{
    if (check->scenario->analysis.mode != ANALYSIS_STEADY_STATE) return;
    check_weeks(check);
    check_rest(check);
    unsigned breakers = cycle_breakers(check->scenario);
    if (breakers == 0) return;
    char *text = cycle_breaker_text(breakers);
    check_warn(check, memory_copy_text("/analysis/mode"),
               memory_format("a steady state of the week is asked for, but the scenario does not repeat itself every "
                             "week: %s",
                             text),
               NULL, memory_copy_text("leave them out, or use terminating for the days that they are about"));
    free(text);
}
