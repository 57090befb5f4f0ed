#include "models/dispatch.h"
#include "models/account.h"
#include "models/appeal.h"
#include "models/idle.h"
#include "models/people.h"
#include "models/time_book.h"
#include "models/worked.h"

static int pool_of(const struct department *department, int coder)
{
    return department->coders[coder].pool;
}

/* Work in hand. */

/* On-shift time per unit of work: longer while people are new, and with slow people. */
static double elapsed_per_work(const struct department *department, int index, const struct chart *chart)
{
    const struct pool_plan *pool = &department->plan->staffing.pools[pool_of(department, index)];
    double elapsed = chart->stage == STAGE_CODING || chart->stage == STAGE_REWORK ? pool->elapsed[chart->work_type]
                                                                                  : pool->desk_elapsed;
    return pool->all_alike ? elapsed : elapsed / people_speed(department, index);
}

/* Charts that are being coded, corrected or looked at are still in DNFB; an appeal is about a bill. */
static void book_stay(struct department *department, const struct chart *chart, bool in_hand)
{
    struct type_record *type = &department->recorder.types[chart->work_type];
    int64_t stay = recorder_clip(&department->recorder, chart->since, department->now);
    if (chart->stage == STAGE_CODING) {
        *(in_hand ? &type->coding_area : &type->waiting_area) += stay;
        account_move(department, chart, in_hand ? CAUSE_CODING : CAUSE_CODING_QUEUE, chart->since, department->now);
    } else if (chart->stage != STAGE_APPEAL) {
        type->quality_area += stay;
        account_move(department, chart, CAUSE_QUALITY, chart->since, department->now);
    }
}

static void set_completion(struct department *department, int index, int64_t time)
{
    event_list_set(&department->events, department->completion_slot + (uint32_t)index, time);
}

static void start(struct department *department, int index, uint32_t chart_index)
{
    struct coder *coder = &department->coders[index];
    struct chart *chart = &department->charts[chart_index];
    int64_t now = department->now;
    coder->elapsed = elapsed_per_work(department, index, chart);
    coder->chart = chart_index;
    coder->frozen = false;
    coder->resumed = now;
    set_completion(department, index, now + time_round((double)chart->work * coder->elapsed));
    if (chart->first_start == TIME_NEVER) {
        chart->first_start = now;
        if (chart->stage == STAGE_CODING) recorder_wait(&department->recorder, chart->work_type, chart->ready, now);
    }
    book_stay(department, chart, false);
    chart->since = now;
    chart->flags |= CHART_IN_CODING;
}

SELDOM static void book_other_work(struct department *department, int pool, int stage, int64_t from)
{
    enum pool_count what = stage == STAGE_AUDIT    ? POOL_BUSY_AUDIT
                           : stage == STAGE_REWORK ? POOL_BUSY_REWORK
                                                   : POOL_BUSY_APPEAL;
    time_book(department, pool, what, from, department->now, 1);
}

/* Books the time in hand since it last moved. */
static void book_busy(struct department *department, int index)
{
    const struct coder *coder = &department->coders[index];
    int pool = pool_of(department, index), stage = department->charts[coder->chart].stage;
    time_book(department, pool, POOL_BUSY, coder->resumed, department->now, 1);
    if (stage != STAGE_CODING) book_other_work(department, pool, stage, coder->resumed);
    if (department->coding_spent && stage != STAGE_APPEAL)
        department->coding_spent[coder->chart] += department->now - coder->resumed;
}

static void leave_coding(struct department *department, struct chart *chart)
{
    book_stay(department, chart, true);
    chart->since = department->now;
    chart->flags &= (uint8_t)~CHART_IN_CODING;
}

/* A coder who finished a chart after the shift's end. */
static void go_home(struct department *department, int index)
{
    set_completion(department, index, TIME_NEVER);
    time_book_finishing(department, pool_of(department, index), department->coders[index].off_from, department->now);
}

/* The coder goes on before the books are written: the next completion decides which event comes next, and the processor
 * can find out while it writes. */
HOT void dispatch_complete(struct department *department, int index)
{
    struct coder *coder = &department->coders[index];
    uint32_t chart = coder->chart;
    book_busy(department, index);
    coder->chart = CHART_NONE;
    if (coder->on_shift)
        dispatch_next(department, index);
    else
        go_home(department, index);
    leave_coding(department, &department->charts[chart]);
    worked_on(department, chart, index);
}

void dispatch_book_open(struct department *department, int index)
{
    const struct coder *coder = &department->coders[index];
    if (coder->chart == CHART_NONE) return;
    if (!coder->frozen) book_busy(department, index);
    if (!coder->on_shift && !coder->frozen)
        time_book_finishing(department, pool_of(department, index), coder->off_from, department->now);
}

void dispatch_freeze(struct department *department, int index)
{
    struct coder *coder = &department->coders[index];
    int64_t completion = event_list_time(&department->events, department->completion_slot + (uint32_t)index);
    book_busy(department, index);
    coder->remaining = completion - department->now;
    coder->frozen = true;
    set_completion(department, index, TIME_NEVER);
}

void dispatch_thaw(struct department *department, int index)
{
    struct coder *coder = &department->coders[index];
    coder->frozen = false;
    coder->resumed = department->now;
    set_completion(department, index, department->now + coder->remaining);
}

void dispatch_return(struct department *department, int index)
{
    struct coder *coder = &department->coders[index];
    if (!coder->frozen) dispatch_freeze(department, index);
    uint32_t chart_index = coder->chart;
    struct chart *chart = &department->charts[chart_index];
    int64_t before = chart->work;
    chart->work = time_round((double)coder->remaining / coder->elapsed);
    if (chart->stage == STAGE_CODING) worked_part(department, chart, index, before - chart->work);
    coder->chart = CHART_NONE;
    coder->frozen = false;
    leave_coding(department, chart);
    dispatch_offer(department, chart_index);
}

/* Queues. */

static void set_nonempty(struct department *department, int queue)
{
    department->nonempty[queue / 64] |= UINT64_C(1) << (queue % 64);
}

/* The chart behind the first has lain about for long: it is fetched into the cache for the next coder. */
static uint32_t take_first(struct department *department, int queue)
{
    struct keyed_queue *waiting = &department->queues[queue];
    uint32_t index = keyed_queue_pop(waiting).index;
    if (keyed_queue_count(waiting) == 0)
        department->nonempty[queue / 64] &= ~(UINT64_C(1) << (queue % 64));
    else
        __builtin_prefetch(&department->charts[keyed_queue_first(waiting)->index]);
    return index;
}

/* The chart of a queue that was ready first; CHART_NONE when the queue is empty. */
static uint32_t queue_oldest(const struct department *department, int queue)
{
    const struct keyed_queue *waiting = &department->queues[queue];
    uint32_t count = keyed_queue_count(waiting), oldest = CHART_NONE;
    if (count == 0) return CHART_NONE;
    if (department->plan->routing.queues[queue].order == ORDER_FIFO) return keyed_queue_first(waiting)->index;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = keyed_queue_at(waiting, i)->index;
        if (oldest == CHART_NONE || department->charts[index].ready < department->charts[oldest].ready) oldest = index;
    }
    return oldest;
}

int64_t dispatch_backlog(const struct department *department, const bool *work_types, int64_t *oldest_ready)
{
    const struct routing_plan *routing = &department->plan->routing;
    int64_t count = 0;
    *oldest_ready = TIME_NEVER;
    for (int q = 0; q < routing->queue_count; q++) {
        if (routing->queues[q].work_type == TYPE_ANY || !work_types[routing->queues[q].work_type]) continue;
        count += keyed_queue_count(&department->queues[q]);
        uint32_t oldest = queue_oldest(department, q);
        if (oldest != CHART_NONE && department->charts[oldest].ready < *oldest_ready)
            *oldest_ready = department->charts[oldest].ready;
    }
    return count;
}

/* Overflow. Each list that overflows remembers the oldest chart it knew of. No chart in it was ready earlier, so a list
 * that looks young enough is; when it looks old and that chart has left, it is scanned again. */

static bool still_waits(const struct department *department, const struct oldest_chart *oldest, int worklist)
{
    if (oldest->chart == CHART_NONE) return false;
    const struct chart *chart = &department->charts[oldest->chart];
    return (chart->stage == STAGE_CODING || chart->stage == STAGE_REWORK) &&
           !(chart->flags & (CHART_FREE | CHART_IN_CODING)) && chart->ready == oldest->ready &&
           department->plan->routing.queues[chart->queue].worklist == worklist;
}

static int64_t worklist_oldest(struct department *department, int worklist)
{
    const struct routing_plan *routing = &department->plan->routing;
    struct oldest_chart *oldest = &department->oldest[worklist];
    if (still_waits(department, oldest, worklist)) return oldest->ready;
    *oldest = (struct oldest_chart){TIME_NEVER, CHART_NONE};
    for (int q = 0; q < routing->queue_count; q++) {
        if (routing->queues[q].worklist != worklist) continue;
        uint32_t candidate = queue_oldest(department, q);
        if (candidate != CHART_NONE && department->charts[candidate].ready < oldest->ready)
            *oldest = (struct oldest_chart){department->charts[candidate].ready, candidate};
    }
    return oldest->ready;
}

static bool is_old(struct department *department, int worklist, int64_t after)
{
    int64_t bound = department->oldest[worklist].ready;
    if (bound == TIME_NEVER || department->now - bound < after) return false;
    int64_t oldest = worklist_oldest(department, worklist);
    return oldest != TIME_NEVER && department->now - oldest >= after;
}

/* First time after now at which a chart ready at `oldest` passes the age of one of the list's helpers; `passed` tells
 * whether it has passed that of another. */
static int64_t next_crossing(const struct department *department, int worklist, int64_t oldest, bool *passed)
{
    const struct routing_plan *routing = &department->plan->routing;
    int64_t next = TIME_NEVER;
    *passed = false;
    for (int p = 0; p < routing->pool_count && oldest != TIME_NEVER; p++) {
        int64_t after = routing->pools[p].after[worklist];
        if (after == TIME_NEVER) continue;
        int64_t crossing = oldest + after;
        if (crossing <= department->now)
            *passed = true;
        else if (crossing < next)
            next = crossing;
    }
    return next;
}

/* Sets the list's slot; from the remembered chart it may ring early, never late, and then looks again. */
static void arm_overflow(struct department *department, int worklist)
{
    bool passed;
    int64_t next = next_crossing(department, worklist, department->oldest[worklist].ready, &passed);
    if (passed) next = next_crossing(department, worklist, worklist_oldest(department, worklist), &passed);
    if (next > department->plan->days.horizon) next = TIME_NEVER;
    event_list_set(&department->events, department->overflow_slot + (uint32_t)worklist, next);
}

/* Bits of the queues of a word that the pool may take now because their list is old. */
SELDOM static uint64_t overflowing(struct department *department, const struct pool_access *access, int word)
{
    uint64_t open = 0;
    uint64_t candidates = access->overflow[word] & department->nonempty[word];
    for (; candidates; candidates &= candidates - 1) {
        int worklist = department->plan->routing.queues[word * 64 + __builtin_ctzll(candidates)].worklist;
        if (is_old(department, worklist, access->after[worklist])) open |= candidates & -candidates;
    }
    return open;
}

/* Whether a pool serves the head of queue `a` before that of queue `b`. */
static bool goes_before(const struct department *department, const struct pool_access *access, int a, int b)
{
    if (access->rank[a] != access->rank[b]) return access->rank[a] < access->rank[b];
    const struct delay_lane_entry *x = keyed_queue_first(&department->queues[a]),
                                  *y = keyed_queue_first(&department->queues[b]);
    return x->key != y->key ? x->key < y->key : x->order < y->order;
}

/* Best queue for a pool: -1 when nothing waits for it. */
static int best_queue(struct department *department, int pool)
{
    const struct routing_plan *routing = &department->plan->routing;
    const struct pool_access *access = &routing->pools[pool];
    int best = -1;
    for (int word = 0; word < routing->words; word++) {
        uint64_t open = access->always[word] & department->nonempty[word];
        if (access->overflow[word]) open |= overflowing(department, access, word);
        for (; open; open &= open - 1) {
            int queue = word * 64 + __builtin_ctzll(open);
            if (best < 0 || goes_before(department, access, queue, best)) best = queue;
        }
    }
    return best;
}

SELDOM static void arm_helper_lists(struct department *department, int pool)
{
    const struct pool_access *access = &department->plan->routing.pools[pool];
    for (int w = 0; w < (int)department->plan->scenario->worklists.count; w++)
        if (access->after[w] != TIME_NEVER) arm_overflow(department, w);
}

/* The chart that a pool takes next; appeals past their deadline are dropped on the way. CHART_NONE: nothing waits. */
static uint32_t next_chart(struct department *department, int pool)
{
    for (;;) {
        int queue = best_queue(department, pool);
        if (queue < 0) return CHART_NONE;
        uint32_t index = take_first(department, queue);
        if (!appeal_is_late(department, index)) return index;
        appeal_expire(department, index);
    }
}

void dispatch_next(struct department *department, int index)
{
    int pool = pool_of(department, index);
    uint32_t chart = next_chart(department, pool);
    if (chart != CHART_NONE) {
        start(department, index, chart);
        return;
    }
    set_completion(department, index, TIME_NEVER);
    idle_join(department, index);
    if (department->plan->routing.pools[pool].helps) arm_helper_lists(department, pool);
}

SELDOM static void wake_pool(struct department *department, int pool)
{
    for (int coder = department->idle[pool].first; coder != CODER_NONE; coder = department->idle[pool].first) {
        uint32_t chart = next_chart(department, pool);
        if (chart == CHART_NONE) return;
        idle_leave(department, coder);
        start(department, coder, chart);
    }
}

SELDOM void dispatch_wake(struct department *department)
{
    for (int p = 0; p < department->plan->staffing.pool_count; p++) wake_pool(department, p);
}

SELDOM void dispatch_overflow(struct department *department, int worklist)
{
    const struct worklist *list = &department->plan->scenario->worklists.items[worklist];
    for (size_t i = 0; i < list->overflow.count; i++) wake_pool(department, list->overflow.items[i].pool);
    arm_overflow(department, worklist);
}

/* Charts that were begun come before new ones of the same key, in the order in which they were begun: they keep their
 * place. */
static uint64_t entry_order(struct department *department, const struct chart *chart)
{
    uint64_t entry = department->entries++;
    if (chart->first_start == TIME_NEVER) return (UINT64_C(1) << 63) | entry;
    return (uint64_t)chart->first_start << 9 | (entry & 511);
}

/* A chart older than all that the list knew of may wake a helper earlier, or now. */
static void remember_for_overflow(struct department *department, int worklist, uint32_t index)
{
    int64_t ready = department->charts[index].ready;
    if (ready < department->oldest[worklist].ready) {
        department->oldest[worklist] = (struct oldest_chart){ready, index};
    } else {
        uint32_t slot = department->overflow_slot + (uint32_t)worklist;
        bool unarmed = event_list_time(&department->events, slot) == TIME_NEVER;
        bool alone = keyed_queue_count(&department->queues[department->charts[index].queue]) == 1;
        if (!unarmed || !alone) return;
    }
    dispatch_overflow(department, worklist);
}

void dispatch_offer(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct queue_plan *queue = &department->plan->routing.queues[chart->queue];
    for (int i = 0; i < queue->pool_count; i++) {
        int coder = department->idle[queue->pools[i]].first;
        if (coder == CODER_NONE) continue;
        idle_leave(department, coder);
        start(department, coder, index);
        return;
    }
    int64_t key = routing_key(&department->plan->routing, department_terms(department, chart), chart);
    keyed_queue_push(&department->queues[chart->queue], key, entry_order(department, chart), index);
    set_nonempty(department, chart->queue);
    if (queue->overflows) remember_for_overflow(department, queue->worklist, index);
}
