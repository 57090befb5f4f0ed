#include "models/department.h"
#include "models/account.h"
#include "models/dispatch.h"
#include "models/intake.h"
#include "models/shift.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

/* The story of an encounter: discharge (intake) -> documentation final (here) -> CAC (decided at birth) -> worklist or coder
 * (dispatch) -> coded (here) -> bill hold and nightly run (account) -> billed. */

void encounter_ready(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    bool opening = chart->stage == STAGE_CODING;
    chart->stage = STAGE_CODING;
    if (!opening) account_move(department, chart, CAUSE_DOCUMENTATION, chart->discharge, department->now);
    chart->since = opening ? chart->ready : department->now;
    if (department->plan->work[chart->work_type].cac.engine >= 0 && recorder_in_window(&department->recorder, department->now))
        department->recorder.types[chart->work_type].cac_charts +=
            department->now >= department->plan->work[chart->work_type].cac.go_live;
    if (chart->flags & CHART_TOUCHLESS) {
        department->recorder.types[chart->work_type].touchless += recorder_in_window(&department->recorder, department->now);
        encounter_coded(department, index, CODER_NONE);
        return;
    }
    chart->queue = (uint16_t) routing_queue(&department->plan->routing, chart, department->now);
    dispatch_offer(department, index);
}

static void tell(struct department *department, uint32_t index, int64_t coded, int64_t billed, int coder)
{
    const struct chart *chart = &department->charts[index];
    struct encounter_life life = {.chart = chart, .coded = coded, .billed = billed, .pool = -1, .shift = -1, .seat = -1,
                                  .worklist = -1};
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
    const struct day_table *days = &department->plan->days;
    int ready_day = day_table_at(days, chart->ready), today = day_table_at(days, department->now);
    recorder_coded(&department->recorder, chart->work_type, chart->ready, department->now);
    ledger_post_backlog(&department->ledger, chart->work_type, ready_day < 0 ? 0 : ready_day, today);
    department->ledger.coded[today]++;
    int64_t billed = account_bill(department, chart);
    chart->stage = STAGE_CODED;
    if (department->observer.tell) tell(department, index, department->now, billed, coder);
    chart_free(department, index);
}

/* The slots in the order in which events of one instant happen: shift ends, completions, shift starts, overflow; a chart that
 * becomes ready (and the day's begin) comes last. */
static void handle(struct department *department, uint32_t slot)
{
    if (slot < department->completion_slot)
        shift_end(department, (int) slot);
    else if (slot < department->start_slot)
        dispatch_complete(department, (int) (slot - department->completion_slot));
    else if (slot < department->overflow_slot)
        shift_start(department, (int) (slot - department->start_slot));
    else
        dispatch_overflow(department, (int) (slot - department->overflow_slot));
}

static void live(struct department *department)
{
    const struct day_table *days = &department->plan->days;
    for (;;) {
        struct event event = event_list_next(&department->events);
        if (event.time <= department->next_ready) {
            if (event.time >= days->horizon) return;
            department->now = event.time;
            handle(department, event.slot);
            continue;
        }
        if (department->next_ready >= days->horizon) return;
        department->now = department->next_ready;
        if (department->ready_next < department->ready_count)
            encounter_ready(department, intake_take(department));
        else
            intake_begin_day(department, department->day + 1);
    }
}

static void book_in_hand(struct department *department, int coder)
{
    const struct coder *hand = &department->coders[coder];
    if (hand->chart == CHART_NONE) return;
    const struct staffing_plan *staffing = &department->plan->staffing;
    struct pool_record *record = &department->recorder.pool_records[staffing->groups[staffing->group_of_coder[coder]].pool];
    int64_t end = department->plan->days.horizon;
    if (!hand->frozen) record->busy += recorder_clip(&department->recorder, hand->resumed, end);
    if (hand->on_shift || hand->frozen) return;
    int64_t extra = recorder_clip(&department->recorder, hand->off_from, end);
    record->paid += extra;
    record->staffed += extra;
}

/* What is still open at the horizon is counted, booked and shown. */
static void close_books(struct department *department)
{
    int64_t end = department->plan->days.horizon;
    department->now = end;
    for (int c = 0; c < department->plan->staffing.coder_count; c++) book_in_hand(department, c);
    for (uint32_t i = 0; i < department->chart_count; i++) {
        const struct chart *chart = &department->charts[i];
        if (chart->flags & CHART_FREE) continue;
        struct type_record *type = &department->recorder.types[chart->work_type];
        account_open(department, chart);
        if (chart->stage == STAGE_CODING) {
            recorder_uncoded(&department->recorder, chart->work_type, chart->ready);
            *(chart->flags & CHART_IN_CODING ? &type->coding_area : &type->waiting_area) +=
                recorder_clip(&department->recorder, chart->since, end);
        }
        if (department->observer.tell) tell(department, i, TIME_NEVER, TIME_NEVER, CODER_NONE);
    }
    ledger_close(&department->ledger);
    department->conservation.ledger_open_cents = ledger_dnfb(&department->ledger, department->plan->days.days - 1);
}

bool conservation_holds(const struct conservation *c)
{
    return c->encounters_in == c->encounters_billed + c->encounters_open && c->cents_in == c->cents_billed + c->cents_open &&
           c->cents_open == c->ledger_open_cents;
}

static void reset(struct department *department, uint64_t seed, int64_t replication, const struct observer *observer)
{
    const struct plan *plan = department->plan;
    int days = plan->days.days;
    department->seed = seed;
    department->replication = replication;
    department->now = 0;
    department->observer = observer ? *observer : (struct observer){0};
    event_list_reset(&department->events);
    department->chart_count = department->chart_capacity = 0;
    free(department->charts);
    free(department->coding_spent);
    free(department->work_drawn);
    department->charts = NULL;
    department->coding_spent = department->work_drawn = NULL;
    department->free_chart = CHART_NONE;
    for (int d = 0; d <= days; d++) department->bucket[d] = CHART_NONE;
    memset(department->bucket_count, 0, ((size_t) days + 1) * sizeof *department->bucket_count);
    department->day = 0;
    department->trace_next = department->ready_count = department->ready_next = 0;
    for (int q = 0; q < plan->routing.queue_count; q++) keyed_queue_clear(&department->queues[q]);
    memset(department->nonempty, 0, (size_t) plan->routing.words * sizeof *department->nonempty);
    department->entries = 0;
    for (size_t w = 0; w < plan->scenario->worklists.count; w++) department->oldest_bound[w] = TIME_NEVER;
    for (int c = 0; c < plan->staffing.coder_count; c++)
        department->coders[c] = (struct coder){.chart = CHART_NONE, .next_idle = CODER_NONE, .previous_idle = CODER_NONE};
    for (int g = 0; g < plan->staffing.group_count; g++) department->groups[g] = (struct group){.week = INT64_MIN};
    for (int p = 0; p < plan->staffing.pool_count; p++) department->idle[p] = (struct idle_list){CODER_NONE, CODER_NONE};
    ledger_reset(&department->ledger);
    recorder_reset(&department->recorder);
    department->conservation = (struct conservation){0};
}

void department_init(struct department *department, const struct plan *plan)
{
    const struct staffing_plan *staffing = &plan->staffing;
    memset(department, 0, sizeof *department);
    department->plan = plan;
    department->completion_slot = (uint32_t) staffing->group_count;
    department->start_slot = department->completion_slot + (uint32_t) staffing->coder_count;
    department->overflow_slot = department->start_slot + (uint32_t) staffing->group_count;
    event_list_init(&department->events, department->overflow_slot + plan->scenario->worklists.count);
    department->bucket = memory_allocate((size_t) plan->days.days + 1, sizeof *department->bucket);
    department->bucket_count = memory_allocate((size_t) plan->days.days + 1, sizeof *department->bucket_count);
    department->queues = memory_allocate((size_t) plan->routing.queue_count, sizeof *department->queues);
    for (int q = 0; q < plan->routing.queue_count; q++) keyed_queue_init(&department->queues[q]);
    department->nonempty = memory_allocate((size_t) plan->routing.words, sizeof *department->nonempty);
    department->oldest_bound = memory_allocate(plan->scenario->worklists.count, sizeof *department->oldest_bound);
    department->coders = memory_allocate((size_t) staffing->coder_count, sizeof *department->coders);
    department->groups = memory_allocate((size_t) staffing->group_count, sizeof *department->groups);
    department->idle = memory_allocate((size_t) staffing->pool_count, sizeof *department->idle);
    ledger_init(&department->ledger, &plan->days, plan->work_types);
    recorder_init(&department->recorder, plan->scenario, &plan->days);
}

void department_free(struct department *department)
{
    for (int q = 0; q < department->plan->routing.queue_count; q++) keyed_queue_free(&department->queues[q]);
    event_list_free(&department->events);
    ledger_free(&department->ledger);
    recorder_free(&department->recorder);
    key_sort_free(&department->sorter);
    void *const owned[] = {department->charts,     department->coding_spent, department->work_drawn,   department->bucket,
                           department->bucket_count, department->ready_keys, department->ready_charts, department->queues,
                           department->nonempty,   department->oldest_bound, department->coders,       department->groups,
                           department->idle};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) free(owned[i]);
    memset(department, 0, sizeof *department);
}

void department_run(struct department *department, uint64_t seed, int64_t replication, const struct observer *observer)
{
    reset(department, seed, replication, observer);
    opening_admit(department);
    shift_open(department);
    intake_begin_day(department, 0);
    live(department);
    close_books(department);
}
