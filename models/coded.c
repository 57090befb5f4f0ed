#include "models/coded.h"
#include "models/account.h"
#include "models/claim.h"
#include "models/gate.h"

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

/* Turnaround by day, against the type's target and the pool's promise. */
static void book_turnaround(struct department *department, const struct chart *chart, int day, int coder)
{
    const struct plan *plan = department->plan;
    int64_t turnaround = department->now - chart->ready, target = plan->work[chart->work_type].target;
    int64_t *type = day_book_type(&department->book, day, chart->work_type);
    type[TYPE_CODED]++;
    type[TYPE_TURNAROUND] += turnaround;
    type[TYPE_WITHIN] += turnaround <= target;
    if (coder == CODER_NONE) return;
    int pool_index = department->coders[coder].pool;
    int64_t *pool = day_book_pool(&department->book, day, pool_index);
    int64_t promised = plan->staffing.pools[pool_index].promised_tat;
    pool[POOL_TURNED]++;
    pool[POOL_RELEASED] += plan->work[chart->work_type].is_encounter;
    pool[POOL_TURNAROUND] += turnaround;
    pool[POOL_WITHIN] += turnaround <= (promised != TIME_NEVER ? promised : target);
}

/* What nobody found goes out. */
static void book_error(struct department *department, uint32_t index, int day)
{
    const struct aside *aside = &department->asides[index];
    if (!aside->wrong) return;
    day_book_type(&department->book, day, department->charts[index].work_type)[TYPE_ERRORS_OUT]++;
    if (aside->pool >= 0) day_book_pool(&department->book, day, aside->pool)[POOL_ERRORS_OUT]++;
}

void encounter_coded(struct department *department, uint32_t index, int coder)
{
    struct chart *chart = &department->charts[index];
    int today = department_day_at(department, department->now);
    recorder_coded(&department->recorder, chart->work_type, chart->ready, department->now);
    ledger_change_backlog(&department->ledger, chart->work_type, today, -1);
    book_turnaround(department, chart, today, coder);
    if (department->asides) book_error(department, index, today);
    int64_t billed = account_bill(department, chart);
    chart->stage = STAGE_CODED;
    encounter_tell(department, index, department->now, billed, coder);
    uint32_t waiting = department->asides ? department->asides[index].waiting : CHART_NONE;
    if (billed == TIME_NEVER || !claim_is_due(department, chart) || !claim_file(department, index, billed, coder))
        chart_free(department, index);
    if (waiting != CHART_NONE) gate_opens(department, waiting);
}
