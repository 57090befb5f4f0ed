#include "models/department.h"
#include "models/account.h"
#include "models/answer.h"
#include "models/appeal.h"
#include "models/coded.h"
#include "models/cost.h"
#include "models/dispatch.h"
#include "models/epoch.h"
#include "models/intake.h"
#include "models/opening.h"
#include "models/people.h"
#include "models/ready.h"
#include "models/shift.h"

/* The story of an encounter: discharge (intake) -> documentation final (gate, ready) -> CAC (decided at birth: its
 * moment is known then) -> worklist and coder (dispatch, shift, people) -> perhaps a query and its answer (query,
 * answer) -> perhaps an audit and a correction (quality) -> coded (coded) -> bill hold and nightly run (account) ->
 * billed -> paid or denied (claim) -> appealed (appeal). */

/* A chart comes back from the provider or, denied, from the payer. */
static void chart_returns(struct department *department)
{
    uint32_t index = delay_lane_pop(&department->returns).index;
    int64_t next = department->returns.count ? delay_lane_first(&department->returns).key : TIME_NEVER;
    event_list_set(&department->events, department->return_slot, next);
    if (department->charts[index].stage == STAGE_QUERY)
        answer_arrives(department, index);
    else
        appeal_begin(department, index);
}

/* The slots in the order in which events of one instant happen: shift ends, completions, shift starts, returns of
 * queries and denials, overflow; a chart that becomes ready (and the day's begin) comes last. */
static void handle(struct department *department, uint32_t slot)
{
    if (slot < department->completion_slot)
        shift_end(department, (int)slot);
    else if (slot < department->start_slot)
        dispatch_complete(department, (int)(slot - department->completion_slot));
    else if (slot < department->return_slot)
        shift_start(department, (int)(slot - department->start_slot));
    else if (slot < department->overflow_slot)
        chart_returns(department);
    else
        dispatch_overflow(department, (int)(slot - department->overflow_slot));
}

/* What the event before has passed on, in order; it may pass on more. */
SELDOM static void forward(struct department *department)
{
    for (size_t i = 0; i < department->passed_count; i++) {
        uint32_t index = department->passed_on[i];
        if (department->charts[index].stage == STAGE_DOCUMENTATION)
            encounter_ready(department, index);
        else
            dispatch_offer(department, index);
    }
    department->passed_count = 0;
}

static void begin_day(struct department *department, int day)
{
    bool changed = department->root->schedule.steps > 0 && epoch_begin_day(department, day);
    intake_begin_day(department, day);
    if (changed) dispatch_wake(department);
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
            if (department->passed_count) forward(department);
            continue;
        }
        if (department->next_ready >= days->horizon) return;
        department->now = department->next_ready;
        if (department->ready_next < department->ready_count)
            encounter_ready(department, intake_take(department));
        else
            begin_day(department, department->day + 1);
        if (department->passed_count) forward(department);
    }
}

/* Where a chart that is not coded stands at the horizon. */
static void book_uncoded(struct department *department, const struct chart *chart)
{
    struct type_record *type = &department->recorder.types[chart->work_type];
    int64_t stay = recorder_clip(&department->recorder, chart->since, department->now);
    if (chart->stage == STAGE_DOCUMENTATION) return;
    recorder_uncoded(&department->recorder, chart->work_type, chart->ready);
    recorder_filing(&department->recorder, routing_filing_limit(department->plan->scenario, chart),
                    encounter_net_cents(department_terms(department, chart), chart->gross_cents));
    if (chart->stage == STAGE_QUERY)
        type->query_area += stay;
    else if (chart->stage != STAGE_CODING)
        type->quality_area += stay;
    else
        *(chart->flags & CHART_IN_CODING ? &type->coding_area : &type->waiting_area) += stay;
}

/* What is still open at the horizon is counted, booked and shown. */
static void close_books(struct department *department)
{
    int64_t end = department->plan->days.horizon;
    department->now = end;
    for (int c = 0; c < department->plan->staffing.coder_count; c++) dispatch_book_open(department, c);
    for (uint32_t i = 0; i < department->chart_count; i++) {
        const struct chart *chart = &department->charts[i];
        if (chart->flags & CHART_FREE) continue;
        if (chart->stage == STAGE_DENIED || chart->stage == STAGE_APPEAL) {
            appeal_open(department, chart, &department->asides[i]);
            continue;
        }
        account_open(department, chart);
        book_uncoded(department, chart);
        encounter_tell(department, i, TIME_NEVER, TIME_NEVER, CODER_NONE);
    }
    department->plan = department->root;
    ledger_close(&department->ledger);
    cost_close(department);
    department->conservation.ledger_open_cents = ledger_dnfb(&department->ledger, department->plan->days.days - 1);
}

void department_run(struct department *department, uint64_t seed, int64_t replication, const struct observer *observer)
{
    department_reset(department, seed, replication, observer);
    people_open(department);
    opening_admit(department);
    shift_open(department);
    intake_begin_day(department, 0);
    live(department);
    close_books(department);
}
