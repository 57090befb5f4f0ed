#include "experiment/study.h"
#include "models/turnaround_profile.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static void init_scenario(struct study_scenario *item, const struct scenario *scenario)
{
    item->scenario = scenario;
    plan_init(&item->plan, scenario);
    metric_keys_init(&item->keys, &item->plan);
    series_keys_init(&item->series, &item->plan);
    metric_days_keys_init(&item->period_keys, &item->plan);
    period_list_init(&item->periods, &item->plan.days);
    item->turnaround = memory_allocate(scenario->work_types.count, sizeof *item->turnaround);
    item->open_ages = memory_allocate(scenario->work_types.count, sizeof *item->open_ages);
}

void study_init(struct study *study, const struct scenario *const *scenarios, size_t count)
{
    *study = (struct study){.count = count, .items = memory_allocate(count, sizeof *study->items), .failed = -1};
    for (size_t s = 0; s < count; s++) init_scenario(&study->items[s], scenarios[s]);
}

size_t study_tables(struct study_scenario *item, bool daily, bool periods, struct study_table tables[STUDY_TABLES])
{
    size_t count = 0, months = (size_t)cash_month_count(&item->plan), days = (size_t)item->plan.days.days;
    tables[count++] = (struct study_table){&item->values, item->keys.count};
    tables[count++] = (struct study_table){&item->curves, TAT_CURVES * TAT_GRID_POINTS};
    tables[count++] = (struct study_table){&item->cash, months * CASH_LINES};
    tables[count++] = (struct study_table){&item->profiles, item->plan.work_types * 2 * TURNAROUND_BINS};
    if (daily) tables[count++] = (struct study_table){&item->daily, item->series.count * days};
    if (periods)
        tables[count++] = (struct study_table){&item->period_values, item->periods.count * item->period_keys.count};
    return count;
}

double study_bytes(const struct study *study, const struct study_options *options)
{
    double width = 0;
    struct study_table tables[STUDY_TABLES];
    for (size_t s = 0; s < study->count; s++) {
        size_t count = study_tables(&study->items[s], options->keep_daily, options->keep_periods, tables);
        for (size_t t = 0; t < count; t++) width += (double)tables[t].width;
    }
    return width * (double)options->replications * sizeof(double);
}

void study_reserve(struct study *study, int64_t replications, bool daily, bool periods)
{
    struct study_table tables[STUDY_TABLES];
    for (size_t s = 0; s < study->count; s++) {
        size_t count = study_tables(&study->items[s], daily, periods, tables);
        for (size_t t = 0; t < count; t++)
            *tables[t].rows =
                memory_resize(*tables[t].rows, (size_t)replications * tables[t].width, sizeof **tables[t].rows);
    }
}

void study_free(struct study *study)
{
    for (size_t s = 0; s < study->count; s++) {
        struct study_scenario *item = &study->items[s];
        free(item->keys.items);
        free(item->series.items);
        free(item->period_keys.items);
        period_list_free(&item->periods);
        free(item->values);
        free(item->curves);
        free(item->cash);
        free(item->profiles);
        free(item->daily);
        free(item->period_values);
        free(item->turnaround);
        free(item->open_ages);
        plan_free(&item->plan);
    }
    free(study->items);
    memset(study, 0, sizeof *study);
}
