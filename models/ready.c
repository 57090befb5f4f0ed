#include "models/ready.h"
#include "models/account.h"
#include "models/coded.h"
#include "models/dispatch.h"

void encounter_ready(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    bool opening = chart->stage == STAGE_CODING;
    chart->stage = STAGE_CODING;
    ledger_change_backlog(&department->ledger, chart->work_type, department_day_at(department, department->now), 1);
    if (!opening) account_move(department, chart, CAUSE_DOCUMENTATION, chart->discharge, department->now);
    chart->since = opening ? chart->ready : department->now;
    if (department->plan->work[chart->work_type].cac.engine >= 0 &&
        recorder_in_window(&department->recorder, department->now))
        department->recorder.types[chart->work_type].cac_charts +=
            department->now >= department->plan->work[chart->work_type].cac.go_live;
    if (chart->flags & CHART_TOUCHLESS) {
        department->recorder.types[chart->work_type].touchless +=
            recorder_in_window(&department->recorder, department->now);
        encounter_coded(department, index, CODER_NONE);
        return;
    }
    chart->queue = (uint16_t)routing_queue(&department->plan->routing, chart, department->now);
    dispatch_offer(department, index);
}
