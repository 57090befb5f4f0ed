#include "models/coded.h"
#include "models/account.h"

void encounter_tell(struct department *department, uint32_t index, int64_t coded, int64_t billed, int coder)
{
    if (!department->observer.tell) return;
    const struct chart *chart = &department->charts[index];
    struct encounter_life life = {
        .chart = chart, .coded = coded, .billed = billed, .pool = -1, .shift = -1, .seat = -1, .worklist = -1};
    const struct staffing_plan *staffing = &department->plan->staffing;
    life.work = department->work_drawn[index];
    life.coding = department->coding_spent[index];
    if (chart->queue != QUEUE_NONE) life.worklist = department->plan->routing.queues[chart->queue].worklist;
    if (coder != CODER_NONE) {
        const struct group_plan *group = &staffing->groups[staffing->group_of_coder[coder]];
        life.pool = group->pool;
        life.shift = group->shift;
        life.seat = coder - group->first_coder;
    }
    department->observer.tell(department->observer.context, &life);
}

void encounter_coded(struct department *department, uint32_t index, int coder)
{
    struct chart *chart = &department->charts[index];
    int today = department_day_at(department, department->now);
    recorder_coded(&department->recorder, chart->work_type, chart->ready, department->now);
    ledger_change_backlog(&department->ledger, chart->work_type, today, -1);
    department->ledger.coded[today]++;
    int64_t billed = account_bill(department, chart);
    chart->stage = STAGE_CODED;
    encounter_tell(department, index, department->now, billed, coder);
    chart_free(department, index);
}
