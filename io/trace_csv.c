#include "io/trace_csv.h"
#include "io/csv_write.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

struct trace_row { /* a copy: the record behind a life is reused */
    struct chart chart;
    struct encounter_life life;
};

struct trace {
    size_t count, capacity;
    struct trace_row *rows;
};

static void collect(void *context, const struct encounter_life *life)
{
    struct trace *trace = context;
    if (trace->count == trace->capacity) {
        trace->capacity = trace->capacity ? trace->capacity * 2 : 1024;
        trace->rows = memory_resize(trace->rows, trace->capacity, sizeof *trace->rows);
    }
    trace->rows[trace->count++] = (struct trace_row){*life->chart, *life};
}

static int compare_rows(const void *a, const void *b)
{
    const struct chart *x = &((const struct trace_row *)a)->chart, *y = &((const struct trace_row *)b)->chart;
    int64_t difference = (int64_t)y->origin - x->origin; /* opening accounts first */
    if (!difference) difference = (int64_t)x->work_type - y->work_type;
    if (!difference && x->origin != ORIGIN_OPENING) difference = (int64_t)x->day - y->day;
    if (!difference) difference = (int64_t)x->number - y->number;
    return (difference > 0) - (difference < 0);
}

static void write_time(const struct scenario *scenario, int64_t time, FILE *file)
{
    if (time == TIME_NEVER) {
        fputs(",,", file);
        return;
    }
    int64_t seconds = time >= 0 ? time / TIME_SECOND : -((-time + TIME_SECOND - 1) / TIME_SECOND);
    int64_t micros = time - seconds * TIME_SECOND, utc = scenario->start_utc_seconds + seconds;
    int64_t local = utc + zone_offset_at(scenario->facility.zone, utc);
    int64_t day = zone_day_at(scenario->facility.zone, utc), of_day = local - day * 86400;
    struct civil_date date = civil_date_of(day);
    fprintf(file, "%.9f,%04d-%02d-%02dT%02d:%02d:%02d.%06d,", time_to_hours(time), date.year, date.month, date.day,
            (int)(of_day / 3600), (int)(of_day / 60 % 60), (int)(of_day % 60), (int)micros);
}

static void write_id(const struct scenario *scenario, const struct chart *chart, FILE *file)
{
    const char *type = scenario->work_types.items[chart->work_type].name;
    struct civil_date date = civil_date_of(scenario->facility.start_date + chart->day);
    if (chart->origin == ORIGIN_OPENING)
        fprintf(file, "%s/opening/%" PRIu32 ",", type, chart->number);
    else if (chart->origin == ORIGIN_TRACE)
        fprintf(file, "%s/trace/%" PRIu32 ",", type, chart->number);
    else
        fprintf(file, "%s/%04d-%02d-%02d/%" PRIu32 ",", type, date.year, date.month, date.day, chart->number);
}

static void write_row(const struct scenario *scenario, const struct trace_row *row, FILE *file)
{
    const struct chart *chart = &row->chart;
    const struct encounter_life *life = &row->life;
    const struct pool *pool = life->pool >= 0 ? &scenario->pools.items[life->pool] : NULL;
    bool documented = chart->ready < TIME_NEVER;
    write_id(scenario, chart, file);
    csv_text(file, scenario->work_types.items[chart->work_type].name, ',');
    csv_text(file, chart->payer == PAYER_NONE ? "" : scenario->payers.items[chart->payer].name, ',');
    write_time(scenario, chart->discharge, file);
    write_time(scenario, documented ? chart->ready : TIME_NEVER, file);
    write_time(scenario, chart->first_start, file);
    write_time(scenario, life->coded, file);
    write_time(scenario, life->billed, file);
    fprintf(file, "%.2f,", (double)chart->gross_cents / 100);
    fprintf(file, "%.9f,", (double)life->work / (double)TIME_MINUTE);
    fprintf(file, "%.9f,", (double)life->coding / (double)TIME_MINUTE);
    fprintf(file, "%d,", (chart->flags & CHART_TOUCHLESS) != 0);
    csv_text(file, life->worklist >= 0 ? scenario->worklists.items[life->worklist].name : "", ',');
    csv_text(file, pool ? pool->name : "", ',');
    csv_text(file, pool ? pool->shifts.items[life->shift].name : "", ',');
    if (pool)
        csv_integer(file, life->seat + 1, '\n');
    else
        fputc('\n', file);
}

void trace_csv_write(const struct study *study, size_t scenario, int64_t seed, int64_t replication, FILE *file)
{
    struct trace trace = {0};
    struct observer observer = {collect, &trace};
    study_observe(study, scenario, seed, replication, &observer);
    qsort(trace.rows, trace.count, sizeof *trace.rows, compare_rows);
    fputs("encounter,work_type,payer,discharged_hours,discharged,ready_hours,ready,started_hours,started,coded_hours,"
          "coded,"
          "billed_hours,billed,gross_usd,work_minutes,coding_minutes,touchless,worklist,pool,shift,seat\n",
          file);
    for (size_t i = 0; i < trace.count; i++) write_row(study->items[scenario].scenario, &trace.rows[i], file);
    free(trace.rows);
}
