#include "models/recorder.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

const int filing_horizon_days[FILING_HORIZONS] = {0, 30, 60};

void recorder_init(struct recorder *recorder, const struct scenario *scenario, const struct day_table *days)
{
    recorder->window_start = days->window_start;
    recorder->horizon = days->horizon;
    recorder->work_types = scenario->work_types.count;
    recorder->target = memory_allocate(recorder->work_types, sizeof *recorder->target);
    for (size_t t = 0; t < recorder->work_types; t++) {
        double own = scenario->work_types.items[t].tat_target_hours;
        recorder->target[t] = time_from_hours(isnan(own) ? scenario->facility.tat_target_hours : own);
    }
    recorder->types = memory_allocate(recorder->work_types, sizeof *recorder->types);
    for (size_t t = 0; t < recorder->work_types; t++) {
        recorder->types[t].turnaround_sketch = memory_allocate(1, sizeof *recorder->types[t].turnaround_sketch);
        recorder->types[t].open_age_sketch = memory_allocate(1, sizeof *recorder->types[t].open_age_sketch);
    }
}

void recorder_reset(struct recorder *recorder)
{
    for (size_t t = 0; t < recorder->work_types; t++) {
        struct sketch *turnaround = recorder->types[t].turnaround_sketch,
                      *open_age = recorder->types[t].open_age_sketch;
        sketch_reset(turnaround);
        sketch_reset(open_age);
        recorder->types[t] = (struct type_record){
            .oldest_ready = TIME_NEVER, .turnaround_sketch = turnaround, .open_age_sketch = open_age};
    }
    memset(recorder->filing_cents, 0, sizeof recorder->filing_cents);
}

void recorder_free(struct recorder *recorder)
{
    for (size_t t = 0; t < recorder->work_types; t++) {
        free(recorder->types[t].turnaround_sketch);
        free(recorder->types[t].open_age_sketch);
    }
    free(recorder->types);
    free(recorder->target);
    memset(recorder, 0, sizeof *recorder);
}

void recorder_uncoded(struct recorder *recorder, int work_type, int64_t ready)
{
    struct type_record *type = &recorder->types[work_type];
    if (ready < type->oldest_ready) type->oldest_ready = ready;
    sketch_add(type->open_age_sketch, recorder->horizon - ready);
    type->due += ready >= recorder->window_start && ready <= recorder->horizon - recorder->target[work_type];
}

void recorder_filing(struct recorder *recorder, int64_t limit, int64_t net_cents)
{
    if (limit == TIME_NEVER) return;
    for (int h = 0; h < FILING_HORIZONS; h++)
        if (limit <= recorder->horizon + filing_horizon_days[h] * TIME_DAY) recorder->filing_cents[h] += net_cents;
}
