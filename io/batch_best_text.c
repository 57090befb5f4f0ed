#include "io/batch_best_text.h"
#include "io/batch_each.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "models/turnaround_percentile.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the cells of a part differ in; the whole name when every factor parts them. The caller frees. */
static char *choice_name(const struct batch_best_text *text, const struct stored_cell *cell)
{
    char *name = batch_part_name(cell, text->factors, text->factor_count, true);
    if (*name) return name;
    free(name);
    return memory_copy_text(cell->name);
}

static const char *verdict(const struct batch_ranking *ranking, size_t i)
{
    if (i == 0) return "best";
    if (!isfinite(ranking->ranks[i].difference.half_width)) return "too few replications to tell";
    return ranking->ranks[i].is_tied ? "may be the best" : "worse";
}

static void write_csv(const struct batch_best_text *text, const char *part, const struct batch_ranking *ranking)
{
    FILE *file = text->file;
    for (size_t i = 0; i < ranking->count; i++) {
        const struct batch_rank *rank = &ranking->ranks[i];
        csv_text(file, part, ',');
        csv_integer(file, (int64_t)i + 1, ',');
        csv_text(file, rank->cell->name, ',');
        csv_text(file, text->wish->metric, ',');
        csv_text(file, text->wish->scope, ',');
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

static void write_json_rank(struct json_write *json, const struct batch_ranking *ranking, size_t i)
{
    const struct batch_rank *rank = &ranking->ranks[i];
    json_write_flat(json, NULL);
    json_write_text(json, "cell", rank->cell->name);
    json_write_number(json, "replications", (double)rank->estimate.count);
    json_write_number(json, "mean", rank->estimate.mean);
    json_write_number(json, "half_width", rank->estimate.half_width);
    json_write_number(json, "difference", rank->difference.mean);
    json_write_number(json, "difference_half_width", rank->difference.half_width);
    json_write_boolean(json, "is_feasible_sure", rank->is_sure);
    json_write_text(json, "verdict", verdict(ranking, i));
    json_write_object_end(json);
}

static void write_json(struct json_write *json, const char *part, const struct batch_ranking *ranking)
{
    json_write_object(json, NULL);
    json_write_text(json, "part", *part ? part : NULL);
    json_write_number(json, "feasible", (double)ranking->feasible);
    json_write_number(json, "infeasible", (double)ranking->infeasible);
    json_write_number(json, "unknown", (double)ranking->unknown);
    json_write_number(json, "difference_confidence", ranking->level);
    json_write_list(json, "ranks");
    for (size_t i = 0; i < ranking->count; i++) write_json_rank(json, ranking, i);
    json_write_list_end(json);
    json_write_object_end(json);
}

static char *with_interval(const struct estimate *estimate, const char *unit)
{
    char *value = table_value(estimate->mean, unit), *around = table_value(estimate->half_width, unit);
    char *text = isnan(estimate->half_width) ? memory_copy_text(value) : memory_format("%s \xc2\xb1 %s", value, around);
    free(value);
    free(around);
    return text;
}

static void write_ranks(const struct batch_best_text *text, const struct batch_ranking *ranking)
{
    const struct batch_best_wish *wish = text->wish;
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
        table_layout_add(&table, choice_name(text, rank->cell));
        table_layout_add(&table, memory_copy_text(feasibility_word(&feasible)));
        table_layout_add(&table, with_interval(&rank->estimate, unit));
        table_layout_add(&table, i == 0 ? memory_copy_text("")
                                        : table_difference(rank->difference.mean, rank->difference.half_width, unit));
        table_layout_add(&table, memory_copy_text(verdict(ranking, i)));
    }
    table_layout_write(&table, text->width, text->file);
    table_layout_free(&table);
    fputc('\n', text->file);
}

static void write_table(struct batch_best_text *text, const char *part, const struct batch_ranking *ranking)
{
    FILE *file = text->file;
    if (*part) fprintf(file, "\n%s\n", part);
    if (ranking->count > 0)
        write_ranks(text, ranking);
    else
        fputs("No cell holds what it shall and has a value.\n", file);
    fprintf(file, "%zu feasible cell%s, %zu against checks or conditions, %zu without a value.\n", ranking->feasible,
            ranking->feasible == 1 ? "" : "s", ranking->infeasible, ranking->unknown);
    conditions_write(&ranking->conditions, file);
    text->is_unsure = text->is_unsure || ranking->conditions.unsure > 0;
}

static void count_choice(struct batch_best_text *text, const struct batch_ranking *ranking)
{
    text->parts++;
    if (ranking->count == 0) {
        text->empty++;
        return;
    }
    char *name = choice_name(text, ranking->ranks[0].cell);
    for (size_t i = 0; i < text->choice_count; i++)
        if (strcmp(text->choices[i].name, name) == 0) {
            text->choices[i].best++;
            free(name);
            return;
        }
    text->choices = memory_resize(text->choices, text->choice_count + 1, sizeof *text->choices);
    text->choices[text->choice_count++] = (struct batch_choice){name, 1};
}

static int by_best(const void *a, const void *b)
{
    const struct batch_choice *x = a, *y = b;
    if (x->best != y->best) return x->best < y->best ? 1 : -1;
    return strcmp(x->name, y->name);
}

static void write_choices(struct batch_best_text *text)
{
    fprintf(text->file, "\nBest on the means in how many of the %zu:\n", text->parts);
    for (size_t i = 0; i < text->choice_count; i++)
        fprintf(text->file, "%6zu  %s\n", text->choices[i].best, text->choices[i].name);
    if (text->empty > 0) fprintf(text->file, "%6zu  none: no cell holds what it shall\n", text->empty);
}

static char *listed(const char *const *names, size_t count)
{
    char *all = memory_copy_text(count > 0 ? names[0] : "");
    for (size_t i = 1; i < count; i++) {
        char *longer = memory_format("%s, %s", all, names[i]);
        free(all);
        all = longer;
    }
    return all;
}

/* How the study was parted, and how it could be. */
static void write_parting(const struct batch_best_text *text)
{
    const struct stored_study *study = text->study;
    if (study->given_count == 0) return;
    char *given = listed((const char *const *)study->given, study->given_count);
    if (text->is_together)
        fprintf(text->file, "Ranked as if all could be chosen; the study file says that nobody chooses %s.\n", given);
    else
        fprintf(text->file, "Ranked for each combination of what nobody chooses: %s; --together ranks all in one.\n",
                given);
    free(given);
}

static void write_json_choices(struct batch_best_text *text)
{
    json_write_list(&text->json, "best_of_parts");
    for (size_t i = 0; i < text->choice_count; i++) {
        json_write_flat(&text->json, NULL);
        json_write_text(&text->json, "choice", text->choices[i].name);
        json_write_number(&text->json, "parts", (double)text->choices[i].best);
        json_write_object_end(&text->json);
    }
    json_write_list_end(&text->json);
}

void batch_best_begin(struct batch_best_text *text)
{
    if (text->format == BATCH_CSV)
        fputs("part,rank,cell,metric,scope,replications,mean,half_width,difference,difference_half_width,"
              "difference_confidence,feasible_is_sure,verdict\n",
              text->file);
    if (text->format != BATCH_JSON) return;
    text->json = (struct json_write){.file = text->file};
    json_write_object(&text->json, NULL);
    json_write_text(&text->json, "study", text->study->name);
    json_write_text(&text->json, "metric", text->wish->metric);
    json_write_text(&text->json, "scope", text->wish->scope);
    json_write_number(&text->json, "confidence", text->study->confidence);
    json_write_list(&text->json, "rankings");
}

void batch_best_add(struct batch_best_text *text, const char *part, const struct batch_ranking *ranking)
{
    if (text->format == BATCH_CSV) write_csv(text, part, ranking);
    if (text->format == BATCH_JSON) write_json(&text->json, part, ranking);
    if (text->format == BATCH_TABLE) write_table(text, part, ranking);
    count_choice(text, ranking);
}

void batch_best_end(struct batch_best_text *text)
{
    if (text->choice_count > 1) qsort(text->choices, text->choice_count, sizeof *text->choices, by_best);
    if (text->format == BATCH_TABLE) {
        if (text->parts > 1 && text->factor_count < text->study->cells[0].factor_count) write_choices(text);
        fprintf(text->file,
                "\nMeans \u00B1 %g\u00A0%%; differences are paired and hold together for all feasible cells.\n",
                100 * text->study->confidence);
        write_parting(text);
        if (text->is_unsure) conditions_write_note(text->study->confidence, text->file);
        if (turnaround_percentile_find((int)metric_find(text->wish->metric))) fputs(BATCH_PERCENTILE_NOTE, text->file);
    }
    if (text->format != BATCH_JSON) return;
    json_write_list_end(&text->json);
    write_json_choices(text);
    json_write_object_end(&text->json);
    fputc('\n', text->file);
}

void batch_best_free(struct batch_best_text *text)
{
    for (size_t i = 0; i < text->choice_count; i++) free(text->choices[i].name);
    free(text->choices);
}
