/* Daily series of a replication. */
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <stdlib.h>

void metric_dnfb_days(const struct department *department, double *ratios)
{
    const struct plan *plan = department->plan;
    int window = (int)plan->scenario->facility.dnfb_window_days;
    int64_t seen = 0;
    for (int d = 0; d < plan->days.days; d++) {
        seen += department->ledger.revenue[d];
        if (d >= window) seen -= department->ledger.revenue[d - window];
        int before = d + 1 < window ? window - d - 1 : 0;
        double per_day = ((double)seen + before * plan->opening_revenue_cents) / window;
        ratios[d] = per_day > 0 ? (double)ledger_dnfb(&department->ledger, d) / per_day : NAN;
    }
}

static void copy_cents(double *out, const int64_t *cents, int days)
{
    for (int d = 0; d < days; d++) out[d] = (double)cents[d] / 100;
}

static void copy_counts(double *out, const int64_t *counts, int days)
{
    for (int d = 0; d < days; d++) out[d] = (double)counts[d];
}

/* Series are few: the keys are written out here in the order in which metric_series fills them. */
void series_keys_init(struct metric_keys *keys, const struct plan *plan)
{
    size_t most = SERIES_COUNT + CAUSE_COUNT + plan->work_types;
    keys->items = memory_allocate(most, sizeof *keys->items);
    keys->count = 0;
    for (int s = 0; s < SERIES_COUNT; s++) {
        if (s != SERIES_DNFB_CAUSE_USD) keys->items[keys->count++] = (struct metric_key){s, SCOPE_ALL, 0};
        for (int c = 0; s == SERIES_DNFB_CAUSE_USD && c < CAUSE_COUNT; c++)
            keys->items[keys->count++] = (struct metric_key){s, SCOPE_CAUSE, c};
        for (int t = 0; s == SERIES_BACKLOG_ENCOUNTERS && t < (int)plan->work_types; t++)
            keys->items[keys->count++] = (struct metric_key){s, SCOPE_WORK_TYPE, t};
    }
}

void metric_backlog(const struct department *department, double *values)
{
    const struct ledger *ledger = &department->ledger;
    int days = department->plan->days.days;
    for (int d = 0; d < days; d++) values[d] = 0;
    for (size_t t = 0; t < ledger->work_types; t++) {
        if (!metric_is_encounter(department->plan->scenario, (int)t)) continue;
        const int64_t *backlog = ledger->backlog + t * ((size_t)days + 1);
        for (int d = 0; d < days; d++) values[d] += (double)backlog[d];
    }
}

/* Over the encounters that are coded. */
static void sum_types(const struct department *department, enum type_count what, double *out)
{
    for (int d = 0; d < department->plan->days.days; d++) {
        out[d] = 0;
        for (int t = 0; t < (int)department->plan->work_types; t++)
            if (metric_is_encounter(department->plan->scenario, t))
                out[d] += (double)day_book_type(&department->book, d, t)[what];
    }
}

void metric_turnaround_by_day(const struct department *department, double *values)
{
    int days = department->plan->days.days;
    double *coded = memory_allocate((size_t)days, sizeof *coded);
    sum_types(department, TYPE_TURNAROUND, values);
    sum_types(department, TYPE_CODED, coded);
    for (int d = 0; d < days; d++) values[d] = metric_ratio(values[d], coded[d]) / (double)TIME_HOUR;
    free(coded);
}

static void fill_series(const struct department *department, const struct metric_key *key, double *out)
{
    const struct ledger *ledger = &department->ledger;
    int days = department->plan->days.days;
    switch ((enum series_id)key->id) {
    case SERIES_DNFB_USD:
        for (int d = 0; d < days; d++) out[d] = (double)ledger_dnfb(ledger, d) / 100;
        break;
    case SERIES_DNFB_DAYS:
        metric_dnfb_days(department, out);
        break;
    case SERIES_NET_DNFB_USD:
        for (int d = 0; d < days; d++) out[d] = (double)ledger_net_dnfb(ledger, d) / 100;
        break;
    case SERIES_DNFB_CAUSE_USD:
        copy_cents(out, ledger->gross[key->item], days);
        break;
    case SERIES_UNBILLED_PROFESSIONAL_USD:
        copy_cents(out, ledger->professional, days);
        break;
    case SERIES_BACKLOG_ENCOUNTERS:
        if (key->scope == SCOPE_ALL)
            metric_backlog(department, out);
        else
            copy_counts(out, ledger->backlog + (size_t)key->item * ((size_t)days + 1), days);
        break;
    case SERIES_TAT_MEAN_HOURS:
        metric_turnaround_by_day(department, out);
        break;
    case SERIES_ARRIVED_ENCOUNTERS:
        sum_types(department, TYPE_ARRIVED, out);
        break;
    case SERIES_CODED_ENCOUNTERS:
        sum_types(department, TYPE_CODED, out);
        break;
    case SERIES_BILLED_ENCOUNTERS:
        sum_types(department, TYPE_BILLED, out);
        break;
    case SERIES_BILLED_USD:
        copy_cents(out, ledger->billed_cents, days);
        break;
    case SERIES_COUNT:
        break;
    }
}

void metric_series(const struct department *department, double *values)
{
    struct metric_keys keys;
    series_keys_init(&keys, department->plan);
    for (size_t k = 0; k < keys.count; k++)
        fill_series(department, &keys.items[k], values + k * (size_t)department->plan->days.days);
    free(keys.items);
}
