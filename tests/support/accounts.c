#include "tests/support/accounts.h"
#include "io/csv_write.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

struct export_row {
    struct chart chart;
    struct encounter_life life;
};

struct export
{
    const struct scenario *scenario;
    int64_t end; /* of the horizon, engine's clock */
    size_t count, capacity;
    struct export_row *rows;
};

static void collect(void *context, const struct encounter_life *life)
{
    struct export *export = context;
    if (life->chart->origin == ORIGIN_GATE) return;
    if (export->count == export->capacity) {
        export->capacity = export->capacity ? export->capacity * 2 : 1024;
        export->rows = memory_resize(export->rows, export->capacity, sizeof *export->rows);
    }
    export->rows[export->count++] = (struct export_row){*life->chart, *life};
}

static int compare(const void *a, const void *b)
{
    const struct chart *x = &((const struct export_row *)a)->chart, *y = &((const struct export_row *)b)->chart;
    int64_t difference = x->discharge - y->discharge;
    if (!difference) difference = (int64_t)x->work_type - y->work_type;
    if (!difference) difference = (int64_t)x->number - y->number;
    return (difference > 0) - (difference < 0);
}

static bool has_happened(const struct export *export, int64_t time)
{
    return time < export->end;
}

static void write_utc(FILE *file, int64_t utc)
{
    struct civil_date date = civil_date_of(utc / 86400);
    fprintf(file, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day, (int)(utc / 3600 % 24),
            (int)(utc / 60 % 60), (int)(utc % 60));
}

/* Whole seconds, the fraction cut off: before the start, too. */
static int64_t seconds_of(int64_t time)
{
    return time / TIME_SECOND - (time % TIME_SECOND < 0);
}

static void write_instant(const struct export *export, int64_t time, FILE *file)
{
    if (has_happened(export, time)) write_utc(file, export->scenario->start_utc_seconds + seconds_of(time));
    fputc(',', file);
}

/* What was coded before the start is told without a time: it was no later than the start, and documented. */
static int64_t coded_of(const struct export_row *row)
{
    bool before = row->life.coded == TIME_NEVER && row->chart.stage == STAGE_CODED;
    return before ? row->chart.ready : row->life.coded;
}

static void write_row(const struct export *export, size_t number, const struct export_row *row, FILE *file)
{
    const struct chart *chart = &row->chart;
    const struct work_type *type = &export->scenario->work_types.items[chart->work_type];
    const struct pool *pool = row->life.pool >= 0 ? &export->scenario->pools.items[row->life.pool] : NULL;
    bool coded = has_happened(export, coded_of(row)), touchless = chart->flags & CHART_TOUCHLESS;
    double gross = (double)chart->gross_cents / 100;
    fprintf(file, "%zu,", number);
    csv_text(file, type->name, ',');
    write_instant(export, chart->discharge, file);
    write_instant(export, chart->ready, file);
    write_instant(export, touchless ? TIME_NEVER : chart->first_start, file);
    write_instant(export, coded_of(row), file);
    write_instant(export, row->life.billed, file);
    fprintf(file, "%.2f,%.2f,", gross, gross * type->net_to_gross_share);
    csv_text(file, chart->payer == PAYER_NONE ? "" : export->scenario->payers.items[chart->payer].name, ',');
    if (coded && pool)
        fprintf(file, "%s %s %d,%.6f,%d,", pool->name, pool->shifts.items[row->life.shift].name, row->life.seat + 1,
                (double)row->life.coding / (double)TIME_MINUTE, (chart->flags & CHART_RETURNS) != 0);
    else
        fputs(",,,", file);
    fputs(coded ? touchless ? ",1\n" : ",0\n" : ",\n", file);
}

static void write_side(const struct export *export, const char *path)
{
    char *side = memory_format("%s.json", path);
    FILE *file = fopen(side, "w");
    assert(file);
    fprintf(
        file,
        "{\"schema_version\":1,\"files\":[{\"name\":\"export.csv\",\"digest\":\"xxh3:0123456789abcdef\",\"rows\":%zu}],"
        "\"accounts\":%zu,\"rejected\":{},\"time_zone\":\"%s\",\"observed_from\":\"",
        export->count, export->count, export->scenario->facility.zone->name);
    write_utc(file, export->scenario->start_utc_seconds);
    fputs("\",\"observed_until\":\"", file);
    write_utc(file, export->scenario->start_utc_seconds + export->end / TIME_SECOND);
    fputs("\"}\n", file);
    fclose(file);
    free(side);
}

void accounts_write(const struct study *study, int64_t seed, int64_t replication, const char *path)
{
    const struct study_scenario *item = &study->items[0];
    struct export export = {.scenario = item->scenario, .end = item->plan.days.start[item->plan.days.days]};
    struct observer observer = {collect, &export};
    study_observe(study, 0, seed, replication, &observer);
    if (export.count) qsort(export.rows, export.count, sizeof *export.rows, compare);
    FILE *file = fopen(path, "w");
    assert(file);
    fputs("account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,payer,coder,"
          "coding_minutes,queried,denied,touchless\n",
          file);
    for (size_t i = 0; i < export.count; i++) write_row(&export, i + 1, &export.rows[i], file);
    fclose(file);
    write_side(&export, path);
    free(export.rows);
}
