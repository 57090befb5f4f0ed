#include "models/account.h"

/* A stay counts in the snapshots of the days [day of from, day of to). */
void account_move(struct department *department, const struct chart *chart, enum cause cause, int64_t from, int64_t to)
{
    const struct plan *plan = department->plan;
    enum billing billing = plan->work[chart->work_type].billing;
    if (chart->gross_cents == 0 || billing == BILLING_NONE) return;
    int from_day = department_day_at(department, from), to_day = department_day_at(department, to);
    if (from_day == to_day) return;
    if (from_day < 0) from_day = 0;
    if (billing == BILLING_PROFESSIONAL) {
        department->ledger.professional[from_day] += chart->gross_cents;
        department->ledger.professional[to_day] -= chart->gross_cents;
        return;
    }
    int64_t net = encounter_net_cents(department_terms(department, chart), chart->gross_cents);
    int hold_day = department_day_at(department, encounter_hold_end(department, chart));
    ledger_post(&department->ledger, CAUSE_MINIMUM_DAYS, from_day, hold_day < to_day ? hold_day : to_day,
                chart->gross_cents, net);
    ledger_post(&department->ledger, cause, hold_day > from_day ? hold_day : from_day, to_day, chart->gross_cents, net);
}

static int64_t dollars(const struct department *department, const struct chart *chart)
{
    return department->plan->work[chart->work_type].billing == BILLING_HOSPITAL ? chart->gross_cents : 0;
}

static void count_billed(struct department *department, const struct chart *chart, int64_t bill)
{
    int64_t cents = dollars(department, chart);
    department->conservation.encounters_billed++;
    department->conservation.cents_billed += cents;
    if (recorder_in_window(&department->recorder, bill)) department->recorder.types[chart->work_type].billed++;
    int day = department_day_at(department, bill);
    day_book_type(&department->book, day, chart->work_type)[TYPE_BILLED]++;
    department->ledger.billed_cents[day] += cents;
}

static void count_open(struct department *department, const struct chart *chart)
{
    department->conservation.encounters_open++;
    department->conservation.cents_open += dollars(department, chart);
    department->recorder.types[chart->work_type].open++;
}

int64_t account_bill(struct department *department, const struct chart *chart)
{
    const struct day_table *days = &department->plan->days;
    int64_t now = department->now, bill = now;
    if (department->plan->work[chart->work_type].billing != BILLING_NONE) {
        int64_t hold_end = encounter_hold_end(department, chart);
        bill = day_table_bill_time(days, hold_end > now ? hold_end : now);
        account_move(department, chart, CAUSE_BILLING_RUN, now, bill);
    }
    if (bill >= days->horizon) {
        count_open(department, chart);
        return TIME_NEVER;
    }
    count_billed(department, chart, bill);
    return bill;
}

void account_open(struct department *department, const struct chart *chart)
{
    const struct day_table *days = &department->plan->days;
    int64_t end = days->horizon;
    count_open(department, chart);
    if (chart->stage == STAGE_DOCUMENTATION) {
        account_move(department, chart, CAUSE_DOCUMENTATION, chart->discharge, end);
        return;
    }
    if (chart->stage == STAGE_QUERY) {
        account_move(department, chart, CAUSE_QUERY, chart->since, end);
        return;
    }
    enum cause cause = chart->stage != STAGE_CODING     ? CAUSE_QUALITY
                       : chart->flags & CHART_IN_CODING ? CAUSE_CODING
                                                        : CAUSE_CODING_QUEUE;
    account_move(department, chart, cause, chart->since, end);
}
