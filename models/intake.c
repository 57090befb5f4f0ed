#include "models/intake.h"
#include "models/domain.h"
#include "sim/memory.h"
#include <assert.h>

enum { POSITION_BITS = 27 };

void intake_admit(struct department *department, const struct chart *chart)
{
    const struct plan *plan = department->plan;
    bool hospital = plan->work[chart->work_type].billing == BILLING_HOSPITAL;
    struct type_record *type = &department->recorder.types[chart->work_type];
    department->conservation.encounters_in++;
    if (hospital) department->conservation.cents_in += chart->gross_cents;
    if (chart->origin == ORIGIN_OPENING) {
        type->opening++;
        return;
    }
    type->arrived += chart->day >= plan->days.first_day;
    department->ledger.arrived[chart->day]++;
    if (hospital) department->ledger.revenue[chart->day] += chart->gross_cents;
}

void intake_assist(struct department *department, uint32_t index, uint64_t touchless_word, int64_t at)
{
    struct chart *chart = &department->charts[index];
    const struct cac_plan *cac = &department->plan->work[chart->work_type].cac;
    if (department->work_drawn) department->work_drawn[index] = chart->work;
    if (cac->engine < 0) return;
    double adoption = cac_adoption(cac, at);
    if (random_uniform(touchless_word) < cac->touchless * adoption) chart->flags |= CHART_TOUCHLESS;
    chart->work = cac_assisted_work(cac, adoption, chart->work);
}

void intake_keep(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    int day = department_day_at(department, chart->ready);
    assert(day >= department->day);
    chart->next = department->bucket[day];
    department->bucket[day] = index;
    department->bucket_count[day]++;
}

/* Everything about the encounter follows from its own draws. */
static void admit_drawn(struct department *department, int work_type, int day, int64_t number)
{
    const struct plan *plan = department->plan;
    const struct work_plan *work = &plan->work[work_type];
    const struct encounter_plan *encounter = &plan->encounters.items[work_type];
    struct random_key key = {department->seed, DOMAIN_ENCOUNTER};
    uint64_t entity = (uint64_t)(plan->days.first_civil_day + day) << 32 | (uint64_t)number;
    struct encounter_draws draws;
    draws.block[0] = random_draw(key, 0, encounter->hash, entity, (uint64_t)department->replication);
    if (encounter->payer_count || work->cac.engine >= 0)
        draws.block[1] = random_draw(key, 1, encounter->hash, entity, (uint64_t)department->replication);
    else
        draws.block[1] = (struct random_block){{0}};
    uint32_t index = chart_new(department);
    struct chart *chart = &department->charts[index];
    int64_t lag;
    encounter_draw(&plan->encounters, work_type, &draws, chart, &lag);
    chart->discharge = arrival_time(&work->arrival, &plan->days, day, draws.block[0].word[0]);
    chart->ready = signoff_time(&work->signoff, chart->discharge + lag);
    chart->work_type = (uint16_t)work_type;
    chart->day = day;
    chart->number = (uint32_t)number;
    chart->origin = ORIGIN_ARRIVAL;
    intake_admit(department, chart);
    intake_assist(department, index, draws.block[1].word[1], chart->ready);
    intake_keep(department, index);
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
        int64_t count =
            arrival_count(arrival, department->seed, department->replication, plan->days.first_civil_day + day, day);
        for (int64_t number = 0; number < count; number++) admit_drawn(department, t, day, number);
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
    const struct day_table *days = &department->plan->days;
    if (department->ready_next < department->ready_count)
        department->next_ready =
            days->start[department->day] + (int64_t)(department->ready_keys[department->ready_next] >> POSITION_BITS);
    else
        department->next_ready = days->start[department->day + 1];
}

/* Bucket lists are last in, first out; positions count from the back, so ties keep the order of birth. */
static void stream_day(struct department *department, int day)
{
    const struct day_table *days = &department->plan->days;
    size_t count = department->bucket_count[day];
    assert(count < (size_t)1 << POSITION_BITS);
    if (count > department->ready_capacity) {
        department->ready_capacity = count * 2;
        department->ready_keys =
            memory_resize(department->ready_keys, department->ready_capacity, sizeof *department->ready_keys);
        department->ready_charts =
            memory_resize(department->ready_charts, department->ready_capacity, sizeof *department->ready_charts);
    }
    uint32_t index = department->bucket[day];
    for (size_t i = count; i-- > 0; index = department->charts[index].next) {
        department->ready_charts[i] = index;
        department->ready_keys[i] = (uint64_t)(department->charts[index].ready - days->start[day]) << POSITION_BITS | i;
    }
    key_sort(&department->sorter, department->ready_keys, count,
             (uint64_t)(days->start[day + 1] - days->start[day]) << POSITION_BITS);
    department->bucket[day] = CHART_NONE;
    department->bucket_count[day] = 0;
    department->ready_count = count;
    department->ready_next = 0;
}

void intake_begin_day(struct department *department, int day)
{
    department->day = day;
    department->day_start = department->plan->days.start[day];
    department->day_end = department->plan->days.start[day + 1];
    admit_arrivals(department, day);
    stream_day(department, day);
    set_next_ready(department);
}

uint32_t intake_take(struct department *department)
{
    uint64_t key = department->ready_keys[department->ready_next++];
    set_next_ready(department);
    return department->ready_charts[key & ((UINT64_C(1) << POSITION_BITS) - 1)];
}
