#include "models/department_state.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

SELDOM static void grow_charts(struct department *department)
{
    uint32_t capacity = department->chart_capacity ? department->chart_capacity * 2 : 256;
    department->charts = memory_resize(department->charts, capacity, sizeof *department->charts);
    department->chart_capacity = capacity;
    if (department->plan->has_asides)
        department->asides = memory_resize(department->asides, capacity, sizeof *department->asides);
    if (!department->observer.tell) return;
    department->coding_spent = memory_resize(department->coding_spent, capacity, sizeof *department->coding_spent);
    department->work_drawn = memory_resize(department->work_drawn, capacity, sizeof *department->work_drawn);
}

uint32_t chart_new(struct department *department)
{
    uint32_t index = department->free_chart;
    if (index != CHART_NONE) {
        uint32_t next = department->free_chart = department->charts[index].next;
        if (next != CHART_NONE) __builtin_prefetch(&department->charts[next]);
    } else {
        if (department->chart_count == department->chart_capacity) grow_charts(department);
        index = department->chart_count++;
    }
    struct chart *chart = &department->charts[index];
    chart->first_start = TIME_NEVER;
    chart->stage = STAGE_DOCUMENTATION;
    chart->flags = 0;
    chart->queue = QUEUE_NONE;
    if (department->coding_spent) department->coding_spent[index] = 0;
    if (department->asides)
        department->asides[index] = (struct aside){.waiting = CHART_NONE, .coder = CODER_NONE, .pool = -1};
    return index;
}

void chart_free(struct department *department, uint32_t index)
{
    department->charts[index].flags = CHART_FREE;
    department->charts[index].next = department->free_chart;
    department->free_chart = index;
}

bool conservation_holds(const struct conservation *c)
{
    return c->encounters_in == c->encounters_billed + c->encounters_open &&
           c->cents_in == c->cents_billed + c->cents_open && c->cents_open == c->ledger_open_cents &&
           c->claimed_cents == c->resolved_cents + c->unresolved_cents &&
           c->accrued_cents == c->taken_back_cents + c->to_take_back_cents;
}

void department_reset(struct department *department, uint64_t seed, int64_t replication,
                      const struct observer *observer)
{
    const struct plan *plan = department->plan = department->root;
    int days = plan->days.days;
    department->next_step = 0;
    department->gates_open = 0;
    department->plan_of_day[0] = plan; /* opening accounts have its terms too */
    department->seed = seed;
    department->replication = replication;
    department->now = 0;
    department->observer = observer ? *observer : (struct observer){0};
    event_list_reset(&department->events);
    department->chart_count = department->chart_capacity = 0;
    free(department->charts);
    free(department->coding_spent);
    free(department->work_drawn);
    free(department->asides);
    department->asides = NULL;
    delay_lane_clear(&department->returns);
    department->charts = NULL;
    department->coding_spent = department->work_drawn = NULL;
    department->free_chart = CHART_NONE;
    for (int d = 0; d <= days; d++) department->bucket[d] = CHART_NONE;
    memset(department->bucket_count, 0, ((size_t)days + 1) * sizeof *department->bucket_count);
    department->day = -1;
    department->day_start = department->day_end = 0;
    department->trace_next = department->ready_count = department->ready_next = 0;
    for (int q = 0; q < plan->routing.queue_count; q++) keyed_queue_clear(&department->queues[q]);
    memset(department->nonempty, 0, (size_t)plan->routing.words * sizeof *department->nonempty);
    department->entries = 0;
    department->passed_count = 0;
    for (size_t w = 0; w < plan->scenario->worklists.count; w++)
        department->oldest[w] = (struct oldest_chart){TIME_NEVER, CHART_NONE};
    for (int c = 0; c < plan->staffing.coder_count; c++)
        department->coders[c] = (struct coder){.chart = CHART_NONE,
                                               .next_idle = CODER_NONE,
                                               .previous_idle = CODER_NONE,
                                               .pool = plan->staffing.groups[plan->staffing.group_of_coder[c]].pool};
    for (int g = 0; g < plan->staffing.group_count; g++)
        department->groups[g] = (struct group){.week = INT64_MIN, .decided = -1};
    for (int p = 0; p < plan->staffing.pool_count; p++) {
        department->idle[p] = (struct idle_list){CODER_NONE, CODER_NONE};
        department->pressure[p] = 1;
        department->feedback[p] = 0;
    }
    ledger_reset(&department->ledger);
    day_book_reset(&department->book);
    recorder_reset(&department->recorder);
    department->conservation = (struct conservation){0};
}

void department_init(struct department *department, const struct plan *plan)
{
    const struct staffing_plan *staffing = &plan->staffing;
    memset(department, 0, sizeof *department);
    department->root = department->plan = plan;
    department->completion_slot = (uint32_t)staffing->group_count;
    department->start_slot = department->completion_slot + (uint32_t)staffing->coder_count;
    department->return_slot = department->start_slot + (uint32_t)staffing->group_count;
    department->overflow_slot = department->return_slot + 1;
    event_list_init(&department->events, department->overflow_slot + plan->scenario->worklists.count);
    department->bucket = memory_allocate((size_t)plan->days.days + 1, sizeof *department->bucket);
    department->bucket_count = memory_allocate((size_t)plan->days.days + 1, sizeof *department->bucket_count);
    department->queues = memory_allocate((size_t)plan->routing.queue_count, sizeof *department->queues);
    for (int q = 0; q < plan->routing.queue_count; q++) keyed_queue_init(&department->queues[q]);
    department->nonempty = memory_allocate((size_t)plan->routing.words, sizeof *department->nonempty);
    department->oldest = memory_allocate(plan->scenario->worklists.count, sizeof *department->oldest);
    department->coders = memory_allocate((size_t)staffing->coder_count, sizeof *department->coders);
    department->people = memory_allocate((size_t)staffing->coder_count, sizeof *department->people);
    department->pressure = memory_allocate((size_t)staffing->pool_count, sizeof *department->pressure);
    department->feedback = memory_allocate((size_t)staffing->pool_count, sizeof *department->feedback);
    department->groups = memory_allocate((size_t)staffing->group_count, sizeof *department->groups);
    department->idle = memory_allocate((size_t)staffing->pool_count, sizeof *department->idle);
    ledger_init(&department->ledger, &plan->days, plan->work_types);
    recorder_init(&department->recorder, plan->scenario, &plan->days);
    cost_book_init(&department->costs, plan->days.days, plan->scenario->pools.count);
    department->plan_of_day = memory_allocate((size_t)plan->days.days, sizeof(void *));
    day_book_init(&department->book, &plan->days, plan->work_types, plan->scenario->pools.count,
                  plan->claims.cause_count);
}

SELDOM void department_pass_on(struct department *department, uint32_t index)
{
    if (department->passed_count == department->passed_capacity) {
        department->passed_capacity = department->passed_capacity ? 2 * department->passed_capacity : 16;
        department->passed_on =
            memory_resize(department->passed_on, department->passed_capacity, sizeof *department->passed_on);
    }
    department->passed_on[department->passed_count++] = index;
}

void department_send_away(struct department *department, uint32_t index, int64_t time)
{
    if (time >= department->plan->days.horizon) return;
    delay_lane_push(&department->returns, time, department->entries++, index);
    event_list_set(&department->events, department->return_slot, delay_lane_first(&department->returns).key);
}

void department_free(struct department *department)
{
    for (int q = 0; q < department->plan->routing.queue_count; q++) keyed_queue_free(&department->queues[q]);
    event_list_free(&department->events);
    ledger_free(&department->ledger);
    recorder_free(&department->recorder);
    delay_lane_free(&department->returns);
    day_book_free(&department->book);
    cost_book_free(&department->costs);
    free(department->plan_of_day);
    key_sort_free(&department->sorter);
    void *const owned[] = {department->charts,       department->coding_spent, department->work_drawn,
                           department->bucket,       department->bucket_count, department->ready_keys,
                           department->ready_charts, department->queues,       department->nonempty,
                           department->oldest,       department->coders,       department->groups,
                           department->idle,         department->asides,       department->people,
                           department->pressure,     department->feedback,     department->passed_on};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) free(owned[i]);
    memset(department, 0, sizeof *department);
}
