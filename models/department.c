#include "models/department.h"
#include "models/account.h"
#include "models/answer.h"
#include "models/coded.h"
#include "models/dispatch.h"
#include "models/intake.h"
#include "models/opening.h"
#include "models/ready.h"
#include "models/shift.h"

/* The story of an encounter: discharge (intake) -> documentation final (ready) -> CAC (decided at birth: its moment is
 * known then) -> worklist and coder (dispatch, shift) -> coded (coded) -> bill hold and nightly run (account) ->
 * billed. */

/* The slots in the order in which events of one instant happen: shift ends, completions, shift starts, answers to
 * queries, overflow; a chart that becomes ready (and the day's begin) comes last. */
static void handle(struct department *department, uint32_t slot)
{
    if (slot < department->completion_slot)
        shift_end(department, (int)slot);
    else if (slot < department->start_slot)
        dispatch_complete(department, (int)(slot - department->completion_slot));
    else if (slot < department->query_slot)
        shift_start(department, (int)(slot - department->start_slot));
    else if (slot < department->overflow_slot)
        answer_arrives(department);
    else
        dispatch_overflow(department, (int)(slot - department->overflow_slot));
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
    int pool = staffing->groups[staffing->group_of_coder[coder]].pool;
    int64_t end = department->plan->days.horizon;
    if (!hand->frozen)
        department->recorder.pool_records[pool].busy += recorder_clip(&department->recorder, hand->resumed, end);
    if (!hand->on_shift && !hand->frozen) recorder_finishing(&department->recorder, pool, hand->off_from, end);
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
        if (chart->stage == STAGE_QUERY) {
            recorder_uncoded(&department->recorder, chart->work_type, chart->ready);
            type->query_area += recorder_clip(&department->recorder, chart->since, end);
        }
        encounter_tell(department, i, TIME_NEVER, TIME_NEVER, CODER_NONE);
    }
    ledger_close(&department->ledger);
    department->conservation.ledger_open_cents = ledger_dnfb(&department->ledger, department->plan->days.days - 1);
}

void department_run(struct department *department, uint64_t seed, int64_t replication, const struct observer *observer)
{
    department_reset(department, seed, replication, observer);
    opening_admit(department);
    shift_open(department);
    intake_begin_day(department, 0);
    live(department);
    close_books(department);
}
