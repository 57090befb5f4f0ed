/* `results` and `best`: what a results store holds. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/batch_best_text.h"
#include "io/batch_each.h"
#include "io/batch_results.h"
#include "io/figure_batch.h"
#include "io/figure_text.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_CSV = 256,
    OPTION_JSON,
    OPTION_METRIC,
    OPTION_ONLY,
    OPTION_STUDY,
    OPTION_FIGURES,
    OPTION_SUBJECT_TO,
    OPTION_TOP,
    OPTION_EACH,
    OPTION_TOGETHER,
    OPTION_HIGHEST,
    OPTION_LOWEST
};

struct results_request {
    bool is_best;
    const char *path, *study, *only, *figures;
    enum batch_format format;
    size_t metric_count, condition_count, each_count;
    const char **metrics, **conditions, **each;
    int64_t top;
    bool highest, lowest, together;
};

static const struct argp_option results_options[] = {
    {"csv", OPTION_CSV, NULL, 0, "one tidy table: a row for each cell, metric, scope and month", 0},
    {"json", OPTION_JSON, NULL, 0, "one JSON document", 0},
    {"metric", OPTION_METRIC, "METRIC[@SCOPE]", 0, "these metrics alone; may be repeated", 0},
    {"only", OPTION_ONLY, "CONDITION", 0, "the cells for which a condition over the factors holds", 0},
    {"study", OPTION_STUDY, "NAME", 0, "the study, when the store has several", 0},
    {"figures", OPTION_FIGURES, "DIR", 0,
     "draw the metrics (default: tat_p90_hours and dnfb_mean_days) into DIR/figures: a heat map for each pair of "
     "factors, main effects, cost against the metric, the metric over the longest ladder and against sampled numbers",
     0},
    {0}};

static const struct argp_option best_options[] = {
    {"metric", OPTION_METRIC, "METRIC[@SCOPE]", 0, "what to rank by; the metric's own direction says what is better",
     0},
    {"highest", OPTION_HIGHEST, NULL, 0, "the highest mean is best", 0},
    {"lowest", OPTION_LOWEST, NULL, 0, "the lowest mean is best", 0},
    {"subject-to", OPTION_SUBJECT_TO, "CONDITION", 0,
     "cells whose means hold a condition, as in \"cost_total_usd <= 900000\"; may be repeated", 0},
    {"each", OPTION_EACH, "FACTOR", 0,
     "rank for each level of a factor too, besides those that the study file marks as nobody's choice; may be repeated",
     0},
    {"together", OPTION_TOGETHER, NULL, 0, "rank as if what the study file marks as nobody's choice could be chosen",
     0},
    {"top", OPTION_TOP, "N", 0, "how many to show (default 10)", 0},
    {"only", OPTION_ONLY, "CONDITION", 0, "the cells for which a condition over the factors holds", 0},
    {"study", OPTION_STUDY, "NAME", 0, "the study, when the store has several", 0},
    {"csv", OPTION_CSV, NULL, 0, "as CSV", 0},
    {"json", OPTION_JSON, NULL, 0, "one JSON document", 0},
    {0}};

static void check_arguments(struct argp_state *state, const struct results_request *request)
{
    if (!request->path) argp_error(state, "name a results store, the file that himsim batch --db has written");
    for (size_t i = 0; i < request->metric_count; i++) {
        char *message = NULL;
        if (!batch_metric_check(request->metrics[i], &message)) argp_error(state, "--metric: %s", message);
    }
    if (!request->is_best) return;
    if (request->metric_count != 1) argp_error(state, "say with one --metric what to rank by");
    int metric = metric_find(request->metrics[0]);
    bool told = request->highest || request->lowest;
    if (request->highest && request->lowest) argp_error(state, "--highest and --lowest contradict each other");
    if (!told && metric != METRIC_COUNT && metrics[metric].direction == METRIC_NEUTRAL)
        argp_error(state, "%s is neither better high nor low; say --highest or --lowest", request->metrics[0]);
}

static void choose_format(struct argp_state *state, struct results_request *request, enum batch_format format)
{
    if (request->format != BATCH_TABLE && request->format != format)
        argp_error(state, "--csv and --json contradict each other; take one");
    request->format = format;
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct results_request *request = state->input;
    switch (key) {
    case OPTION_CSV:
    case OPTION_JSON:
        choose_format(state, request, key == OPTION_CSV ? BATCH_CSV : BATCH_JSON);
        break;
    case OPTION_METRIC:
        request->metrics[request->metric_count++] = argument;
        break;
    case OPTION_FIGURES:
        request->figures = argument;
        break;
    case OPTION_ONLY:
        request->only = argument;
        break;
    case OPTION_STUDY:
        request->study = argument;
        break;
    case OPTION_SUBJECT_TO:
        request->conditions[request->condition_count++] = argument;
        break;
    case OPTION_EACH:
        request->each[request->each_count++] = argument;
        break;
    case OPTION_TOGETHER:
        request->together = true;
        break;
    case OPTION_TOP:
        request->top = parse_integer(state, "--top", argument, 1, 100000);
        break;
    case OPTION_HIGHEST:
        request->highest = true;
        break;
    case OPTION_LOWEST:
        request->lowest = true;
        break;
    case ARGP_KEY_ARG:
        if (request->path) argp_error(state, "name one results store");
        request->path = argument;
        break;
    case ARGP_KEY_END:
        check_arguments(state, request);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* Returns an exit code; a store that cannot be read has its message. */
static int write_results(const struct results_request *request, struct batch_store *store, struct stored_study *study)
{
    struct batch_results_wish wish = {request->format, request->metric_count, request->metrics,
                                      output_terminal_width()};
    return batch_results_write(store, study, &wish, stdout) ? EXIT_DONE : EXIT_FAILED;
}

/* Ranks the cells that the study has now: those of a part. */
static int rank_part(struct batch_best_text *text, const char *name, struct batch_store *store,
                     struct stored_study *study)
{
    struct batch_ranking ranking;
    bool ok = batch_best(&ranking, store, study, text->wish);
    if (ok) batch_best_add(text, name, &ranking);
    int exit_code = !ok ? EXIT_FAILED : ranking.feasible > 0 ? EXIT_DONE : EXIT_NOTHING_FEASIBLE;
    batch_ranking_free(&ranking);
    return exit_code;
}

/* What nobody chooses, then what --each adds. The caller frees the list. */
static const char **parting(const struct results_request *request, const struct stored_study *study, size_t *count)
{
    const char **factors = memory_allocate(study->given_count + request->each_count, sizeof *factors);
    *count = 0;
    for (size_t i = 0; !request->together && i < study->given_count; i++) factors[(*count)++] = study->given[i];
    for (size_t i = 0; i < request->each_count; i++) {
        bool is_there = false;
        for (size_t k = 0; k < *count; k++) is_there = is_there || strcmp(factors[k], request->each[i]) == 0;
        if (!is_there) factors[(*count)++] = request->each[i];
    }
    return factors;
}

static int rank_parts(const struct results_request *request, struct batch_store *store, struct stored_study *study,
                      const struct batch_best_wish *wish)
{
    size_t factor_count;
    const char **factors = parting(request, study, &factor_count);
    struct batch_best_text text = {.study = study,
                                   .wish = wish,
                                   .format = request->format,
                                   .width = output_terminal_width(),
                                   .file = stdout,
                                   .factors = factors,
                                   .factor_count = factor_count,
                                   .is_together = request->together};
    struct batch_parts parts;
    int exit_code = batch_parts_init(&parts, study, store, factors, factor_count) ? EXIT_DONE : EXIT_FAILED;
    if (exit_code == EXIT_DONE) batch_best_begin(&text);
    struct stored_cell *all = study->cells;
    size_t count = study->count;
    for (size_t i = 0; i < parts.count && exit_code != EXIT_FAILED; i++) {
        study->cells = parts.items[i].cells;
        study->count = parts.items[i].count;
        int found = rank_part(&text, parts.items[i].name, store, study);
        if (found != EXIT_DONE) exit_code = found;
    }
    study->cells = all;
    study->count = count;
    if (exit_code != EXIT_FAILED) batch_best_end(&text);
    batch_best_free(&text);
    batch_parts_free(&parts);
    free(factors);
    return exit_code;
}

/* Returns an exit code; a store that cannot be read has its message. */
static int write_best(const struct results_request *request, struct batch_store *store, struct stored_study *study)
{
    const char *at = strchr(request->metrics[0], '@');
    char *metric = memory_format("%.*s", (int)strcspn(request->metrics[0], "@"), request->metrics[0]);
    struct batch_best_wish wish = {.metric = metric,
                                   .scope = at ? at + 1 : "all",
                                   .is_highest = request->highest,
                                   .condition_count = request->condition_count,
                                   .conditions = request->conditions,
                                   .top = (size_t)request->top};
    if (!request->highest && !request->lowest)
        wish.is_highest = metrics[metric_find(metric)].direction == METRIC_HIGHER_IS_BETTER;
    int exit_code = rank_parts(request, store, study, &wish);
    free(metric);
    return exit_code;
}

/* Before the store is closed. */
static bool write_figures(const void *result, const struct figure_context *context, const char *directory,
                          char **message)
{
    return figure_batch_write(result, context, directory, message);
}

static struct batch_measure measure_of(struct text_pool *pool, const char *text)
{
    const char *at = strchr(text, '@');
    const char *id = text_pool_format(pool, "%.*s", (int)strcspn(text, "@"), text);
    return (struct batch_measure){metric_find(id), at ? at + 1 : "all"};
}

/* The last measure is the cost. Returns an exit code; a store that cannot be read has its message. */
static int draw(const struct results_request *request, struct batch_store *store, struct stored_study *study)
{
    static const char *const usual[] = {"tat_p90_hours", "dnfb_mean_days"};
    size_t count = request->metric_count ? request->metric_count : sizeof usual / sizeof *usual;
    const char *const *names = request->metric_count ? request->metrics : usual;
    struct batch_measure *measures = memory_allocate(count + 1, sizeof *measures);
    struct text_pool pool = {0};
    for (size_t i = 0; i < count; i++) measures[i] = measure_of(&pool, names[i]);
    measures[count] = (struct batch_measure){METRIC_COST_TOTAL_USD, "all"};
    struct batch_view view;
    struct batch_pictures pictures = {&view};
    int exit_code = EXIT_FAILED;
    if (batch_view_read(&view, store, study, measures, count + 1))
        exit_code = figures_make_by(write_figures, &pictures, request->figures);
    batch_view_free(&view);
    text_pool_free(&pool);
    free(measures);
    return exit_code;
}

static int show(const struct results_request *request)
{
    struct batch_store store;
    struct stored_study study;
    char *message = NULL;
    if (!batch_store_open(&store, request->path, false, &message)) {
        output_complain(message);
        return EXIT_FAILED;
    }
    bool ok = stored_study_read(&study, &store, request->study, request->only);
    for (size_t i = 0; ok && i < request->metric_count; i++) ok = stored_study_has(&study, &store, request->metrics[i]);
    if (ok && study.count == 0) {
        store.message = memory_format("%s: no cell of study %s is left by --only", request->path, study.name);
        ok = false;
    }
    int exit_code = EXIT_FAILED;
    if (ok && request->figures)
        exit_code = draw(request, &store, &study);
    else if (ok)
        exit_code = (request->is_best ? write_best : write_results)(request, &store, &study);
    if (store.message) output_complain(memory_copy_text(store.message));
    stored_study_free(&study);
    batch_store_close(&store);
    return output_flush() ? exit_code : EXIT_FAILED;
}

static int main_of(bool is_best, int argc, char **argv)
{
    struct results_request request = {.is_best = is_best, .top = 10};
    request.metrics = memory_allocate((size_t)argc, sizeof *request.metrics);
    request.conditions = memory_allocate((size_t)argc, sizeof *request.conditions);
    request.each = memory_allocate((size_t)argc, sizeof *request.each);
    const struct argp argp = {is_best ? best_options : results_options,
                              parse_option,
                              "STUDY.db",
                              is_best
                                  ? "Ranks the cells of a study that hold its checks, and says which of them cannot "
                                    "be told from the best."
                                  : "Shows what a results store holds of a study.",
                              NULL,
                              NULL,
                              NULL};
    parse_command(&argp, is_best ? "best" : "results", argc, argv, &request);
    int exit_code = show(&request);
    free(request.metrics);
    free(request.conditions);
    free(request.each);
    return exit_code;
}

int command_results(int argc, char **argv)
{
    return main_of(false, argc, argv);
}

int command_best(int argc, char **argv)
{
    return main_of(true, argc, argv);
}
