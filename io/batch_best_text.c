#include "io/batch_best_text.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "models/turnaround_percentile.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const char *verdict(const struct batch_ranking *ranking, size_t i)
{
    if (i == 0) return "best";
    if (!isfinite(ranking->ranks[i].difference.half_width)) return "too few replications to tell";
    return ranking->ranks[i].is_tied ? "not distinguishable from the best" : "worse";
}

static void write_csv(const struct batch_ranking *ranking, const struct batch_best_wish *wish, FILE *file)
{
    fputs("rank,cell,metric,scope,replications,mean,half_width,difference,difference_half_width,"
          "difference_confidence,feasible_is_sure,verdict\n",
          file);
    for (size_t i = 0; i < ranking->count; i++) {
        const struct batch_rank *rank = &ranking->ranks[i];
        csv_integer(file, (int64_t)i + 1, ',');
        csv_text(file, rank->cell->name, ',');
        csv_text(file, wish->metric, ',');
        csv_text(file, wish->scope, ',');
        csv_integer(file, rank->estimate.count, ',');
        csv_number(file, rank->estimate.mean, ',');
        csv_number(file, rank->estimate.half_width, ',');
        csv_number(file, rank->difference.mean, ',');
        csv_number(file, rank->difference.half_width, ',');
        csv_number(file, ranking->level, ',');
        csv_text(file, rank->is_sure ? "yes" : "no", ',');
        csv_text(file, verdict(ranking, i), '\n');
    }
}

static void write_json(const struct batch_ranking *ranking, const struct stored_study *study,
                       const struct batch_best_wish *wish, FILE *file)
{
    struct json_write json = {.file = file};
    json_write_object(&json, NULL);
    json_write_text(&json, "study", study->name);
    json_write_text(&json, "metric", wish->metric);
    json_write_text(&json, "scope", wish->scope);
    json_write_number(&json, "feasible", (double)ranking->feasible);
    json_write_number(&json, "infeasible", (double)ranking->infeasible);
    json_write_number(&json, "unknown", (double)ranking->unknown);
    json_write_number(&json, "confidence", study->confidence);
    json_write_number(&json, "difference_confidence", ranking->level);
    json_write_list(&json, "ranks");
    for (size_t i = 0; i < ranking->count; i++) {
        const struct batch_rank *rank = &ranking->ranks[i];
        json_write_flat(&json, NULL);
        json_write_text(&json, "cell", rank->cell->name);
        json_write_number(&json, "replications", (double)rank->estimate.count);
        json_write_number(&json, "mean", rank->estimate.mean);
        json_write_number(&json, "half_width", rank->estimate.half_width);
        json_write_number(&json, "difference", rank->difference.mean);
        json_write_number(&json, "difference_half_width", rank->difference.half_width);
        json_write_boolean(&json, "is_feasible_sure", rank->is_sure);
        json_write_text(&json, "verdict", verdict(ranking, i));
        json_write_object_end(&json);
    }
    json_write_list_end(&json);
    json_write_object_end(&json);
    fputc('\n', file);
}

static char *with_interval(const struct estimate *estimate, const char *unit)
{
    char *value = table_value(estimate->mean, unit), *around = table_value(estimate->half_width, unit);
    char *text = isnan(estimate->half_width) ? memory_copy_text(value) : memory_format("%s \xc2\xb1 %s", value, around);
    free(value);
    free(around);
    return text;
}

static void write_ranks(const struct batch_ranking *ranking, const struct batch_best_wish *wish, int width, FILE *file)
{
    const char *const heads[] = {"cell", "feasible", wish->metric, "from the best", ""};
    const char *unit = metrics[metric_find(wish->metric)].unit;
    struct table_layout table;
    table_layout_init(&table, 4);
    table.whole_labels = true;
    for (int column = 0; column < 5; column++) table_layout_add(&table, memory_copy_text(""));
    for (int column = 0; column < 5; column++) table_layout_add(&table, memory_copy_text(heads[column]));
    for (size_t i = 0; i < ranking->count; i++) {
        const struct batch_rank *rank = &ranking->ranks[i];
        struct feasibility feasible = {.is_known = true, .holds = true, .is_sure = rank->is_sure};
        table_layout_add(&table, memory_copy_text(rank->cell->name));
        table_layout_add(&table, memory_copy_text(feasibility_word(&feasible)));
        table_layout_add(&table, with_interval(&rank->estimate, unit));
        table_layout_add(&table, i == 0 ? memory_copy_text("")
                                        : table_difference(rank->difference.mean, rank->difference.half_width, unit));
        table_layout_add(&table, memory_copy_text(verdict(ranking, i)));
    }
    table_layout_write(&table, width, file);
    table_layout_free(&table);
    fputc('\n', file);
}

static void write_table(const struct batch_ranking *ranking, const struct stored_study *study,
                        const struct batch_best_wish *wish, int width, FILE *file)
{
    if (ranking->count > 0)
        write_ranks(ranking, wish, width, file);
    else
        fputs("No cell holds what it shall and has a value.\n", file);
    fprintf(file, "%zu feasible cells, %zu against checks or conditions, %zu without a value.\n", ranking->feasible,
            ranking->infeasible, ranking->unknown);
    conditions_write(&ranking->conditions, study->confidence, file);
    if (ranking->feasible > 1)
        fprintf(file,
                "Means \u00B1 %g\u00A0%%; differences are paired, and hold together for all %zu feasible cells.\n",
                100 * study->confidence, ranking->feasible);
    if (turnaround_percentile_find((int)metric_find(wish->metric))) fputs(BATCH_PERCENTILE_NOTE, file);
}

void batch_best_write(const struct batch_ranking *ranking, const struct stored_study *study,
                      const struct batch_best_wish *wish, enum batch_format format, int width, FILE *file)
{
    if (format == BATCH_CSV) write_csv(ranking, wish, file);
    if (format == BATCH_JSON) write_json(ranking, study, wish, file);
    if (format == BATCH_TABLE) write_table(ranking, study, wish, width, file);
}
