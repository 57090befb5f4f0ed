/* From a replication's exact counts to the values of the metrics table: work and DNFB. */
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

void metric_emit(struct metric_walk *walk, int id, enum scope scope, int item, double value)
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
    into->quality_area += from->quality_area;
    if (from->oldest_ready < into->oldest_ready) into->oldest_ready = from->oldest_ready;
}

bool metric_is_encounter(const struct scenario *scenario, int work_type)
{
    return scenario->work_types.items[work_type].bucket <= BUCKET_ROUTINE;
}

static void sum_types(struct metric_walk *walk)
{
    const struct scenario *scenario = walk->plan->scenario;
    for (int s = 0; s <= SETTING_COUNT; s++) walk->sums[s].oldest_ready = TIME_NEVER;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        enum setting setting = scenario->work_types.items[t].setting;
        if (!metric_is_encounter(scenario, (int)t)) continue;
        walk->has_setting[setting] = true;
        if (!walk->department) continue;
        const struct type_record *type = &walk->department->recorder.types[t];
        add_type(&walk->sums[0], type);
        add_type(&walk->sums[1 + setting], type);
        sketch_merge(&walk->sketches[0], type->turnaround_sketch);
        sketch_merge(&walk->sketches[1 + setting], type->turnaround_sketch);
    }
}

double metric_ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void emit_turnaround(struct metric_walk *walk, enum scope scope, int item, const struct type_record *type,
                            const struct sketch *sketch)
{
    metric_emit(walk, METRIC_WAIT_MEAN_HOURS, scope, item, tally_mean(&type->wait) / (double)TIME_HOUR);
    metric_emit(walk, METRIC_WAIT_SHARE, scope, item, metric_ratio((double)type->waited, (double)type->wait.count));
    metric_emit(walk, METRIC_TAT_MEAN_HOURS, scope, item, tally_mean(&type->turnaround) / (double)TIME_HOUR);
    static const struct {
        enum metric_id id;
        double share;
    } percentiles[] = {{METRIC_TAT_P50_HOURS, 0.5},
                       {METRIC_TAT_P90_HOURS, 0.9},
                       {METRIC_TAT_P95_HOURS, 0.95},
                       {METRIC_TAT_P99_HOURS, 0.99}};
    for (int i = 0; i < 4; i++)
        metric_emit(walk, percentiles[i].id, scope, item,
                    walk->values ? sketch_quantile(sketch, percentiles[i].share) / (double)TIME_HOUR : 0);
    metric_emit(walk, METRIC_TAT_WITHIN_TARGET_SHARE, scope, item,
                metric_ratio((double)type->due_within_target, (double)type->due));
}

static void emit_type(struct metric_walk *walk, enum scope scope, int item, const struct type_record *type,
                      const struct sketch *sketch)
{
    const struct day_table *days = &walk->plan->days;
    double window = (double)(days->horizon - days->window_start);
    metric_emit(walk, METRIC_ENCOUNTERS_ARRIVED, scope, item, (double)type->arrived);
    metric_emit(walk, METRIC_ENCOUNTERS_CODED, scope, item, (double)type->coded);
    metric_emit(walk, METRIC_ENCOUNTERS_TOUCHLESS, scope, item, (double)type->touchless);
    metric_emit(walk, METRIC_ENCOUNTERS_BILLED, scope, item, (double)type->billed);
    metric_emit(walk, METRIC_QUERIES, scope, item, (double)type->queries);
    metric_emit(walk, METRIC_QUERY_SHARE, scope, item, metric_ratio((double)type->queries, (double)type->coded));
    metric_emit(walk, METRIC_QUERIES_UNANSWERED, scope, item, (double)type->queries_unanswered);
    metric_emit(walk, METRIC_IN_QUERY_MEAN_ENCOUNTERS, scope, item, (double)type->query_area / window);
    metric_emit(walk, METRIC_ENCOUNTERS_OPEN_END, scope, item, (double)type->open);
    metric_emit(walk, METRIC_ENCOUNTERS_UNCODED_END, scope, item, (double)type->uncoded);
    emit_turnaround(walk, scope, item, type, sketch);
    metric_emit(walk, METRIC_WAITING_MEAN_ENCOUNTERS, scope, item, (double)type->waiting_area / window);
    metric_emit(walk, METRIC_IN_CODING_MEAN_ENCOUNTERS, scope, item, (double)type->coding_area / window);
    metric_emit(walk, METRIC_IN_QUALITY_MEAN_ENCOUNTERS, scope, item, (double)type->quality_area / window);
    metric_emit(walk, METRIC_OLDEST_END_DAYS, scope, item,
                type->oldest_ready == TIME_NEVER ? 0 : time_to_days(days->horizon - type->oldest_ready));
}

static void emit_types(struct metric_walk *walk)
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
static double mean_usd(const struct metric_walk *walk, const int64_t *cents)
{
    const struct day_table *days = &walk->plan->days;
    int128 sum = 0;
    for (int d = days->first_day; d < days->days; d++) sum += cents[d];
    return (double)sum / 100.0 / (days->days - days->first_day);
}

/* First of the window's last seven days; a shorter window counts whole. */
static int last_week(const struct day_table *days)
{
    return days->days - 7 > days->first_day ? days->days - 7 : days->first_day;
}

static void emit_dnfb_days(struct metric_walk *walk)
{
    const struct day_table *days = &walk->plan->days;
    int week_start = last_week(days);
    double sum = 0, peak = 0, last = NAN, week = 0;
    if (walk->department) {
        double *ratios = memory_allocate((size_t)days->days, sizeof *ratios);
        metric_dnfb_days(walk->department, ratios);
        for (int d = days->first_day; d < days->days; d++) {
            sum += ratios[d];
            if (ratios[d] > peak) peak = ratios[d];
        }
        last = ratios[days->days - 1];
        for (int d = week_start; d < days->days; d++) week += ratios[d] / (days->days - week_start);
        free(ratios);
    }
    metric_emit(walk, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0, sum / (days->days - days->first_day));
    metric_emit(walk, METRIC_DNFB_PEAK_DAYS, SCOPE_ALL, 0, isnan(sum) ? NAN : peak);
    metric_emit(walk, METRIC_DNFB_END_DAYS, SCOPE_ALL, 0, last);
    metric_emit(walk, METRIC_DNFB_LAST_WEEK_DAYS, SCOPE_ALL, 0, week);
}

static int64_t coding_cents(const struct ledger *ledger, int day)
{
    return ledger->gross[CAUSE_CODING_QUEUE][day] + ledger->gross[CAUSE_CODING][day] +
           ledger->gross[CAUSE_QUALITY][day];
}

static void emit_dnfb(struct metric_walk *walk)
{
    const struct day_table *days = &walk->plan->days;
    const struct ledger *ledger = walk->department ? &walk->department->ledger : NULL;
    double gross[CAUSE_COUNT] = {0}, net[CAUSE_COUNT] = {0}, all = 0, all_net = 0;
    int64_t peak = 0, end = 0, end_net = 0, week_net = 0, end_coding = 0;
    if (ledger) {
        for (int c = 0; c < CAUSE_COUNT; c++) {
            all += gross[c] = mean_usd(walk, ledger->gross[c]);
            all_net += net[c] = mean_usd(walk, ledger->net[c]);
        }
        for (int d = days->first_day; d < days->days; d++)
            if (ledger_dnfb(ledger, d) > peak) peak = ledger_dnfb(ledger, d);
        for (int d = last_week(days); d < days->days; d++) week_net += ledger_net_dnfb(ledger, d);
        end = ledger_dnfb(ledger, days->days - 1);
        end_net = ledger_net_dnfb(ledger, days->days - 1);
        end_coding = coding_cents(ledger, days->days - 1);
    }
    metric_emit(walk, METRIC_DNFB_MEAN_USD, SCOPE_ALL, 0, all);
    metric_emit(walk, METRIC_DNFB_PEAK_USD, SCOPE_ALL, 0, (double)peak / 100);
    metric_emit(walk, METRIC_DNFB_END_USD, SCOPE_ALL, 0, (double)end / 100);
    emit_dnfb_days(walk);
    metric_emit(walk, METRIC_DNFB_CODING_SHARE, SCOPE_ALL, 0,
                metric_ratio(gross[CAUSE_CODING_QUEUE] + gross[CAUSE_CODING] + gross[CAUSE_QUALITY], all));
    metric_emit(walk, METRIC_DNFB_CODING_SHARE_END, SCOPE_ALL, 0, metric_ratio((double)end_coding, (double)end));
    metric_emit(walk, METRIC_NET_DNFB_MEAN_USD, SCOPE_ALL, 0, all_net);
    metric_emit(walk, METRIC_NET_DNFB_END_USD, SCOPE_ALL, 0, (double)end_net / 100);
    metric_emit(walk, METRIC_NET_DNFB_LAST_WEEK_USD, SCOPE_ALL, 0,
                (double)week_net / 100 / (days->days - last_week(days)));
    for (int c = 0; c < CAUSE_COUNT; c++) metric_emit(walk, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, c, gross[c]);
    for (int c = 0; c < CAUSE_COUNT; c++) metric_emit(walk, METRIC_NET_DNFB_CAUSE_USD, SCOPE_CAUSE, c, net[c]);
    metric_emit(walk, METRIC_UNBILLED_PROFESSIONAL_MEAN_USD, SCOPE_ALL, 0,
                ledger ? mean_usd(walk, ledger->professional) : 0);
}

const int64_t *metric_window_money(const struct metric_walk *walk)
{
    return walk->window;
}

const int64_t *metric_window_type(const struct metric_walk *walk, int type)
{
    return walk->window + MONEY_COUNTS + type * TYPE_COUNTS;
}

const int64_t *metric_window_pool(const struct metric_walk *walk, int pool)
{
    return walk->window + MONEY_COUNTS + walk->plan->work_types * TYPE_COUNTS + (size_t)pool * POOL_COUNTS;
}

const int64_t *metric_window_cause(const struct metric_walk *walk, int cause)
{
    return metric_window_pool(walk, (int)walk->plan->scenario->pools.count) + cause * CAUSE_COUNTS;
}

void metric_window_location(const struct metric_walk *walk, int location, int64_t sums[POOL_COUNTS])
{
    for (int c = 0; c < POOL_COUNTS; c++) sums[c] = 0;
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++)
        for (int c = 0; c < POOL_COUNTS; c++)
            if (location < 0 || (int)walk->plan->scenario->pools.items[p].location == location)
                sums[c] += metric_window_pool(walk, p)[c];
}

static void sum_window(struct metric_walk *walk)
{
    const struct scenario *scenario = walk->plan->scenario;
    size_t width = MONEY_COUNTS + walk->plan->work_types * TYPE_COUNTS + scenario->pools.count * POOL_COUNTS +
                   walk->plan->claims.cause_count * CAUSE_COUNTS;
    walk->window = memory_allocate(width, sizeof *walk->window);
    if (walk->department)
        day_book_sum(&walk->department->book, walk->plan->days.first_day, walk->plan->days.days, walk->window);
}

static void emit_gates(struct metric_walk *walk)
{
    for (int g = 0; g < (int)walk->plan->scenario->gates.count; g++)
        metric_emit(walk, METRIC_GATE_OPEN_SHARE, SCOPE_GATE, g,
                    walk->department ? walk->department->gates_open >> g & 1 : 0);
}

static size_t walk_metrics(const struct plan *plan, const struct department *department, struct metric_key *keys,
                           double *values)
{
    struct metric_walk *walk = memory_allocate(1, sizeof *walk);
    *walk = (struct metric_walk){.plan = plan, .department = department, .keys = keys, .values = values};
    walk->sketches = memory_allocate(1 + SETTING_COUNT, sizeof *walk->sketches);
    sum_types(walk);
    sum_window(walk);
    emit_types(walk);
    emit_dnfb(walk);
    metric_walk_quality(walk);
    metric_walk_people(walk);
    metric_walk_costs(walk);
    metric_walk_money(walk);
    emit_gates(walk);
    size_t count = walk->count;
    free(walk->window);
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
    case SCOPE_LOCATION:
        return location_names[key->item];
    case SCOPE_GATE:
        return scenario->gates.items[key->item].name;
    case SCOPE_DENIAL_CAUSE:
        return scenario->claims.denial_causes.items[key->item].name;
    }
    return "";
}

void metric_tat_curves(const struct department *department, double *values)
{
    struct sketch *sketches = memory_allocate(TAT_CURVES, sizeof *sketches);
    const struct scenario *scenario = department->plan->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct sketch *sketch = department->recorder.types[t].turnaround_sketch;
        if (!metric_is_encounter(scenario, (int)t)) continue;
        sketch_merge(&sketches[0], sketch);
        sketch_merge(&sketches[1 + scenario->work_types.items[t].setting], sketch);
    }
    for (int c = 0; c < TAT_CURVES; c++)
        for (int i = 0; i < TAT_GRID_POINTS; i++)
            *values++ = sketch_share_at_most(&sketches[c], i * TAT_GRID_HOURS * TIME_HOUR);
    free(sketches);
}
