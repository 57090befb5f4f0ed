#include "experiment/actuals.h"
#include "models/history_open.h"
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const enum series_id actual_series[ACTUAL_COUNT] = {SERIES_DNFB_USD, SERIES_BACKLOG_ENCOUNTERS, SERIES_TAT_MEAN_HOURS};

struct counting {
    struct actuals *actuals;
    const struct scenario *scenario;
    int64_t *dollars, *backlog, *coded; /* by day; the first two are differences, days + 1 entries */
    double *hours;
};

int *actuals_types(const struct history *history, const struct scenario *scenario)
{
    int *types = memory_allocate(history->work_types.count, sizeof *types);
    for (size_t t = 0; t < history->work_types.count; t++) {
        types[t] = -1;
        for (size_t s = 0; s < scenario->work_types.count; s++)
            if (strcmp(history->work_types.items[t], scenario->work_types.items[s].name) == 0) types[t] = (int)s;
    }
    return types;
}

/* Mean known charges in cents by work type of the history; 0 where none is known. */
static int64_t *mean_cents(const struct history *history)
{
    size_t count = history->work_types.count;
    int64_t *means = memory_allocate(count, sizeof *means), *known = memory_allocate(count, sizeof *known);
    double *sums = memory_allocate(count, sizeof *sums);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (account->work_type < 0 || isnan(account->gross_usd)) continue;
        sums[account->work_type] += account->gross_usd;
        known[account->work_type]++;
    }
    for (size_t t = 0; t < count; t++) means[t] = known[t] ? llround(sums[t] / (double)known[t] * 100) : 0;
    free(known);
    free(sums);
    return means;
}

/* Day of an instant: 0 for all before the first, `days` for all after the last and for what has not happened. */
static size_t day_of(const struct counting *counting, int64_t instant)
{
    const struct actuals *actuals = counting->actuals;
    if (instant == HISTORY_NONE) return actuals->days;
    int64_t day = zone_day_at(counting->scenario->facility.zone, instant) - actuals->first_day;
    if (day < 0) return 0;
    return day < (int64_t)actuals->days ? (size_t)day : actuals->days;
}

static bool is_before(const struct counting *counting, int64_t instant)
{
    return zone_day_at(counting->scenario->facility.zone, instant) < counting->actuals->first_day;
}

static void add_stay(int64_t *differences, size_t from, size_t to, int64_t amount)
{
    if (from >= to) return;
    differences[from] += amount;
    differences[to] -= amount;
}

static void add_dollars(struct counting *counting, const struct history_account *account, int64_t type_mean)
{
    size_t from = day_of(counting, account->discharge), to = day_of(counting, account->billed);
    bool is_known = !isnan(account->gross_usd);
    if (from >= to) return;
    if (!is_known) counting->actuals->without_charges++;
    add_stay(counting->dollars, from, to, is_known ? llround(account->gross_usd * 100) : type_mean);
}

static int64_t earlier(int64_t a, int64_t b)
{
    if (a == HISTORY_NONE || b == HISTORY_NONE) return a == HISTORY_NONE ? b : a;
    return a < b ? a : b;
}

static void add_chart(struct counting *counting, const struct history_account *account)
{
    struct actuals *actuals = counting->actuals;
    int64_t ready = actuals->knows_documentation ? history_ready(account) : account->discharge;
    if (ready != HISTORY_NONE)
        add_stay(counting->backlog, day_of(counting, ready), day_of(counting, earlier(account->coded, account->billed)),
                 1);
    size_t day = day_of(counting, account->coded);
    if (day == actuals->days || is_before(counting, account->coded)) return;
    if (actuals->knows_documentation && account->documented == HISTORY_NONE) {
        actuals->without_documentation++;
        return;
    }
    counting->coded[day]++;
    counting->hours[day] += (double)(account->coded - ready) / 3600;
}

static void count_accounts(struct counting *counting, const struct history *history)
{
    const struct scenario *scenario = counting->scenario;
    int *types = actuals_types(history, scenario);
    int64_t *means = mean_cents(history);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        int type = account->work_type < 0 ? -1 : types[account->work_type];
        if (account->discharge == HISTORY_NONE) continue;
        if (type < 0) {
            counting->actuals->left_out++;
            continue;
        }
        if (scenario->work_types.items[type].billing == BILLING_HOSPITAL)
            add_dollars(counting, account, means[account->work_type]);
        if (metric_is_encounter(scenario, type)) add_chart(counting, account);
    }
    free(means);
    free(types);
}

static void fill(struct counting *counting)
{
    struct actuals *actuals = counting->actuals;
    int64_t cents = 0, charts = 0;
    for (size_t d = 0; d < actuals->days; d++) {
        cents += counting->dollars[d];
        charts += counting->backlog[d];
        actuals->values[ACTUAL_DNFB_USD][d] = (double)cents / 100;
        actuals->values[ACTUAL_BACKLOG][d] = (double)charts;
        actuals->values[ACTUAL_TAT_HOURS][d] =
            counting->coded[d] ? counting->hours[d] / (double)counting->coded[d] : (double)NAN;
    }
}

void actuals_make(struct actuals *actuals, const struct history *history, const struct scenario *scenario,
                  int64_t first_day, size_t days)
{
    *actuals = (struct actuals){
        .first_day = first_day, .days = days, .knows_documentation = history_knows_documentation(history)};
    for (int a = 0; a < ACTUAL_COUNT; a++) actuals->values[a] = memory_allocate(days, sizeof(double));
    struct counting counting = {actuals,
                                scenario,
                                memory_allocate(days + 1, sizeof(int64_t)),
                                memory_allocate(days + 1, sizeof(int64_t)),
                                memory_allocate(days + 1, sizeof(int64_t)),
                                memory_allocate(days + 1, sizeof(double))};
    count_accounts(&counting, history);
    fill(&counting);
    free(counting.dollars);
    free(counting.backlog);
    free(counting.coded);
    free(counting.hours);
}

void actuals_free(struct actuals *actuals)
{
    for (int a = 0; a < ACTUAL_COUNT; a++) free(actuals->values[a]);
    *actuals = (struct actuals){0};
}
