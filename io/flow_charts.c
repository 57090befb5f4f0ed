#include "io/flow_charts.h"
#include "io/json_tree.h"
#include "io/mechanism.h"
#include "models/indices.h"
#include "models/offered_load.h"
#include "models/reach.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 28 }; /* characters of a work type beside its volume */

struct charts {
    struct flow_graph *graph;
    const struct scenario *scenario;
    const cJSON *resolved;
    struct reach reach;
    int *arrivals;            /* box of each work type; types of one way share it */
    int *engines, *follow_up; /* box of each engine; of each work type that is follow-up work */
    int *worklists, *pools;
    int documentation, query, audit, coded;
};

static const char *label_of(const char *title, const char *name)
{
    return title ? title : name;
}

static bool enters(const struct charts *charts, int type, int list)
{
    bool found = false;
    for (int payer = -1; payer < (int)charts->scenario->payers.count; payer++) {
        size_t kind = reach_kind(&charts->reach, type, payer);
        found = found || (charts->reach.occurs[kind] && reach_enters(&charts->reach, kind, list));
    }
    return found;
}

static bool is_documented_late(const struct charts *charts, int type)
{
    const struct work_type *work = &charts->scenario->work_types.items[type];
    bool frozen = false;
    for (size_t i = 0; i < charts->scenario->signoff_freezes.count; i++)
        frozen = frozen || indices_have_or_all(&charts->scenario->signoff_freezes.items[i].work_types, type);
    return law_mean(&work->documentation_lag_hours) > 0 || frozen;
}

static int engine_of(const struct charts *charts, int type)
{
    for (size_t i = 0; i < charts->scenario->cac.count; i++)
        if (indices_have(&charts->scenario->cac.items[i].work_types, type)) return (int)i;
    return FLOW_NONE;
}

/* Do both go the same way through worklists, documentation, follow-up and engines? */
static bool go_alike(const struct charts *charts, int a, int b)
{
    const struct work_type *one = &charts->scenario->work_types.items[a],
                           *other = &charts->scenario->work_types.items[b];
    if (one->billing != other->billing || one->documentation_gate.work_type != other->documentation_gate.work_type)
        return false;
    if (is_documented_late(charts, a) != is_documented_late(charts, b) || engine_of(charts, a) != engine_of(charts, b))
        return false;
    for (size_t list = 0; list < charts->scenario->worklists.count; list++)
        if (enters(charts, a, (int)list) != enters(charts, b, (int)list)) return false;
    return true;
}

static const char *bucket_title(const struct charts *charts, int type)
{
    static const char *const buckets[] = {"Complex", "Routine", "Administrative", "Exceptions"};
    return buckets[charts->scenario->work_types.items[type].bucket];
}

static void describe_arrival(struct charts *charts, int t)
{
    const struct work_type *type = &charts->scenario->work_types.items[t];
    struct load_volume volume = offered_load_volume(charts->scenario, t);
    char *name = flow_text_cut(label_of(type->title, type->name), NAME_MOST);
    if (volume.per_week > 0)
        flow_line_add(charts->graph, charts->arrivals[t], "%s, %.4g a week", name, volume.per_week);
    else
        flow_line_add(charts->graph, charts->arrivals[t], "%s, open at the start", name);
    free(name);
}

static void add_arrivals(struct charts *charts)
{
    for (size_t t = 0; t < charts->scenario->work_types.count; t++) {
        charts->arrivals[t] = FLOW_NONE;
        if (!reach_type_occurs(&charts->reach, (int)t)) continue;
        for (size_t other = 0; other < t && charts->arrivals[t] == FLOW_NONE; other++)
            if (charts->arrivals[other] != FLOW_NONE && go_alike(charts, (int)t, (int)other))
                charts->arrivals[t] = charts->arrivals[other];
        if (charts->arrivals[t] == FLOW_NONE)
            charts->arrivals[t] = flow_node_add(charts->graph, FLOW_ARRIVALS, bucket_title(charts, (int)t));
        describe_arrival(charts, (int)t);
    }
}

static void add_documentation(struct charts *charts)
{
    charts->documentation = FLOW_NONE;
    for (size_t t = 0; t < charts->scenario->work_types.count; t++) {
        if (charts->arrivals[t] == FLOW_NONE || !is_documented_late(charts, (int)t)) continue;
        if (charts->documentation == FLOW_NONE) {
            charts->documentation = flow_node_add(charts->graph, FLOW_DOCUMENTATION, "Documentation");
            flow_line_add(charts->graph, charts->documentation, "provider signs the chart");
            if (charts->scenario->documentation_tools.count)
                flow_line_add(charts->graph, charts->documentation, "sooner with a tool");
            if (charts->scenario->signoff_freezes.count)
                flow_line_add(charts->graph, charts->documentation, "frozen on some dates");
        }
        flow_edge_add(charts->graph, charts->arrivals[t], charts->documentation, FLOW_FORWARD, NULL);
    }
}

/* Is a mechanism on for an item of a list, now or from a date on? `key` is a field that it alone needs. */
static bool is_on_for(const struct charts *charts, const char *list, const char *name, const char *key)
{
    char *item = json_pointer_add(list, name), *pointer = memory_format("%s/%s", item, key);
    bool on = mechanism_needs(charts->resolved, pointer);
    free(item);
    free(pointer);
    return on;
}

static void add_follow_up(struct charts *charts)
{
    const struct scenario *scenario = charts->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) charts->follow_up[t] = FLOW_NONE;
    if (!mechanism_is_on(charts->resolved, MECHANISM_GATE)) return;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct documentation_gate *gate = &scenario->work_types.items[t].documentation_gate;
        if (gate->work_type < 0 || charts->arrivals[t] == FLOW_NONE ||
            !is_on_for(charts, "/work_types", scenario->work_types.items[t].name, "documentation_gate/work_type"))
            continue;
        int *box = &charts->follow_up[gate->work_type];
        const struct work_type *work = &scenario->work_types.items[gate->work_type];
        if (*box == FLOW_NONE) {
            *box = flow_node_add(charts->graph, FLOW_FOLLOW_UP, label_of(work->title, work->name));
            flow_line_add(charts->graph, *box, "must be done before coding");
        }
        char *share = flow_share_text(gate->share, gate->share);
        flow_edge_add(charts->graph, charts->documentation == FLOW_NONE ? charts->arrivals[t] : charts->documentation,
                      *box, FLOW_FORWARD, share);
        free(share);
    }
}

static void add_engines(struct charts *charts)
{
    for (size_t i = 0; i < charts->scenario->cac.count; i++) {
        const struct cac *engine = &charts->scenario->cac.items[i];
        int box = charts->engines[i] = flow_node_add(charts->graph, FLOW_ENGINE, engine->name);
        flow_line_add(charts->graph, box, "%s", engine->kind == ENGINE_CAC ? "computer-assisted coding" : "robot");
        if (engine->assist_less_time_share > 0)
            flow_line_add(charts->graph, box, "%.3g %% less time", engine->assist_less_time_share * 100);
        if (engine->assist_more_charts_per_hour_share > 0)
            flow_line_add(charts->graph, box, "%.3g %% more charts an hour",
                          engine->assist_more_charts_per_hour_share * 100);
    }
}

static void add_worklists(struct charts *charts)
{
    static const char *const orders[] = {"first come first served", "highest dollars first", "earliest hold end first",
                                         "earliest filing limit first", "weighted ageing"};
    for (size_t w = 0; w < charts->scenario->worklists.count; w++) {
        const struct worklist *list = &charts->scenario->worklists.items[w];
        bool used = false;
        charts->worklists[w] = FLOW_NONE;
        for (size_t t = 0; t < charts->scenario->work_types.count; t++) used = used || enters(charts, (int)t, (int)w);
        if (!used) continue;
        charts->worklists[w] = flow_node_add(charts->graph, FLOW_WORKLIST, list->name);
        flow_line_add(charts->graph, charts->worklists[w], "%s", orders[list->order]);
        if (charts->scenario->worklists.count > 1)
            flow_line_add(charts->graph, charts->worklists[w], "priority %" PRId64, list->priority);
    }
}

static void add_pools(struct charts *charts)
{
    const struct scenario *scenario = charts->scenario;
    for (size_t p = 0; p < scenario->pools.count; p++) {
        const struct pool *pool = &scenario->pools.items[p];
        bool serves = false;
        for (size_t w = 0; w < scenario->worklists.count; w++)
            serves =
                serves || (charts->worklists[w] != FLOW_NONE && worklist_offers(&scenario->worklists.items[w], (int)p));
        charts->pools[p] = FLOW_NONE;
        if (!serves) continue;
        int box = charts->pools[p] = flow_node_add(charts->graph, FLOW_POOL, label_of(pool->title, pool->name));
        int64_t people = pool_headcount(pool);
        flow_line_add(charts->graph, box, "%" PRId64 " %s, %s", people, people == 1 ? "coder" : "coders",
                      pool->location == LOCATION_OFFSHORE ? "offshore"
                      : pool->is_vendor                   ? "vendor"
                                                          : "onshore");
        if (pool->time_zone && strcmp(pool->time_zone, scenario->facility.time_zone) != 0)
            flow_line_add(charts->graph, box, "%s", pool->time_zone);
    }
}

/* From where a work type's charts go on to engines and worklists: the last box before those. */
static int ready_box(const struct charts *charts, int type)
{
    return is_documented_late(charts, type) && charts->documentation != FLOW_NONE ? charts->documentation
                                                                                  : charts->arrivals[type];
}

static void route_from(struct charts *charts, int box, int type)
{
    for (size_t w = 0; w < charts->scenario->worklists.count; w++)
        if (enters(charts, type, (int)w)) flow_edge_add(charts->graph, box, charts->worklists[w], FLOW_FORWARD, NULL);
}

static void route_type(struct charts *charts, int type)
{
    int engine = engine_of(charts, type), from = ready_box(charts, type);
    int gate = charts->scenario->work_types.items[type].documentation_gate.work_type;
    int next = engine == FLOW_NONE ? FLOW_NONE : charts->engines[engine];
    int after_gate = gate >= 0 ? charts->follow_up[gate] : FLOW_NONE;
    if (next == FLOW_NONE) {
        route_from(charts, from, type);
        if (after_gate != FLOW_NONE) route_from(charts, after_gate, type);
        return;
    }
    flow_edge_add(charts->graph, from, next, FLOW_FORWARD, NULL);
    flow_edge_add(charts->graph, after_gate, next, FLOW_FORWARD, NULL);
    route_from(charts, next, type);
}

static void route_touchless(struct charts *charts)
{
    for (size_t i = 0; i < charts->scenario->cac.count; i++) {
        const struct cac *engine = &charts->scenario->cac.items[i];
        if (!is_on_for(charts, "/cac", engine->name, "touchless_error_share")) continue;
        char *share = memory_format("%.3g %% touchless", engine->touchless_share * 100);
        flow_edge_add(charts->graph, charts->engines[i], charts->coded, FLOW_FORWARD, share);
        free(share);
    }
}

static void route_worklists(struct charts *charts)
{
    const struct scenario *scenario = charts->scenario;
    for (size_t w = 0; w < scenario->worklists.count; w++) {
        const struct worklist *list = &scenario->worklists.items[w];
        if (charts->worklists[w] == FLOW_NONE) continue;
        for (size_t i = 0; i < list->pools.count; i++)
            flow_edge_add(charts->graph, charts->worklists[w], charts->pools[list->pools.items[i]], FLOW_FORWARD, NULL);
        for (size_t i = 0; i < list->overflow.count; i++) {
            char *label = memory_format("after %g h", list->overflow.items[i].after_hours);
            flow_edge_add(charts->graph, charts->worklists[w], charts->pools[list->overflow.items[i].pool], FLOW_HELP,
                          label);
            free(label);
        }
    }
}

/* Does the pool code charts of the type that its worklists bring? */
static bool codes(const struct charts *charts, int pool, int type)
{
    bool found = false;
    if (charts->scenario->pools.items[pool].skills.items[type] <= 0) return false;
    for (size_t w = 0; w < charts->scenario->worklists.count; w++)
        found = found || (enters(charts, type, (int)w) && worklist_offers(&charts->scenario->worklists.items[w], pool));
    return found;
}

static void add_queries(struct charts *charts)
{
    double least = INFINITY, most = 0;
    if (!mechanism_is_on(charts->resolved, MECHANISM_QUERY)) return;
    charts->query = flow_node_add(charts->graph, FLOW_CHECK, "Provider query");
    charts->graph->nodes[charts->query].is_last = true;
    for (size_t t = 0; t < charts->scenario->work_types.count; t++) {
        const struct work_type *type = &charts->scenario->work_types.items[t];
        double share = type->query.share;
        if (charts->arrivals[t] == FLOW_NONE || !is_on_for(charts, "/work_types", type->name, "query/answered_share"))
            continue;
        least = fmin(least, share);
        most = fmax(most, share);
        for (size_t p = 0; p < charts->scenario->pools.count; p++)
            if (codes(charts, (int)p, (int)t))
                flow_edge_add(charts->graph, charts->pools[p], charts->query, FLOW_HELP, NULL);
        for (size_t w = 0; w < charts->scenario->worklists.count; w++)
            if (enters(charts, (int)t, (int)w))
                flow_edge_add(charts->graph, charts->query, charts->worklists[w], FLOW_BACK, "answer or fallback");
    }
    if (most > 0) {
        char *share = flow_share_text(least, most);
        flow_line_add(charts->graph, charts->query, "%s of charts", share);
        free(share);
    }
}

static bool is_audited(const struct charts *charts, int pool, int type)
{
    const struct quality *quality = &charts->scenario->quality;
    bool found = false;
    for (size_t i = 0; i < quality->audits.count; i++)
        found = found || (indices_have_or_all(&quality->audits.items[i].work_types, type) &&
                          indices_have_or_all(&quality->audits.items[i].coded_by, pool));
    for (size_t i = 0; i < quality->dual_coding.count; i++)
        found = found || (indices_have_or_all(&quality->dual_coding.items[i].work_types, type) &&
                          quality->dual_coding.items[i].pool == pool);
    return found;
}

static void describe_audits(struct charts *charts)
{
    const struct quality *quality = &charts->scenario->quality;
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < quality->audits.count; i++) {
        least = fmin(least, quality->audits.items[i].share);
        most = fmax(most, quality->audits.items[i].share);
    }
    char *share = flow_share_text(least, most);
    if (quality->audits.count) flow_line_add(charts->graph, charts->audit, "sample of %s", share);
    for (size_t i = 0; i < quality->dual_coding.count; i++)
        flow_line_add(charts->graph, charts->audit, "all of %s twice",
                      charts->scenario->pools.items[quality->dual_coding.items[i].pool].name);
    const struct indices *by = quality->audits.count ? &quality->audits.items[0].by : &quality->dual_coding.items[0].by;
    for (size_t i = 0; i < by->count; i++) {
        const struct pool *pool = &charts->scenario->pools.items[by->items[i]];
        flow_line_add(charts->graph, charts->audit, "by %s", label_of(pool->title, pool->name));
    }
    free(share);
}

static void add_audits(struct charts *charts)
{
    const struct quality *quality = &charts->scenario->quality;
    if (quality->audits.count + quality->dual_coding.count == 0) return;
    charts->audit = flow_node_add(charts->graph, FLOW_CHECK,
                                  quality->dual_coding.count == 0 ? "Audit"
                                  : quality->audits.count == 0    ? "Second coding"
                                                                  : "Audit, second coding");
    describe_audits(charts);
    for (size_t t = 0; t < charts->scenario->work_types.count; t++)
        for (size_t p = 0; p < charts->scenario->pools.count; p++) {
            if (charts->arrivals[t] == FLOW_NONE || !codes(charts, (int)p, (int)t) ||
                !is_audited(charts, (int)p, (int)t))
                continue;
            flow_edge_add(charts->graph, charts->pools[p], charts->audit, FLOW_FORWARD, NULL);
            for (size_t w = 0; w < charts->scenario->worklists.count; w++)
                if (enters(charts, (int)t, (int)w))
                    flow_edge_add(charts->graph, charts->audit, charts->worklists[w], FLOW_BACK, "to be corrected");
        }
    flow_edge_add(charts->graph, charts->audit, charts->coded, FLOW_FORWARD, NULL);
}

static void build(struct charts *charts)
{
    add_arrivals(charts);
    add_documentation(charts);
    add_follow_up(charts);
    add_engines(charts);
    add_worklists(charts);
    add_pools(charts);
    charts->query = charts->audit = FLOW_NONE;
    charts->coded = flow_node_add(charts->graph, FLOW_CODED, "Coded");
    for (size_t t = 0; t < charts->scenario->work_types.count; t++)
        if (charts->arrivals[t] != FLOW_NONE) route_type(charts, (int)t);
    route_touchless(charts);
    route_worklists(charts);
    add_audits(charts);
    add_queries(charts);
    for (size_t p = 0; p < charts->scenario->pools.count; p++)
        flow_edge_add(charts->graph, charts->pools[p], charts->coded, FLOW_FORWARD, NULL);
}

int flow_charts_build(struct flow_graph *graph, const struct scenario *scenario, const cJSON *resolved)
{
    struct charts charts = {.graph = graph, .scenario = scenario, .resolved = resolved};
    charts.arrivals = memory_allocate(scenario->work_types.count, sizeof *charts.arrivals);
    charts.follow_up = memory_allocate(scenario->work_types.count, sizeof *charts.follow_up);
    charts.engines = memory_allocate(scenario->cac.count, sizeof *charts.engines);
    charts.worklists = memory_allocate(scenario->worklists.count, sizeof *charts.worklists);
    charts.pools = memory_allocate(scenario->pools.count, sizeof *charts.pools);
    reach_init(&charts.reach, scenario);
    build(&charts);
    reach_free(&charts.reach);
    free(charts.arrivals);
    free(charts.follow_up);
    free(charts.engines);
    free(charts.worklists);
    free(charts.pools);
    return charts.coded;
}
