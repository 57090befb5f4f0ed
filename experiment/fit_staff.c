#include "experiment/fit_staff.h"
#include "experiment/estimate.h"
#include "experiment/fit_sessions.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARED_SHARE 0.25 /* of a type's charts: by coders who mostly do another type */

static bool is_coded_by_people(const struct history_account *account)
{
    return account->coded != HISTORY_NONE && account->touchless != 1;
}

/* ---- throughput ---------------------------------------------------------------------------------------------------
 */

struct effort { /* of one coder in one work type */
    int64_t charts;
    double minutes;
};

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure_type(struct fit_throughput *throughput, const struct effort *effort, size_t coders)
{
    double *speeds = memory_allocate(coders, sizeof *speeds), minutes = 0;
    int64_t charts = 0;
    for (size_t c = 0; c < coders; c++) {
        charts += effort[c].charts;
        minutes += effort[c].minutes;
        if (effort[c].charts >= FIT_CODER_ROWS_LEAST && c + 1 < coders && effort[c].minutes > 0)
            speeds[throughput->coders++] = 60 * (double)effort[c].charts / effort[c].minutes;
    }
    if (throughput->coders) qsort(speeds, (size_t)throughput->coders, sizeof *speeds, compare);
    throughput->per_hour = minutes > 0 ? 60 * (double)charts / minutes : (double)NAN;
    throughput->p10 = estimate_quantile_sorted(speeds, throughput->coders, 0.1);
    throughput->p50 = estimate_quantile_sorted(speeds, throughput->coders, 0.5);
    throughput->p90 = estimate_quantile_sorted(speeds, throughput->coders, 0.9);
    free(speeds);
}

/* The last coder of a type's row stands for those without a name. */
static void measure_throughput(struct fit_staff *staff, const struct history *history, bool knows_hours)
{
    size_t types = history->work_types.count, coders = history->coders.count + 1;
    struct effort *efforts = memory_allocate(types * coders, sizeof *efforts);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (!is_coded_by_people(account) || account->work_type < 0) continue;
        struct fit_throughput *throughput = &staff->throughput[account->work_type];
        int64_t local = account->coded + zone_offset_at(&history->zone, account->coded);
        throughput->charts++;
        throughput->by_hour[((local / 3600) % 24 + 24) % 24]++;
        size_t coder = account->coder >= 0 ? (size_t)account->coder : coders - 1;
        if (isnan(account->coding_minutes)) continue;
        efforts[(size_t)account->work_type * coders + coder].charts++;
        efforts[(size_t)account->work_type * coders + coder].minutes += account->coding_minutes;
    }
    for (size_t t = 0; t < types; t++) {
        struct fit_throughput *throughput = &staff->throughput[t];
        measure_type(throughput, &efforts[t * coders], coders);
        double charts = knows_hours ? (double)throughput->charts : (double)NAN;
        for (int hour = 0; hour < 24 && throughput->charts; hour++) throughput->by_hour[hour] /= charts;
    }
    free(efforts);
}

/* ---- groups of work types -----------------------------------------------------------------------------------------
 */

static int root_of(const int *parent, int type)
{
    while (parent[type] != type) type = parent[type];
    return type;
}

struct done { /* charts and minutes by coder and work type */
    int64_t *charts;
    double *minutes;
};

static size_t main_type(const double *minutes, const int64_t *charts, size_t types)
{
    size_t best = 0;
    for (size_t t = 1; t < types; t++)
        if (minutes[t] > minutes[best] || (minutes[t] == minutes[best] && charts[t] > charts[best])) best = t;
    return best;
}

/* A type belongs to the types that its coders mostly do. */
static void join(int *parent, const struct done *done, size_t types, size_t coders)
{
    int64_t *by_main = memory_allocate(types * types, sizeof *by_main); /* [type][main type of the coder] */
    for (size_t c = 0; c < coders; c++) {
        size_t most = main_type(done->minutes + c * types, done->charts + c * types, types);
        for (size_t t = 0; t < types; t++) by_main[t * types + most] += done->charts[c * types + t];
    }
    for (size_t t = 0; t < types; t++) {
        int64_t all = 0;
        for (size_t m = 0; m < types; m++) all += by_main[t * types + m];
        for (size_t m = 0; m < types; m++)
            if (by_main[t * types + m] > 0 && (double)by_main[t * types + m] >= SHARED_SHARE * (double)all)
                parent[root_of(parent, (int)t)] = root_of(parent, (int)m);
    }
    free(by_main);
}

static void group_types(int *parent, const struct history *history)
{
    size_t types = history->work_types.count, coders = history->coders.count;
    struct done done = {memory_allocate(types * coders, sizeof *done.charts),
                        memory_allocate(types * coders, sizeof *done.minutes)};
    for (size_t t = 0; t < types; t++) parent[t] = coders ? (int)t : 0;
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (account->coder < 0 || account->work_type < 0 || !is_coded_by_people(account)) continue;
        size_t at = (size_t)account->coder * types + (size_t)account->work_type;
        done.charts[at]++;
        if (!isnan(account->coding_minutes)) done.minutes[at] += account->coding_minutes;
    }
    join(parent, &done, types, coders);
    free(done.charts);
    free(done.minutes);
}

static void make_pool(struct fit_staff *staff, const struct history *history, const int *parent, int root,
                      bool knows_hours, double confidence)
{
    size_t types = history->work_types.count;
    struct fit_pool *pool = &staff->pools[staff->pool_count++];
    bool *is_member = memory_allocate(types, sizeof *is_member);
    *pool = (struct fit_pool){.types = memory_allocate(types, sizeof *pool->types), .busy_share = NAN};
    for (size_t t = 0; t < types; t++) {
        is_member[t] = root_of(parent, (int)t) == root;
        if (!is_member[t]) continue;
        pool->types[pool->type_count++] = (int32_t)t;
        pool->charts += staff->throughput[t].charts;
    }
    fit_sessions_sketch(pool, history, is_member, knows_hours);
    pool->pace = (struct fit_pace){0, {NAN, NAN, NAN}};
    if (knows_hours) pool->pace = fit_pace_make(history, is_member, confidence);
    free(is_member);
}

void fit_staff_make(struct fit_staff *staff, const struct history *history, bool knows_hours, double confidence)
{
    size_t types = history->work_types.count;
    int *parent = memory_allocate(types, sizeof *parent);
    *staff = (struct fit_staff){.pools = memory_allocate(types, sizeof *staff->pools),
                                .throughput = memory_allocate(types, sizeof *staff->throughput)};
    measure_throughput(staff, history, knows_hours);
    group_types(parent, history);
    for (size_t t = 0; t < types; t++)
        if (parent[t] == (int)t) make_pool(staff, history, parent, (int)t, knows_hours, confidence);
    free(parent);
}

void fit_staff_free(struct fit_staff *staff)
{
    for (int i = 0; i < staff->pool_count; i++) free(staff->pools[i].types);
    free(staff->pools);
    free(staff->throughput);
    memset(staff, 0, sizeof *staff);
}
