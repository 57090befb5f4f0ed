#include "models/signoff.h"
#include "models/day_table.h"
#include "models/indices.h"
#include "sim/memory.h"
#include <stdlib.h>

void signoff_plan_init(struct signoff_plan *plan, const struct scenario *scenario, int work_type)
{
    plan->count = 0;
    plan->windows = memory_allocate(scenario->signoff_freezes.count, sizeof *plan->windows);
    for (size_t i = 0; i < scenario->signoff_freezes.count; i++) {
        const struct signoff_freeze *freeze = &scenario->signoff_freezes.items[i];
        if (!indices_have_or_all(&freeze->work_types, work_type)) continue;
        struct signoff_window window = {day_table_civil_start(scenario, freeze->from_date),
                                        day_table_civil_start(scenario, freeze->to_date + 1)};
        size_t at = plan->count++;
        for (; at > 0 && plan->windows[at - 1].start > window.start; at--) plan->windows[at] = plan->windows[at - 1];
        plan->windows[at] = window;
    }
}

void signoff_plan_free(struct signoff_plan *plan)
{
    free(plan->windows);
    plan->windows = NULL;
    plan->count = 0;
}

int64_t signoff_time(const struct signoff_plan *plan, int64_t ready)
{
    for (size_t i = 0; i < plan->count; i++)
        if (ready >= plan->windows[i].start && ready < plan->windows[i].end) ready = plan->windows[i].end;
    return ready;
}
