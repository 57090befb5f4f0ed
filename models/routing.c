#include "models/routing.h"
#include "models/indices.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <stdlib.h>
#include <string.h>

enum { RANK_OTHERS = 1 << 20 }; /* above every priority: reserved work types first */

static bool may_code(const struct pool *pool, int work_type, bool offshore_allowed)
{
    return pool->skills.items[work_type] > 0 && (offshore_allowed || pool->location == LOCATION_ONSHORE);
}

static int queue_slot(const struct scenario *scenario, int worklist, int work_type, bool offshore_allowed)
{
    return (worklist * (int)scenario->work_types.count + work_type) * 2 + offshore_allowed;
}

static int append_queue(struct routing_plan *plan, int worklist, int work_type, bool offshore_allowed)
{
    const struct scenario *scenario = plan->scenario;
    const struct worklist *list = &scenario->worklists.items[worklist];
    struct queue_plan *queue = &plan->queues[plan->queue_count];
    *queue = (struct queue_plan){.worklist = worklist,
                                 .work_type = work_type,
                                 .offshore_allowed = offshore_allowed,
                                 .order = list->order,
                                 .priority = list->priority,
                                 .returned = plan->queue_count,
                                 .overflows = list->overflow.count > 0};
    queue->pools = memory_allocate(list->pools.count, sizeof *queue->pools);
    for (size_t i = 0; i < list->pools.count; i++) {
        int pool = list->pools.items[i];
        if (may_code(&scenario->pools.items[pool], work_type, offshore_allowed))
            queue->pools[queue->pool_count++] = pool;
    }
    return plan->queue_count++;
}

int routing_audit_desk(size_t audit)
{
    return (int)audit;
}

int routing_dual_desk(const struct scenario *scenario, size_t rule)
{
    return (int)(scenario->quality.audits.count + rule);
}

int routing_appeal_desk(const struct scenario *scenario)
{
    return (int)(scenario->quality.audits.count + scenario->quality.dual_coding.count);
}

static int desk_count(const struct scenario *scenario)
{
    return routing_appeal_desk(scenario) + 1;
}

/* The people of a desk, and its priority among the lists of those who also code. */
static const struct indices *desk_pools(const struct scenario *scenario, int desk, int64_t *priority)
{
    const struct quality *quality = &scenario->quality;
    if (desk < (int)quality->audits.count) {
        *priority = quality->audits.items[desk].priority;
        return &quality->audits.items[desk].by;
    }
    if (desk < routing_appeal_desk(scenario)) {
        const struct dual_coding *rule = &quality->dual_coding.items[desk - (int)quality->audits.count];
        *priority = rule->priority;
        return &rule->by;
    }
    *priority = scenario->claims.appeal_priority;
    return &scenario->claims.appealed_by;
}

static void add_desk(struct routing_plan *plan, int desk, bool offshore_allowed)
{
    const struct scenario *scenario = plan->scenario;
    struct queue_plan *queue = &plan->queues[plan->queue_count];
    *queue = (struct queue_plan){.worklist = WORKLIST_NONE,
                                 .work_type = TYPE_ANY,
                                 .offshore_allowed = offshore_allowed,
                                 .order = ORDER_FIFO,
                                 .desk = desk,
                                 .returned = plan->queue_count};
    const struct indices *pools = desk_pools(scenario, desk, &queue->priority);
    queue->pools = memory_allocate(pools->count, sizeof *queue->pools);
    for (size_t i = 0; i < pools->count; i++)
        if (offshore_allowed || scenario->pools.items[pools->items[i]].location == LOCATION_ONSHORE)
            queue->pools[queue->pool_count++] = pools->items[i];
    plan->desk_queue[2 * desk + offshore_allowed] = plan->queue_count++;
}

int routing_desk_queue(const struct routing_plan *plan, int desk, const struct chart *chart)
{
    bool allowed = chart->payer == PAYER_NONE || plan->scenario->payers.items[chart->payer].offshore_allowed;
    return plan->desk_queue[2 * desk + allowed];
}

/* Charts that return from a query at a priority of their own wait in a queue of their own. */
static void add_queue(struct routing_plan *plan, int worklist, int work_type, bool offshore_allowed)
{
    const struct scenario *scenario = plan->scenario;
    const struct query *query = &scenario->work_types.items[work_type].query;
    int queue = append_queue(plan, worklist, work_type, offshore_allowed);
    plan->queue_of[queue_slot(scenario, worklist, work_type, offshore_allowed)] = queue;
    if (query->return_priority == 0) return;
    int returned = append_queue(plan, worklist, work_type, offshore_allowed);
    plan->queues[returned].priority = query->return_priority;
    plan->queues[queue].returned = returned;
}

static void plan_queues(struct routing_plan *plan)
{
    const struct scenario *scenario = plan->scenario;
    bool any_forbids = false;
    for (size_t p = 0; p < scenario->payers.count; p++)
        any_forbids = any_forbids || !scenario->payers.items[p].offshore_allowed;
    size_t most = scenario->worklists.count * scenario->work_types.count * 2;
    int desks = desk_count(scenario);
    plan->queues = memory_allocate(most * 2 + 2 * (size_t)desks, sizeof *plan->queues);
    plan->desk_queue = memory_allocate(2 * (size_t)desks, sizeof *plan->desk_queue);
    for (int d = 0; d < 2 * desks; d++) plan->desk_queue[d] = -1;
    plan->queue_of = memory_allocate(most, sizeof *plan->queue_of);
    for (size_t i = 0; i < most; i++) plan->queue_of[i] = -1;
    for (int w = 0; w < (int)scenario->worklists.count; w++)
        for (int t = 0; t < (int)scenario->work_types.count; t++) {
            if (!indices_have_or_all(&scenario->worklists.items[w].when.work_types, t)) continue;
            add_queue(plan, w, t, true);
            if (any_forbids) add_queue(plan, w, t, false);
        }
    for (int d = 0; d < desks; d++) {
        int64_t priority;
        if (d == routing_appeal_desk(scenario) && desk_pools(scenario, d, &priority)->count == 0) continue;
        add_desk(plan, d, true);
        if (any_forbids) add_desk(plan, d, false);
    }
    plan->words = (plan->queue_count + 63) / 64;
}

static bool asks_type_only(const struct worklist_rule *rule)
{
    return rule->payers.count == 0 && isnan(rule->gross_usd_min) && isnan(rule->days_to_filing_limit_max);
}

/* Most lists ask for the work type only: their charts find their queue without going through the rules. */
static void plan_types(struct routing_plan *plan)
{
    const struct scenario *scenario = plan->scenario;
    plan->queue_of_type = memory_allocate(scenario->work_types.count * 2, sizeof *plan->queue_of_type);
    for (int t = 0; t < (int)scenario->work_types.count; t++) {
        int w = 0, lists = (int)scenario->worklists.count;
        while (w < lists && !indices_have_or_all(&scenario->worklists.items[w].when.work_types, t)) w++;
        bool decided = w < lists && asks_type_only(&scenario->worklists.items[w].when);
        for (int allowed = 0; allowed < 2; allowed++)
            plan->queue_of_type[2 * t + allowed] = decided ? plan->queue_of[queue_slot(scenario, w, t, allowed)] : -1;
    }
}

static bool desk_serves(const struct queue_plan *queue, int pool)
{
    for (int i = 0; i < queue->pool_count; i++)
        if (queue->pools[i] == pool) return true;
    return false;
}

static void plan_access(struct routing_plan *plan, int pool)
{
    const struct scenario *scenario = plan->scenario;
    const struct pool *people = &scenario->pools.items[pool];
    struct pool_access *access = &plan->pools[pool];
    access->always = memory_allocate((size_t)plan->words, sizeof *access->always);
    access->overflow = memory_allocate((size_t)plan->words, sizeof *access->overflow);
    access->after = memory_allocate(scenario->worklists.count, sizeof *access->after);
    access->rank = memory_allocate((size_t)plan->queue_count, sizeof *access->rank);
    for (size_t w = 0; w < scenario->worklists.count; w++) {
        const struct worklist *list = &scenario->worklists.items[w];
        access->after[w] = TIME_NEVER;
        for (size_t i = 0; i < list->overflow.count; i++)
            if (list->overflow.items[i].pool == pool)
                access->after[w] = time_from_hours(list->overflow.items[i].after_hours);
        access->helps = access->helps || access->after[w] != TIME_NEVER;
    }
    for (int q = 0; q < plan->queue_count; q++) {
        const struct queue_plan *queue = &plan->queues[q];
        bool reserved = indices_have_or_all(&people->reserved_work_types, queue->work_type);
        access->rank[q] = (int32_t)queue->priority + (reserved ? 0 : RANK_OTHERS);
        uint64_t bit = UINT64_C(1) << (q % 64);
        if (queue->worklist == WORKLIST_NONE) {
            if (desk_serves(queue, pool)) access->always[q / 64] |= bit;
            continue;
        }
        const struct worklist *list = &scenario->worklists.items[queue->worklist];
        if (!may_code(people, queue->work_type, queue->offshore_allowed)) continue;
        if (indices_have(&list->pools, pool))
            access->always[q / 64] |= bit;
        else if (access->after[queue->worklist] != TIME_NEVER)
            access->overflow[q / 64] |= bit;
    }
}

void routing_plan_init(struct routing_plan *plan, const struct scenario *scenario)
{
    memset(plan, 0, sizeof *plan);
    plan->scenario = scenario;
    plan_queues(plan);
    plan_types(plan);
    plan->pool_count = (int)scenario->pools.count;
    plan->pools = memory_allocate(scenario->pools.count, sizeof *plan->pools);
    for (int p = 0; p < plan->pool_count; p++) plan_access(plan, p);
}

void routing_plan_free(struct routing_plan *plan)
{
    for (int q = 0; q < plan->queue_count; q++) free(plan->queues[q].pools);
    for (int p = 0; p < plan->pool_count; p++) {
        free(plan->pools[p].always);
        free(plan->pools[p].overflow);
        free(plan->pools[p].after);
        free(plan->pools[p].rank);
    }
    free(plan->queues);
    free(plan->queue_of);
    free(plan->queue_of_type);
    free(plan->desk_queue);
    free(plan->pools);
    memset(plan, 0, sizeof *plan);
}

int64_t routing_filing_limit(const struct scenario *scenario, const struct chart *chart)
{
    if (chart->payer == PAYER_NONE) return TIME_NEVER;
    return chart->discharge + scenario->payers.items[chart->payer].timely_filing_days * TIME_DAY;
}

static bool rule_fits(const struct scenario *scenario, const struct worklist_rule *rule, const struct chart *chart,
                      int64_t now)
{
    if (!indices_have_or_all(&rule->work_types, chart->work_type)) return false;
    if (rule->payers.count && (chart->payer == PAYER_NONE || !indices_have(&rule->payers, chart->payer))) return false;
    if (!isnan(rule->gross_usd_min) && (double)chart->gross_cents < rule->gross_usd_min * 100) return false;
    if (isnan(rule->days_to_filing_limit_max)) return true;
    int64_t limit = routing_filing_limit(scenario, chart);
    return limit != TIME_NEVER && time_to_days(limit - now) <= rule->days_to_filing_limit_max;
}

int routing_queue(const struct routing_plan *plan, const struct chart *chart, int64_t now)
{
    const struct scenario *scenario = plan->scenario;
    bool offshore_allowed = chart->payer == PAYER_NONE || scenario->payers.items[chart->payer].offshore_allowed;
    int queue = plan->queue_of_type[2 * chart->work_type + offshore_allowed];
    if (queue >= 0) return queue;
    for (int w = 0; w < (int)scenario->worklists.count; w++)
        if (rule_fits(scenario, &scenario->worklists.items[w].when, chart, now))
            return plan->queue_of[queue_slot(scenario, w, chart->work_type, offshore_allowed)];
    return -1;
}

bool routing_is_served(const struct routing_plan *plan, int queue)
{
    uint64_t bit = UINT64_C(1) << (queue % 64);
    for (int p = 0; p < plan->pool_count; p++)
        if ((plan->pools[p].always[queue / 64] | plan->pools[p].overflow[queue / 64]) & bit) return true;
    return false;
}

static int64_t ageing_key(const struct worklist *list, const struct chart *chart)
{
    double head_start = list->ageing_hours_per_1000_usd * (double)chart->gross_cents / 100000.0;
    if (list->ageing_head_start_hours.count) head_start += list->ageing_head_start_hours.items[chart->work_type];
    return chart->ready - time_from_hours(head_start);
}

int64_t routing_key(const struct routing_plan *plan, const struct encounter_plan *terms, const struct chart *chart)
{
    const struct queue_plan *queue = &plan->queues[chart->queue];
    switch (queue->order) {
    case ORDER_FIFO:
        break;
    case ORDER_HIGHEST_DOLLARS:
        return -chart->gross_cents;
    case ORDER_EARLIEST_HOLD_END:
        return chart->discharge + terms->hold;
    case ORDER_EARLIEST_FILING_LIMIT:
        return routing_filing_limit(plan->scenario, chart);
    case ORDER_WEIGHTED_AGEING:
        return ageing_key(&plan->scenario->worklists.items[queue->worklist], chart);
    }
    return chart->ready;
}
