#include "io/batch_feasible.h"
#include "io/cell_names.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct total {            /* of a metric over the replications that know it */
    char *metric, *scope; /* owned */
    size_t column;        /* SIZE_MAX: the cell does not have it */
    double sum, count;
};

struct means { /* of a cell, over all its replications or all but one */
    const struct stored_rows *rows;
    int64_t left_out; /* -1: none */
    size_t count;
    struct total *totals; /* those that were asked for; owned */
};

static void means_free(struct means *means)
{
    for (size_t i = 0; i < means->count; i++) {
        free(means->totals[i].metric);
        free(means->totals[i].scope);
    }
    free(means->totals);
}

static double value_at(const struct stored_rows *rows, int64_t row, size_t column)
{
    return rows->values[(size_t)row * rows->width + column];
}

static const struct total *total_of(struct means *means, const char *metric, const char *scope)
{
    for (size_t i = 0; i < means->count; i++)
        if (strcmp(means->totals[i].metric, metric) == 0 && strcmp(means->totals[i].scope, scope) == 0)
            return &means->totals[i];
    const struct stored_rows *rows = means->rows;
    means->totals = memory_resize(means->totals, means->count + 1, sizeof *means->totals);
    struct total *total = &means->totals[means->count++];
    *total = (struct total){.metric = memory_copy_text(metric), .scope = memory_copy_text(scope), .column = SIZE_MAX};
    if (rows->columns) total->column = batch_columns_find(rows->columns, metric, scope);
    for (int64_t r = 0; total->column != SIZE_MAX && r < rows->count; r++) {
        double value = value_at(rows, r, total->column);
        if (isnan(value)) continue;
        total->sum += value;
        total->count++;
    }
    return total;
}

static double mean_of(void *context, const char *metric, const char *scope)
{
    struct means *means = context;
    const struct total *total = total_of(means, metric, scope);
    double sum = total->sum, count = total->count;
    if (count > 0 && means->left_out >= 0) {
        double value = value_at(means->rows, means->left_out, total->column);
        sum -= isnan(value) ? 0 : value;
        count -= !isnan(value);
    }
    return count > 0 ? sum / count : NAN;
}

static void leave_out(void *context, int64_t index)
{
    struct means *means = context;
    means->left_out = index;
}

struct judging {
    struct means means;
    struct cell_names names;
    struct expression_names meaning;
    bool lacks_value;
};

static void look_for_value(void *context, const char *name)
{
    struct judging *judging = context;
    struct expression_value value = {0};
    judging->meaning.find(judging->meaning.context, name, &value);
    judging->lacks_value = judging->lacks_value || (value.kind == EXPRESSION_NUMBER && isnan(value.number));
}

static void count(struct condition_tally *tally, struct judging *judging)
{
    judging->lacks_value = false;
    expression_each_name(tally->condition, look_for_value, judging);
    tally->broken++;
    tally->unknown += judging->lacks_value;
}

void conditions_init(struct conditions *conditions, const struct stored_study *study, struct expression *const *further,
                     size_t count)
{
    *conditions = (struct conditions){.count = study->check_count + count};
    conditions->items = memory_allocate(conditions->count, sizeof *conditions->items);
    for (size_t i = 0; i < conditions->count; i++)
        conditions->items[i].condition = i < study->check_count ? study->checks[i] : further[i - study->check_count];
}

void conditions_free(struct conditions *conditions)
{
    free(conditions->items);
    *conditions = (struct conditions){0};
}

struct feasibility conditions_judge(struct conditions *conditions, const struct stored_study *study,
                                    const struct stored_cell *cell, const struct stored_rows *rows)
{
    if (rows->count == 0) return (struct feasibility){.is_known = false};
    struct judging judging = {.means = {.rows = rows, .left_out = -1}};
    judging.names = (struct cell_names){cell->factors, cell->factor_count, true, mean_of, &judging.means};
    judging.meaning = cell_names_in(&judging.names);
    struct expression_doubt doubt = {.count = rows->count, .leave_out = leave_out, .context = &judging.means};
    doubt.reach = rows->count > 1 ? gsl_cdf_tdist_Pinv(0.5 + study->confidence / 2, (double)(rows->count - 1)) : NAN;
    struct feasibility feasibility = {.is_known = true, .holds = true};
    bool is_open = false, is_broken = false; /* some condition is, beyond doubt */
    for (size_t i = 0; i < conditions->count; i++) {
        struct condition_tally *tally = &conditions->items[i];
        enum expression_certainty certainty = expression_certainty_of(tally->condition, &judging.meaning, &doubt);
        is_open = is_open || certainty == EXPRESSION_IS_OPEN;
        is_broken = is_broken || certainty == EXPRESSION_IS_FALSE;
        if (expression_holds(tally->condition, &judging.meaning)) continue;
        count(tally, &judging);
        feasibility.holds = false;
        if (!feasibility.failed) feasibility.failed = expression_text(tally->condition);
    }
    means_free(&judging.means);
    feasibility.is_sure = is_broken || !is_open;
    conditions->cells++;
    conditions->unsure += !feasibility.is_sure;
    return feasibility;
}

const char *feasibility_word(const struct feasibility *feasibility)
{
    if (!feasibility->is_known) return "";
    if (feasibility->holds) return feasibility->is_sure ? "yes" : "yes?";
    return feasibility->is_sure ? "no" : "no?";
}

void conditions_write(const struct conditions *conditions, FILE *file)
{
    for (size_t i = 0; i < conditions->count; i++) {
        const struct condition_tally *tally = &conditions->items[i];
        fprintf(file, "%s: broken by %zu of %zu cells", expression_text(tally->condition), tally->broken,
                conditions->cells);
        if (tally->unknown > 0) fprintf(file, "; in %zu of them a metric in it has no value", tally->unknown);
        fputs(".\n", file);
    }
    if (conditions->unsure > 0)
        fprintf(file, "Not sure (?): %zu of %zu cells.\n", conditions->unsure, conditions->cells);
}

void conditions_write_note(double confidence, FILE *file)
{
    fprintf(file,
            "?: the %g\u00A0%% interval of a checked mean reaches across its limit, or a metric has no value; more\n"
            "replications may turn these.\n",
            100 * confidence);
}
