/* From a replication's exact counts to the values of the metrics table: the walk, and DNFB. */
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

void metric_emit(struct metric_walk *walk, int id, enum scope scope, int item, double value)
{
    if (!walk->is_window && metric_needs_window[id]) return;
    if (walk->keys) walk->keys[walk->count] = (struct metric_key){id, scope, item};
    if (walk->values) walk->values[walk->count] = value;
    walk->count++;
}

bool metric_is_encounter(const struct scenario *scenario, int work_type)
{
    return scenario->work_types.items[work_type].bucket <= BUCKET_ROUTINE;
}

double metric_ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

/* Sums of the snapshots are exact: cents x days. */
static double mean_usd(const struct metric_walk *walk, const int64_t *cents)
{
    int128 sum = 0;
    for (int d = walk->from; d < walk->to; d++) sum += cents[d];
    return (double)sum / 100.0 / metric_walk_days(walk);
}

/* First of the window's last seven days; a shorter window counts whole. */
static int last_week(const struct day_table *days)
{
    return days->days - 7 > days->first_day ? days->days - 7 : days->first_day;
}

/* Each day's ratio is parted as its dollars are. */
static double cause_days(const struct metric_walk *walk, const double *ratios, int cause)
{
    const struct ledger *ledger = &walk->department->ledger;
    double sum = 0;
    for (int d = walk->from; d < walk->to; d++) {
        int64_t all = ledger_dnfb(ledger, d);
        sum += all > 0 ? ratios[d] * ((double)ledger->gross[cause][d] / (double)all) : ratios[d];
    }
    return sum / metric_walk_days(walk);
}

static void emit_dnfb_days(struct metric_walk *walk)
{
    const struct day_table *days = &walk->plan->days;
    int week_start = last_week(days);
    double sum = 0, peak = 0, last = NAN, week = 0, causes[CAUSE_COUNT] = {0};
    if (walk->department) {
        double *ratios = memory_allocate((size_t)days->days, sizeof *ratios);
        metric_dnfb_days(walk->department, ratios);
        for (int d = walk->from; d < walk->to; d++) {
            sum += ratios[d];
            if (ratios[d] > peak) peak = ratios[d];
        }
        last = ratios[walk->to - 1];
        for (int d = week_start; d < days->days; d++) week += ratios[d] / (days->days - week_start);
        for (int c = 0; c < CAUSE_COUNT; c++) causes[c] = cause_days(walk, ratios, c);
        free(ratios);
    }
    metric_emit(walk, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0, sum / metric_walk_days(walk));
    metric_emit(walk, METRIC_DNFB_PEAK_DAYS, SCOPE_ALL, 0, isnan(sum) ? NAN : peak);
    metric_emit(walk, METRIC_DNFB_END_DAYS, SCOPE_ALL, 0, last);
    metric_emit(walk, METRIC_DNFB_LAST_WEEK_DAYS, SCOPE_ALL, 0, week);
    for (int c = 0; c < CAUSE_COUNT; c++) metric_emit(walk, METRIC_DNFB_CAUSE_DAYS, SCOPE_CAUSE, c, causes[c]);
}

static int64_t coding_cents(const struct ledger *ledger, int day)
{
    return ledger->gross[CAUSE_CODING_QUEUE][day] + ledger->gross[CAUSE_CODING][day] +
           ledger->gross[CAUSE_QUALITY][day];
}

static void emit_dnfb(struct metric_walk *walk)
{
    const struct ledger *ledger = walk->department ? &walk->department->ledger : NULL;
    double gross[CAUSE_COUNT] = {0}, net[CAUSE_COUNT] = {0}, all = 0, all_net = 0;
    int64_t peak = 0, end = 0, end_net = 0, week_net = 0, end_coding = 0;
    if (ledger) {
        for (int c = 0; c < CAUSE_COUNT; c++) {
            all += gross[c] = mean_usd(walk, ledger->gross[c]);
            all_net += net[c] = mean_usd(walk, ledger->net[c]);
        }
        for (int d = walk->from; d < walk->to; d++)
            if (ledger_dnfb(ledger, d) > peak) peak = ledger_dnfb(ledger, d);
        for (int d = last_week(&walk->plan->days); d < walk->to; d++) week_net += ledger_net_dnfb(ledger, d);
        end = ledger_dnfb(ledger, walk->to - 1);
        end_net = ledger_net_dnfb(ledger, walk->to - 1);
        end_coding = coding_cents(ledger, walk->to - 1);
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
                (double)week_net / 100 / (walk->to - last_week(&walk->plan->days)));
    for (int c = 0; c < CAUSE_COUNT; c++) metric_emit(walk, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, c, gross[c]);
    for (int c = 0; c < CAUSE_COUNT; c++) metric_emit(walk, METRIC_NET_DNFB_CAUSE_USD, SCOPE_CAUSE, c, net[c]);
    metric_emit(walk, METRIC_UNBILLED_PROFESSIONAL_MEAN_USD, SCOPE_ALL, 0,
                ledger ? mean_usd(walk, ledger->professional) : 0);
}

const int64_t *metric_book_money(const struct metric_walk *walk)
{
    return walk->book;
}

const int64_t *metric_book_type(const struct metric_walk *walk, int type)
{
    return walk->book + MONEY_COUNTS + type * TYPE_COUNTS;
}

const int64_t *metric_book_pool(const struct metric_walk *walk, int pool)
{
    return walk->book + MONEY_COUNTS + walk->plan->work_types * TYPE_COUNTS + (size_t)pool * POOL_COUNTS;
}

const int64_t *metric_book_cause(const struct metric_walk *walk, int cause)
{
    return metric_book_pool(walk, (int)walk->plan->scenario->pools.count) + cause * CAUSE_COUNTS;
}

void metric_book_location(const struct metric_walk *walk, int location, int64_t sums[POOL_COUNTS])
{
    for (int c = 0; c < POOL_COUNTS; c++) sums[c] = 0;
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++)
        for (int c = 0; c < POOL_COUNTS; c++)
            if (location < 0 || (int)walk->plan->scenario->pools.items[p].location == location)
                sums[c] += metric_book_pool(walk, p)[c];
}

const int64_t *metric_costs(const struct metric_walk *walk, int pool)
{
    return walk->costs + (size_t)pool * COST_COUNT;
}

int64_t metric_cost_of_pool(const struct metric_walk *walk, int pool)
{
    int64_t sum = 0;
    for (int c = 0; c < COST_COUNT; c++) sum += metric_costs(walk, pool)[c];
    return sum;
}

int64_t metric_cost_total(const struct metric_walk *walk)
{
    int64_t sum = 0;
    for (int p = 0; p <= (int)walk->plan->scenario->pools.count; p++) sum += metric_cost_of_pool(walk, p);
    return sum;
}

/* One pass over the days; every metric reads the sums. */
static void sum_books(struct metric_walk *walk)
{
    const struct scenario *scenario = walk->plan->scenario;
    size_t width = MONEY_COUNTS + walk->plan->work_types * TYPE_COUNTS + scenario->pools.count * POOL_COUNTS +
                   walk->plan->claims.cause_count * CAUSE_COUNTS;
    walk->book = memory_allocate(width, sizeof *walk->book);
    walk->costs = memory_allocate((scenario->pools.count + 1) * COST_COUNT, sizeof *walk->costs);
    if (!walk->department) return;
    day_book_sum(&walk->department->book, walk->from, walk->to, walk->book);
    cost_book_sum(&walk->department->costs, walk->from, walk->to, walk->costs);
}

static void emit_gates(struct metric_walk *walk)
{
    for (int g = 0; g < (int)walk->plan->scenario->gates.count; g++)
        metric_emit(walk, METRIC_GATE_OPEN_SHARE, SCOPE_GATE, g,
                    walk->department ? walk->department->gates_open >> g & 1 : 0);
}

static size_t walk_metrics(struct metric_walk *walk)
{
    sum_books(walk);
    metric_walk_work(walk);
    emit_dnfb(walk);
    metric_walk_quality(walk);
    metric_walk_people(walk);
    metric_walk_staffing(walk);
    metric_walk_costs(walk);
    metric_walk_money(walk);
    metric_walk_recovery(walk);
    emit_gates(walk);
    free(walk->book);
    free(walk->costs);
    return walk->count;
}

static struct metric_walk over_window(const struct plan *plan, const struct department *department)
{
    return (struct metric_walk){
        .plan = plan, .department = department, .from = plan->days.first_day, .to = plan->days.days, .is_window = true};
}

static void keys_init(struct metric_keys *keys, const struct metric_walk *walk)
{
    struct metric_walk counting = *walk, filling = *walk;
    keys->count = walk_metrics(&counting);
    filling.keys = keys->items = memory_allocate(keys->count, sizeof *keys->items);
    walk_metrics(&filling);
}

void metric_keys_init(struct metric_keys *keys, const struct plan *plan)
{
    struct metric_walk walk = over_window(plan, NULL);
    keys_init(keys, &walk);
}

void metric_values(const struct department *department, double *values)
{
    struct metric_walk walk = over_window(department->plan, department);
    walk.values = values;
    walk_metrics(&walk);
}

void metric_days_keys_init(struct metric_keys *keys, const struct plan *plan)
{
    struct metric_walk walk = over_window(plan, NULL);
    walk.is_window = false;
    keys_init(keys, &walk);
}

void metric_days_values(const struct department *department, int from, int to, double *values)
{
    struct metric_walk walk = {
        .plan = department->plan, .department = department, .values = values, .from = from, .to = to};
    walk_metrics(&walk);
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
        sketch_shares(&sketches[c], TAT_GRID_HOURS * TIME_HOUR, TAT_GRID_POINTS, &values[c * TAT_GRID_POINTS]);
    free(sketches);
}
