#include "models/ready.h"
#include "models/account.h"
#include "models/coded.h"
#include "models/dispatch.h"
#include "models/gate.h"
#include "models/quality.h"
#include "models/query.h"

/* `work`: what a coder will have to do. */
static void book_documented(struct department *department, const struct chart *chart, bool opening, int64_t work)
{
    const struct cac_plan *cac = &department->plan->work[chart->work_type].cac;
    int today = department_day_at(department, department->now);
    int64_t *type = day_book_type(&department->book, today, chart->work_type);
    ledger_change_backlog(&department->ledger, chart->work_type, today, 1);
    if (!opening) account_move(department, chart, CAUSE_DOCUMENTATION, chart->discharge, department->now);
    if (cac->engine >= 0 && department->now >= cac->adoption.go_live) type[TYPE_READ]++;
    if (chart->flags & CHART_TOUCHLESS)
        type[TYPE_TOUCHLESS]++;
    else
        type[opening ? TYPE_WORK_OPENING : TYPE_WORK_IN] += work;
}

/* As in dispatch_complete: what decides the next event first, then the books. */
HOT void encounter_ready(struct department *department, uint32_t index)
{
    bool opening = department->charts[index].stage == STAGE_CODING;
    if (department->plan->work[department->charts[index].work_type].gate_type >= 0 && !opening &&
        gate_holds(department, index))
        return;
    struct chart *chart = &department->charts[index];
    chart->stage = STAGE_CODING;
    if (department->asides) department->asides[index].work_whole = chart->work;
    chart->since = opening ? chart->ready : department->now;
    if (chart->flags & CHART_TOUCHLESS) {
        book_documented(department, chart, opening, 0);
        if (!department->plan->quality.on || !quality_takes(department, index, CODER_NONE))
            encounter_coded(department, index, CODER_NONE);
        return;
    }
    int64_t work = chart->work;
    if (department->plan->work[chart->work_type].query.share > 0) query_decide(department, index);
    chart->queue = (uint16_t)routing_queue(&department->plan->routing, chart, department->now);
    dispatch_offer(department, index);
    book_documented(department, chart, opening, work);
}
