#include "io/batch_results.h"
#include "io/batch_feasible.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/nearest.h"
#include "io/result_set.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "models/turnaround_percentile.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const main_metrics[] = {"dnfb_mean_days", "tat_p90_hours", "tat_within_target_share",
                                           "cost_total_usd"};

struct writing {
    struct batch_store *store;
    struct stored_study *study;
    const struct batch_results_wish *wish;
    FILE *file;
    struct json_write json;
    struct table_layout table;
    struct conditions checks;
    size_t feasible, small, incomplete; /* cells */
};

bool batch_metric_check(const char *metric, char **message)
{
    char *id = memory_format("%.*s", (int)strcspn(metric, "@"), metric);
    bool known = metric_find(id) != METRIC_COUNT;
    if (!known) {
        struct nearest nearest = nearest_to(id);
        for (int m = 0; m < METRIC_COUNT; m++) nearest_offer(&nearest, metrics[m].id);
        char *hint = nearest_hint(&nearest);
        *message = memory_format("there is no metric \"%s\"; %s", id, hint ? hint : "docs/metrics.md lists them");
        free(hint);
    }
    free(id);
    return known;
}

static bool is_wanted(const struct batch_results_wish *wish, const struct batch_columns *columns, size_t column)
{
    const char *metric = columns->metrics[column];
    for (size_t i = 0; i < wish->metric_count; i++) {
        size_t length = strcspn(wish->metrics[i], "@");
        const char *scope = wish->metrics[i] + length;
        if (strlen(metric) != length || strncmp(metric, wish->metrics[i], length) != 0) continue;
        if (!*scope || strcmp(scope + 1, columns->scopes[column]) == 0) return true;
    }
    return wish->metric_count == 0;
}

static void csv_head(const struct writing *w)
{
    fputs("study,cell,", w->file);
    if (w->study->count > 0)
        for (size_t f = 0; f < w->study->cells[0].factor_count; f++)
            csv_text(w->file, w->study->cells[0].factors[f].name, ',');
    fputs("feasible,feasible_is_sure,metric,scope,period,unit,replications,mean,half_width,confidence,sd,p10,p50,p90\n",
          w->file);
}

static void csv_row(const struct writing *w, const struct stored_cell *cell, const struct stored_rows *rows, size_t at,
                    const struct feasibility *feasible)
{
    struct estimate e = stored_estimate(rows, at, w->study->confidence);
    csv_text(w->file, w->study->name, ',');
    csv_text(w->file, cell->name, ',');
    for (size_t f = 0; f < cell->factor_count; f++) csv_text(w->file, cell->factors[f].text, ',');
    csv_text(w->file, !feasible->is_known ? "" : feasible->holds ? "yes" : "no", ',');
    csv_text(w->file, !feasible->is_known ? "" : feasible->is_sure ? "yes" : "no", ',');
    csv_text(w->file, rows->columns->metrics[at], ',');
    csv_text(w->file, rows->columns->scopes[at], ',');
    csv_text(w->file, rows->columns->periods[at], ',');
    csv_text(w->file, metrics[metric_find(rows->columns->metrics[at])].unit, ',');
    csv_integer(w->file, e.count, ',');
    csv_number(w->file, e.mean, ',');
    csv_number(w->file, e.half_width, ',');
    csv_number(w->file, w->study->confidence, ',');
    csv_number(w->file, e.sd, ',');
    csv_number(w->file, e.p10, ',');
    csv_number(w->file, e.p50, ',');
    csv_number(w->file, e.p90, '\n');
}

static void csv_cell(struct writing *w, const struct stored_cell *cell, const struct stored_rows *rows)
{
    struct feasibility feasible = conditions_judge(&w->checks, w->study, cell, rows);
    for (size_t i = 0; rows->columns && i < rows->width; i++)
        if (is_wanted(w->wish, rows->columns, i)) csv_row(w, cell, rows, i, &feasible);
}

static void json_factors(struct json_write *json, const struct stored_cell *cell)
{
    json_write_flat(json, "factors");
    for (size_t f = 0; f < cell->factor_count; f++) {
        const struct cell_factor *factor = &cell->factors[f];
        if (factor->is_numeric)
            json_write_number(json, factor->name, factor->number);
        else
            json_write_text(json, factor->name, factor->text);
    }
    json_write_object_end(json);
}

static void json_estimate(struct writing *w, const struct stored_rows *rows, size_t at)
{
    struct estimate e = stored_estimate(rows, at, w->study->confidence);
    json_write_flat(&w->json, NULL);
    json_write_text(&w->json, "metric", rows->columns->metrics[at]);
    json_write_text(&w->json, "scope", rows->columns->scopes[at]);
    if (*rows->columns->periods[at]) json_write_text(&w->json, "period", rows->columns->periods[at]);
    json_write_text(&w->json, "unit", metrics[metric_find(rows->columns->metrics[at])].unit);
    json_write_number(&w->json, "replications", (double)e.count);
    json_write_number(&w->json, "mean", e.mean);
    json_write_number(&w->json, "half_width", e.half_width);
    json_write_number(&w->json, "sd", e.sd);
    json_write_number(&w->json, "p10", e.p10);
    json_write_number(&w->json, "p50", e.p50);
    json_write_number(&w->json, "p90", e.p90);
    json_write_object_end(&w->json);
}

static void json_cell(struct writing *w, const struct stored_cell *cell, const struct stored_rows *rows)
{
    struct json_write *json = &w->json;
    struct feasibility feasible = conditions_judge(&w->checks, w->study, cell, rows);
    json_write_object(json, NULL);
    json_write_text(json, "cell", cell->name);
    json_factors(json, cell);
    json_write_number(json, "replications", (double)rows->count);
    json_write_number(json, "replications_wanted", (double)cell->wanted);
    json_write_number(json, "replications_quarantined", (double)rows->quarantined);
    if (feasible.is_known) {
        json_write_boolean(json, "is_feasible", feasible.holds);
        json_write_boolean(json, "is_feasible_sure", feasible.is_sure);
    } else {
        json_write_null(json, "is_feasible");
        json_write_null(json, "is_feasible_sure");
    }
    json_write_text(json, "failed_check", feasible.failed);
    json_write_list(json, "estimates");
    for (size_t i = 0; rows->columns && rows->count > 0 && i < rows->width; i++)
        if (is_wanted(w->wish, rows->columns, i)) json_estimate(w, rows, i);
    json_write_list_end(json);
    json_write_object_end(json);
}

static void table_cell_of(struct writing *w, const struct stored_rows *rows, const char *metric)
{
    size_t length = strcspn(metric, "@");
    char *id = memory_format("%.*s", (int)length, metric);
    size_t at =
        rows->columns ? batch_columns_find(rows->columns, id, metric[length] ? metric + length + 1 : "all") : SIZE_MAX;
    struct estimate e = {.mean = 0};
    if (at != SIZE_MAX) e = stored_estimate(rows, at, w->study->confidence);
    bool known = at != SIZE_MAX && e.count > 0;
    char *value = known ? table_value(e.mean, metrics[metric_find(id)].unit) : memory_copy_text("n/a");
    char *around = known && e.count > 1 ? table_value(e.half_width, metrics[metric_find(id)].unit) : NULL;
    table_layout_add(&w->table, around ? memory_format("%s \xc2\xb1 %s", value, around) : memory_copy_text(value));
    free(value);
    free(around);
    free(id);
}

static size_t shown(const struct batch_results_wish *wish)
{
    return wish->metric_count ? wish->metric_count : sizeof main_metrics / sizeof *main_metrics;
}

static const char *shown_metric(const struct batch_results_wish *wish, size_t i)
{
    return wish->metric_count ? wish->metrics[i] : main_metrics[i];
}

static void table_head(struct writing *w)
{
    table_layout_init(&w->table, shown(w->wish) + 2);
    w->table.whole_labels = true;
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        bool last = line == TABLE_HEAD_LINES - 1;
        table_layout_add(&w->table, memory_copy_text(last ? "cell" : ""));
        table_layout_add(&w->table, memory_copy_text(last ? "n" : ""));
        table_layout_add(&w->table, memory_copy_text(last ? "feasible" : ""));
        for (size_t i = 0; i < shown(w->wish); i++)
            table_layout_add(&w->table, memory_copy_text(last ? shown_metric(w->wish, i) : ""));
    }
}

static void table_row(struct writing *w, const struct stored_cell *cell, const struct stored_rows *rows)
{
    struct feasibility feasible = conditions_judge(&w->checks, w->study, cell, rows);
    w->feasible += feasible.holds;
    w->small += rows->count > 0 && rows->count < SMALL_SAMPLE;
    w->incomplete += rows->count + rows->quarantined < cell->wanted;
    table_layout_add(&w->table, memory_copy_text(cell->name));
    table_layout_add(&w->table, memory_format("%" PRId64, rows->count));
    table_layout_add(&w->table, memory_copy_text(feasibility_word(&feasible)));
    for (size_t i = 0; i < shown(w->wish); i++) table_cell_of(w, rows, shown_metric(w->wish, i));
}

/* What must be known to read the table. */
static void table_foot(const struct writing *w)
{
    bool is_percentile = false;
    for (size_t i = 0; i < shown(w->wish); i++) {
        char *id = memory_format("%.*s", (int)strcspn(shown_metric(w->wish, i), "@"), shown_metric(w->wish, i));
        is_percentile = is_percentile || turnaround_percentile_find((int)metric_find(id));
        free(id);
    }
    fprintf(w->file, "\nStudy %s: %zu cells, %zu feasible; mean \u00B1 %g\u00A0%% confidence interval.\n",
            w->study->name, w->study->count, w->feasible, 100 * w->study->confidence);
    conditions_write(&w->checks, w->file);
    if (w->checks.unsure > 0) conditions_write_note(w->study->confidence, w->file);
    if (is_percentile) fputs(BATCH_PERCENTILE_NOTE, w->file);
    if (w->small > 0)
        fprintf(w->file, "Small sample: fewer than %d replications in %zu cells; take more before deciding.\n",
                SMALL_SAMPLE, w->small);
    if (w->incomplete > 0)
        fprintf(w->file, "Not finished: %zu cells have fewer replications than the study wants.\n", w->incomplete);
}

static void begin(struct writing *w)
{
    if (w->wish->format == BATCH_CSV) csv_head(w);
    if (w->wish->format == BATCH_TABLE) table_head(w);
    if (w->wish->format != BATCH_JSON) return;
    w->json = (struct json_write){.file = w->file};
    json_write_object(&w->json, NULL);
    json_write_text(&w->json, "study", w->study->name);
    json_write_number(&w->json, "confidence", w->study->confidence);
    json_write_list(&w->json, "cells");
}

static void finish(struct writing *w)
{
    if (w->wish->format == BATCH_TABLE) {
        table_layout_write(&w->table, w->wish->width, w->file);
        table_layout_free(&w->table);
        table_foot(w);
    }
    if (w->wish->format != BATCH_JSON) return;
    json_write_list_end(&w->json);
    json_write_object_end(&w->json);
    fputc('\n', w->file);
}

bool batch_results_write(struct batch_store *store, struct stored_study *study, const struct batch_results_wish *wish,
                         FILE *file)
{
    static void (*const writers[])(struct writing *, const struct stored_cell *,
                                   const struct stored_rows *) = {table_row, csv_cell, json_cell};
    struct writing w = {.store = store, .study = study, .wish = wish, .file = file};
    bool ok = true;
    conditions_init(&w.checks, study, NULL, 0);
    begin(&w);
    for (size_t i = 0; ok && i < study->count; i++) {
        struct stored_rows rows;
        ok = stored_rows_read(&rows, store, study, &study->cells[i]);
        if (ok) writers[wish->format](&w, &study->cells[i], &rows);
        stored_rows_free(&rows);
    }
    finish(&w);
    conditions_free(&w.checks);
    return ok;
}
