#include "models/intake.h"
#include "models/domain.h"
#include "models/people.h"
#include "sim/memory.h"
#include <assert.h>

enum { POSITION_BITS = 27 };

/* Encounters of one work type that are discharged on a day, and their gross charges. */
static void count_arrivals(struct department *department, int work_type, int day, int64_t count, int64_t cents)
{
    department->conservation.encounters_in += count;
    day_book_type(&department->book, day, work_type)[TYPE_ARRIVED] += count;
    if (department->plan->work[work_type].billing != BILLING_HOSPITAL) return;
    department->conservation.cents_in += cents;
    department->ledger.revenue[day] += cents;
}

void intake_admit(struct department *department, const struct chart *chart)
{
    if (chart->origin != ORIGIN_OPENING) {
        count_arrivals(department, chart->work_type, chart->day, 1, chart->gross_cents);
        return;
    }
    department->conservation.encounters_in++;
    if (department->plan->work[chart->work_type].billing == BILLING_HOSPITAL)
        department->conservation.cents_in += chart->gross_cents;
    department->recorder.types[chart->work_type].opening++;
}

void intake_assist(struct department *department, uint32_t index, uint64_t touchless_word, int64_t at)
{
    struct chart *chart = &department->charts[index];
    const struct cac_plan *cac = &department->plan->work[chart->work_type].cac;
    if (department->work_drawn) department->work_drawn[index] = chart->work;
    if (cac->engine < 0) return;
    double adoption = adoption_at(&cac->adoption, at);
    int64_t before = chart->work;
    if (random_uniform(touchless_word) < cac->touchless * adoption) chart->flags |= CHART_TOUCHLESS;
    chart->work = cac_assisted_work(cac, adoption, chart->work);
    if (chart->ready < 0) return; /* was ready before the start */
    int64_t saved = chart->flags & CHART_TOUCHLESS ? before : before - chart->work;
    day_book_type(&department->book, department_day_at(department, at), chart->work_type)[TYPE_WORK_SAVED] += saved;
}

static void reserve_stream(struct department *department, size_t count)
{
    if (count <= department->ready_capacity) return;
    size_t capacity = department->ready_capacity = count * 2;
    department->ready_keys = memory_resize(department->ready_keys, capacity, sizeof *department->ready_keys);
    department->ready_charts = memory_resize(department->ready_charts, capacity, sizeof *department->ready_charts);
}

static void stream(struct department *department, uint32_t index, size_t position)
{
    int64_t inside = department->charts[index].ready - department->day_start;
    department->ready_charts[position] = index;
    department->ready_keys[position] = (uint64_t)inside << POSITION_BITS | position;
}

void intake_keep(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    int day = department_day_at(department, chart->ready);
    assert(day >= department->day);
    if (day == department->day) {
        reserve_stream(department, department->ready_count + 1);
        stream(department, index, department->ready_count++);
        return;
    }
    chart->next = department->bucket[day];
    department->bucket[day] = index;
    department->bucket_count[day]++;
}

/* Everything about an encounter follows from its own draws. */
static void admit_drawn(struct department *department, int work_type, int day, int64_t count)
{
    const struct plan *plan = department->plan;
    const struct work_plan *work = &plan->work[work_type];
    const struct encounter_plan *encounter = &plan->encounters.items[work_type];
    struct random_key key = {department->seed, DOMAIN_ENCOUNTER};
    uint64_t replication = (uint64_t)department->replication;
    uint64_t civil_day = (uint64_t)(plan->days.first_civil_day + day) << 32;
    bool needs_second = encounter->payer_count || work->cac.engine >= 0;
    struct encounter_draws draws = {0};
    int64_t cents = 0, lag;
    for (uint64_t number = 0; number < (uint64_t)count; number++) {
        draws.block[0] = random_draw(key, 0, encounter->hash, civil_day | number, replication);
        if (needs_second) draws.block[1] = random_draw(key, 1, encounter->hash, civil_day | number, replication);
        uint32_t index = chart_new(department);
        struct chart *chart = &department->charts[index];
        encounter_draw(&plan->encounters, work_type, &draws, chart, &lag);
        chart->discharge = arrival_time(&work->arrival, &plan->days, day, draws.block[0].word[0]);
        if (work->query.tool >= 0) lag = query_plan_helped_lag(&work->query, chart->discharge, lag);
        chart->ready = signoff_time(&work->signoff, chart->discharge + lag);
        chart->work_type = (uint16_t)work_type;
        chart->day = day;
        chart->number = (uint32_t)number;
        chart->origin = ORIGIN_ARRIVAL;
        cents += chart->gross_cents;
        intake_assist(department, index, draws.block[1].word[1], chart->ready);
        intake_keep(department, index);
    }
    count_arrivals(department, work_type, day, count, cents);
}

/* Columns that the row gives stand; the others are drawn, keyed by the row. */
static void admit_traced(struct department *department, size_t row_index, int day)
{
    const struct plan *plan = department->plan;
    const struct account_row *row = &plan->scenario->arrival_trace.items[row_index];
    struct random_key key = {department->seed, DOMAIN_TRACE};
    struct encounter_draws draws;
    for (uint64_t b = 0; b < 2; b++)
        draws.block[b] = random_draw(key, b, 0, row_index, (uint64_t)department->replication);
    uint32_t index = chart_new(department);
    struct chart *chart = &department->charts[index];
    int64_t lag;
    encounter_draw(&plan->encounters, row->work_type, &draws, chart, &lag);
    chart->discharge = row->discharge;
    lag = query_plan_helped_lag(&plan->work[row->work_type].query, row->discharge, lag);
    chart->ready =
        row->ready != DATE_NONE ? row->ready : signoff_time(&plan->work[row->work_type].signoff, row->discharge + lag);
    if (!isnan(row->gross_usd)) chart->gross_cents = encounter_cents(row->gross_usd);
    if (!isnan(row->coding_minutes)) chart->work = time_from_minutes(row->coding_minutes);
    if (row->payer >= 0) chart->payer = (uint8_t)row->payer;
    chart->work_type = (uint16_t)row->work_type;
    chart->day = day;
    chart->number = (uint32_t)row_index;
    chart->origin = ORIGIN_TRACE;
    intake_admit(department, chart);
    intake_assist(department, index, draws.block[1].word[1], chart->ready);
    intake_keep(department, index);
}

static void admit_arrivals(struct department *department, int day)
{
    const struct plan *plan = department->plan;
    for (int t = 0; t < (int)plan->work_types; t++) {
        const struct arrival_plan *arrival = &plan->work[t].arrival;
        if (!arrival->mean) continue;
        int64_t civil_day = plan->days.first_civil_day + day;
        admit_drawn(department, t, day,
                    arrival_count(arrival, department->seed, department->replication, civil_day, day));
    }
    const struct account_rows *trace = &plan->scenario->arrival_trace;
    for (; department->trace_next < trace->count; department->trace_next++) {
        size_t row = plan->trace_order[department->trace_next];
        if (trace->items[row].discharge >= plan->days.start[day + 1]) break;
        if (trace->items[row].discharge >= plan->days.start[day]) admit_traced(department, row, day);
    }
}

static void set_next_ready(struct department *department)
{
    department->next_ready = department->day_end;
    if (department->ready_next == department->ready_count) return;
    department->next_ready =
        department->day_start + (int64_t)(department->ready_keys[department->ready_next] >> POSITION_BITS);
}

/* Charts of earlier days that become ready today. The list is last in, first out; positions count from the back, so
 * that ties keep the order of birth. */
static void stream_earlier(struct department *department)
{
    int day = department->day;
    size_t count = department->bucket_count[day];
    reserve_stream(department, count);
    uint32_t index = department->bucket[day];
    for (size_t i = count; i-- > 0; index = department->charts[index].next) stream(department, index, i);
    department->bucket[day] = CHART_NONE;
    department->bucket_count[day] = 0;
    department->ready_count = count;
    department->ready_next = 0;
}

HOT void intake_begin_day(struct department *department, int day)
{
    department->day = day;
    department->plan_of_day[day] = department->plan;
    department->day_start = department->plan->days.start[day];
    department->day_end = department->plan->days.start[day + 1];
    day_book_begin(&department->book, day);
    people_begin_day(department, day);
    day_book_money(&department->book, day)[MONEY_OPENING] += department->root->opening_cash[day];
    stream_earlier(department);
    admit_arrivals(department, day);
    assert(department->ready_count < (size_t)1 << POSITION_BITS);
    key_sort(&department->sorter, department->ready_keys, department->ready_count,
             (uint64_t)(department->day_end - department->day_start) << POSITION_BITS);
    set_next_ready(department);
}

uint32_t intake_take(struct department *department)
{
    uint64_t key = department->ready_keys[department->ready_next++];
    set_next_ready(department);
    return department->ready_charts[key & ((UINT64_C(1) << POSITION_BITS) - 1)];
}
