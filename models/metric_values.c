/* From a replication's exact counts to the values of the metrics table. One walk emits every metric in a fixed order;
 * without a department it emits the keys only, so keys and values cannot disagree. */
#include "models/cost.h"
#include "models/metric.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct walk {
    const struct plan *plan;
    const struct department *department; /* NULL: keys only */
    struct metric_key *keys;             /* NULL: values only */
    double *values;
    size_t count;
    struct type_record sums[1 + SETTING_COUNT]; /* all, then by setting */
    struct sketch *sketches;                    /* the same, for the percentiles */
    bool has_setting[SETTING_COUNT];
};

static void emit(struct walk *walk, int id, enum scope scope, int item, double value)
{
    if (walk->keys) walk->keys[walk->count] = (struct metric_key){id, scope, item};
    if (walk->values) walk->values[walk->count] = value;
    walk->count++;
}

static void add_type(struct type_record *into, const struct type_record *from)
{
    into->opening += from->opening;
    into->arrived += from->arrived;
    into->coded += from->coded;
    into->billed += from->billed;
    into->touchless += from->touchless;
    into->open += from->open;
    into->uncoded += from->uncoded;
    into->waited += from->waited;
    into->due += from->due;
    into->due_within_target += from->due_within_target;
    tally_merge(&into->wait, &from->wait);
    tally_merge(&into->turnaround, &from->turnaround);
    into->waiting_area += from->waiting_area;
    into->coding_area += from->coding_area;
    into->queries += from->queries;
    into->queries_unanswered += from->queries_unanswered;
    into->query_area += from->query_area;
    if (from->oldest_ready < into->oldest_ready) into->oldest_ready = from->oldest_ready;
}

static void sum_types(struct walk *walk)
{
    const struct scenario *scenario = walk->plan->scenario;
    for (int s = 0; s <= SETTING_COUNT; s++) walk->sums[s].oldest_ready = TIME_NEVER;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        enum setting setting = scenario->work_types.items[t].setting;
        walk->has_setting[setting] = true;
        if (!walk->department) continue;
        const struct type_record *type = &walk->department->recorder.types[t];
        add_type(&walk->sums[0], type);
        add_type(&walk->sums[1 + setting], type);
        sketch_merge(&walk->sketches[0], type->turnaround_sketch);
        sketch_merge(&walk->sketches[1 + setting], type->turnaround_sketch);
    }
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void emit_turnaround(struct walk *walk, enum scope scope, int item, const struct type_record *type,
                            const struct sketch *sketch)
{
    emit(walk, METRIC_WAIT_MEAN_HOURS, scope, item, tally_mean(&type->wait) / (double)TIME_HOUR);
    emit(walk, METRIC_WAIT_SHARE, scope, item, ratio((double)type->waited, (double)type->wait.count));
    emit(walk, METRIC_TAT_MEAN_HOURS, scope, item, tally_mean(&type->turnaround) / (double)TIME_HOUR);
    static const struct {
        enum metric_id id;
        double share;
    } percentiles[] = {{METRIC_TAT_P50_HOURS, 0.5},
                       {METRIC_TAT_P90_HOURS, 0.9},
                       {METRIC_TAT_P95_HOURS, 0.95},
                       {METRIC_TAT_P99_HOURS, 0.99}};
    for (int i = 0; i < 4; i++)
        emit(walk, percentiles[i].id, scope, item,
             walk->values ? sketch_quantile(sketch, percentiles[i].share) / (double)TIME_HOUR : 0);
    emit(walk, METRIC_TAT_WITHIN_TARGET_SHARE, scope, item, ratio((double)type->due_within_target, (double)type->due));
}

static void emit_type(struct walk *walk, enum scope scope, int item, const struct type_record *type,
                      const struct sketch *sketch)
{
    const struct day_table *days = &walk->plan->days;
    double window = (double)(days->horizon - days->window_start);
    emit(walk, METRIC_ENCOUNTERS_ARRIVED, scope, item, (double)type->arrived);
    emit(walk, METRIC_ENCOUNTERS_CODED, scope, item, (double)type->coded);
    emit(walk, METRIC_ENCOUNTERS_TOUCHLESS, scope, item, (double)type->touchless);
    emit(walk, METRIC_ENCOUNTERS_BILLED, scope, item, (double)type->billed);
    emit(walk, METRIC_QUERIES, scope, item, (double)type->queries);
    emit(walk, METRIC_QUERY_SHARE, scope, item, ratio((double)type->queries, (double)type->coded));
    emit(walk, METRIC_QUERIES_UNANSWERED, scope, item, (double)type->queries_unanswered);
    emit(walk, METRIC_IN_QUERY_MEAN_ENCOUNTERS, scope, item, (double)type->query_area / window);
    emit(walk, METRIC_ENCOUNTERS_OPEN_END, scope, item, (double)type->open);
    emit(walk, METRIC_ENCOUNTERS_UNCODED_END, scope, item, (double)type->uncoded);
    emit_turnaround(walk, scope, item, type, sketch);
    emit(walk, METRIC_WAITING_MEAN_ENCOUNTERS, scope, item, (double)type->waiting_area / window);
    emit(walk, METRIC_IN_CODING_MEAN_ENCOUNTERS, scope, item, (double)type->coding_area / window);
    emit(walk, METRIC_OLDEST_END_DAYS, scope, item,
         type->oldest_ready == TIME_NEVER ? 0 : time_to_days(days->horizon - type->oldest_ready));
}

static void emit_types(struct walk *walk)
{
    static const struct type_record nothing;
    emit_type(walk, SCOPE_ALL, 0, &walk->sums[0], &walk->sketches[0]);
    for (int s = 0; s < SETTING_COUNT; s++)
        if (walk->has_setting[s]) emit_type(walk, SCOPE_SETTING, s, &walk->sums[1 + s], &walk->sketches[1 + s]);
    for (int t = 0; t < (int)walk->plan->work_types; t++) {
        const struct type_record *type = walk->department ? &walk->department->recorder.types[t] : &nothing;
        emit_type(walk, SCOPE_WORK_TYPE, t, type, type->turnaround_sketch);
    }
}

/* Sums of the window's snapshots are exact: cents x days. */
static double mean_usd(const struct walk *walk, const int64_t *cents)
{
    const struct day_table *days = &walk->plan->days;
    int128 sum = 0;
    for (int d = days->first_day; d < days->days; d++) sum += cents[d];
    return (double)sum / 100.0 / (days->days - days->first_day);
}

/* DNFB days: the days before the start count at the revenue expected at the start. */
static void dnfb_days(const struct department *department, double *ratios)
{
    const struct plan *plan = department->plan;
    int window = (int)plan->scenario->facility.dnfb_window_days;
    int64_t seen = 0;
    for (int d = 0; d < plan->days.days; d++) {
        seen += department->ledger.revenue[d];
        if (d >= window) seen -= department->ledger.revenue[d - window];
        int before = d + 1 < window ? window - d - 1 : 0;
        double per_day = ((double)seen + before * plan->opening_revenue_cents) / window;
        ratios[d] = ratio((double)ledger_dnfb(&department->ledger, d), per_day);
    }
}

static void emit_dnfb_days(struct walk *walk)
{
    const struct day_table *days = &walk->plan->days;
    int week_start = days->days - 7 > days->first_day ? days->days - 7 : days->first_day;
    double sum = 0, peak = 0, last = NAN, week = 0;
    if (walk->department) {
        double *ratios = memory_allocate((size_t)days->days, sizeof *ratios);
        dnfb_days(walk->department, ratios);
        for (int d = days->first_day; d < days->days; d++) {
            sum += ratios[d];
            if (ratios[d] > peak) peak = ratios[d];
        }
        last = ratios[days->days - 1];
        for (int d = week_start; d < days->days; d++) week += ratios[d] / (days->days - week_start);
        free(ratios);
    }
    emit(walk, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0, sum / (days->days - days->first_day));
    emit(walk, METRIC_DNFB_PEAK_DAYS, SCOPE_ALL, 0, isnan(sum) ? NAN : peak);
    emit(walk, METRIC_DNFB_END_DAYS, SCOPE_ALL, 0, last);
    emit(walk, METRIC_DNFB_LAST_WEEK_DAYS, SCOPE_ALL, 0, week);
}

static int64_t coding_cents(const struct ledger *ledger, int day)
{
    return ledger->gross[CAUSE_CODING_QUEUE][day] + ledger->gross[CAUSE_CODING][day];
}

static void emit_dnfb(struct walk *walk)
{
    const struct day_table *days = &walk->plan->days;
    const struct ledger *ledger = walk->department ? &walk->department->ledger : NULL;
    double gross[CAUSE_COUNT] = {0}, net[CAUSE_COUNT] = {0}, all = 0, all_net = 0;
    int64_t peak = 0, end = 0, end_net = 0, end_coding = 0;
    if (ledger) {
        for (int c = 0; c < CAUSE_COUNT; c++) {
            all += gross[c] = mean_usd(walk, ledger->gross[c]);
            all_net += net[c] = mean_usd(walk, ledger->net[c]);
        }
        for (int d = days->first_day; d < days->days; d++)
            if (ledger_dnfb(ledger, d) > peak) peak = ledger_dnfb(ledger, d);
        end = ledger_dnfb(ledger, days->days - 1);
        end_net = ledger_net_dnfb(ledger, days->days - 1);
        end_coding = coding_cents(ledger, days->days - 1);
    }
    emit(walk, METRIC_DNFB_MEAN_USD, SCOPE_ALL, 0, all);
    emit(walk, METRIC_DNFB_PEAK_USD, SCOPE_ALL, 0, (double)peak / 100);
    emit(walk, METRIC_DNFB_END_USD, SCOPE_ALL, 0, (double)end / 100);
    emit_dnfb_days(walk);
    emit(walk, METRIC_DNFB_CODING_SHARE, SCOPE_ALL, 0, ratio(gross[CAUSE_CODING_QUEUE] + gross[CAUSE_CODING], all));
    emit(walk, METRIC_DNFB_CODING_SHARE_END, SCOPE_ALL, 0, ratio((double)end_coding, (double)end));
    emit(walk, METRIC_NET_DNFB_MEAN_USD, SCOPE_ALL, 0, all_net);
    emit(walk, METRIC_NET_DNFB_END_USD, SCOPE_ALL, 0, (double)end_net / 100);
    for (int c = 0; c < CAUSE_COUNT; c++) emit(walk, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, c, gross[c]);
    for (int c = 0; c < CAUSE_COUNT; c++) emit(walk, METRIC_NET_DNFB_CAUSE_USD, SCOPE_CAUSE, c, net[c]);
    emit(walk, METRIC_UNBILLED_PROFESSIONAL_MEAN_USD, SCOPE_ALL, 0, ledger ? mean_usd(walk, ledger->professional) : 0);
}

static void emit_costs(struct walk *walk)
{
    const struct department *department = walk->department;
    int64_t cents[COST_COUNT] = {0}, total = 0;
    for (int c = 0; c < COST_COUNT && department; c++)
        total += cents[c] = cost_of_component(department, (enum cost_component)c);
    emit(walk, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0, (double)total / 100);
    for (int c = 0; c < COST_COUNT; c++)
        emit(walk, METRIC_COST_COMPONENT_USD, SCOPE_COMPONENT, c, (double)cents[c] / 100);
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++) {
        int64_t pool = 0;
        for (int c = 0; c < COST_COUNT && department; c++) pool += cost_of_pool(department, p, (enum cost_component)c);
        emit(walk, METRIC_COST_TOTAL_USD, SCOPE_POOL, p, (double)pool / 100);
    }
    emit(walk, METRIC_COST_PER_ENCOUNTER_USD, SCOPE_ALL, 0, ratio((double)total / 100, (double)walk->sums[0].coded));
}

static void emit_pools(struct walk *walk)
{
    static const struct pool_record nothing;
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++) {
        const struct pool_record *pool = walk->department ? &walk->department->recorder.pool_records[p] : &nothing;
        emit(walk, METRIC_ENCOUNTERS_CODED, SCOPE_POOL, p, (double)pool->coded);
        emit(walk, METRIC_UTILIZATION_SHARE, SCOPE_POOL, p, ratio((double)pool->busy, (double)pool->staffed));
        int128 paid = walk->department ? cost_paid_time(walk->department, p) + pool->overtime : 0;
        emit(walk, METRIC_PAID_HOURS, SCOPE_POOL, p, (double)paid / (double)TIME_HOUR);
        emit(walk, METRIC_OVERTIME_HOURS, SCOPE_POOL, p, (double)pool->overtime / (double)TIME_HOUR);
    }
}

static size_t walk_metrics(const struct plan *plan, const struct department *department, struct metric_key *keys,
                           double *values)
{
    struct walk *walk = memory_allocate(1, sizeof *walk);
    *walk = (struct walk){.plan = plan, .department = department, .keys = keys, .values = values};
    walk->sketches = memory_allocate(1 + SETTING_COUNT, sizeof *walk->sketches);
    sum_types(walk);
    emit_types(walk);
    emit_dnfb(walk);
    emit_costs(walk);
    emit_pools(walk);
    size_t count = walk->count;
    free(walk->sketches);
    free(walk);
    return count;
}

void metric_keys_init(struct metric_keys *keys, const struct plan *plan)
{
    keys->count = walk_metrics(plan, NULL, NULL, NULL);
    keys->items = memory_allocate(keys->count, sizeof *keys->items);
    walk_metrics(plan, NULL, keys->items, NULL);
}

void metric_values(const struct department *department, double *values)
{
    walk_metrics(department->plan, department, NULL, values);
}

const char *metric_key_item(const struct scenario *scenario, const struct metric_key *key)
{
    switch (key->scope) {
    case SCOPE_ALL:
        break;
    case SCOPE_WORK_TYPE:
        return scenario->work_types.items[key->item].name;
    case SCOPE_SETTING:
        return setting_names[key->item];
    case SCOPE_POOL:
        return scenario->pools.items[key->item].name;
    case SCOPE_CAUSE:
        return cause_names[key->item];
    case SCOPE_COMPONENT:
        return cost_names[key->item];
    }
    return "";
}

void metric_tat_curves(const struct department *department, double *values)
{
    struct sketch *sketches = memory_allocate(TAT_CURVES, sizeof *sketches);
    const struct scenario *scenario = department->plan->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct sketch *sketch = department->recorder.types[t].turnaround_sketch;
        sketch_merge(&sketches[0], sketch);
        sketch_merge(&sketches[1 + scenario->work_types.items[t].setting], sketch);
    }
    for (int c = 0; c < TAT_CURVES; c++)
        for (int i = 0; i < TAT_GRID_POINTS; i++)
            *values++ = sketch_share_at_most(&sketches[c], i * TAT_GRID_HOURS * TIME_HOUR);
    free(sketches);
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

static void sum_backlog(const struct ledger *ledger, double *out, int days)
{
    for (int d = 0; d < days; d++) out[d] = 0;
    for (size_t t = 0; t < ledger->work_types; t++)
        for (int d = 0; d < days; d++) out[d] += (double)ledger->backlog[t * ((size_t)days + 1) + (size_t)d];
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
        dnfb_days(department, out);
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
            sum_backlog(ledger, out, days);
        else
            copy_counts(out, ledger->backlog + (size_t)key->item * ((size_t)days + 1), days);
        break;
    case SERIES_ARRIVED_ENCOUNTERS:
        copy_counts(out, ledger->arrived, days);
        break;
    case SERIES_CODED_ENCOUNTERS:
        copy_counts(out, ledger->coded, days);
        break;
    case SERIES_BILLED_ENCOUNTERS:
        copy_counts(out, ledger->billed, days);
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
