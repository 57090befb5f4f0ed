#include "io/batch_best.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct candidate {
    struct batch_rank rank;
    size_t order; /* in the study */
    bool is_highest;
    int64_t count;
    int64_t *numbers;
    double *values;
};

struct search {
    struct batch_store *store;
    struct stored_study *study;
    const struct batch_best_wish *wish;
    struct candidate *candidates;
    struct batch_ranking *ranking;
};

static int by_merit(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    double p = x->rank.estimate.mean, q = y->rank.estimate.mean;
    if (p != q) return (p < q) == x->is_highest ? 1 : -1;
    return x->order < y->order ? -1 : 1;
}

struct naming {
    struct search *search;
    bool ok;
};

static void look_up(void *context, const char *name)
{
    struct naming *naming = context;
    char *metric = memory_format("%.*s", (int)strcspn(name, "@"), name);
    if (metric_find(metric) != METRIC_COUNT) /* else it is a factor */
        naming->ok = naming->ok && stored_study_has(naming->search->study, naming->search->store, name);
    free(metric);
}

static bool parse_conditions(struct search *search)
{
    const struct stored_cell *first = &search->study->cells[0];
    struct cell_names names = {.factors = first->factors, .count = first->factor_count, .has_metrics = true};
    struct expression_names meaning = cell_names_in(&names);
    char *message = NULL;
    for (size_t i = 0; i < search->wish->condition_count; i++) {
        search->ranking->further[i] = expression_parse(search->wish->conditions[i], &meaning, &message);
        if (!search->ranking->further[i]) {
            free(search->store->message);
            search->store->message = message;
            return false;
        }
        struct naming naming = {search, true};
        expression_each_name(search->ranking->further[i], look_up, &naming);
        if (!naming.ok) return false;
    }
    return true;
}

static void keep(struct search *search, const struct stored_cell *cell, struct stored_rows *rows, size_t column,
                 bool is_sure)
{
    struct candidate *candidate = &search->candidates[search->ranking->feasible++];
    *candidate = (struct candidate){.order = (size_t)(cell - search->study->cells),
                                    .is_highest = search->wish->is_highest,
                                    .count = rows->count,
                                    .numbers = rows->numbers,
                                    .values = memory_allocate((size_t)rows->count, sizeof(double))};
    candidate->rank.cell = cell;
    candidate->rank.is_sure = is_sure;
    candidate->rank.estimate = stored_estimate(rows, column, search->study->confidence);
    for (int64_t r = 0; r < rows->count; r++) candidate->values[r] = rows->values[(size_t)r * rows->width + column];
    rows->numbers = NULL;
}

static bool consider(struct search *search, const struct stored_cell *cell)
{
    struct stored_rows rows;
    bool ok = stored_rows_read(&rows, search->store, search->study, cell);
    size_t column =
        ok && rows.columns ? batch_columns_find(rows.columns, search->wish->metric, search->wish->scope) : SIZE_MAX;
    if (ok && (column == SIZE_MAX || stored_estimate(&rows, column, 0.95).count == 0)) {
        search->ranking->unknown++;
    } else if (ok) {
        struct feasibility feasible = conditions_judge(&search->ranking->conditions, search->study, cell, &rows);
        if (feasible.holds)
            keep(search, cell, &rows, column, feasible.is_sure);
        else
            search->ranking->infeasible++;
    }
    stored_rows_free(&rows);
    return ok;
}

/* Over the replications that both have; both lists ascend. */
static struct estimate difference(const struct candidate *ours, const struct candidate *best, double confidence)
{
    int64_t count = 0;
    double *values = memory_allocate((size_t)ours->count, sizeof *values);
    for (int64_t i = 0, j = 0; i < ours->count && j < best->count;) {
        if (ours->numbers[i] == best->numbers[j]) values[count++] = ours->values[i] - best->values[j];
        int64_t a = ours->numbers[i], b = best->numbers[j];
        i += a <= b;
        j += b <= a;
    }
    struct estimate estimate = estimate_of(values, 1, count, confidence);
    free(values);
    return estimate;
}

static void rank(struct search *search)
{
    struct batch_ranking *ranking = search->ranking;
    qsort(search->candidates, ranking->feasible, sizeof *search->candidates, by_merit);
    ranking->count = ranking->feasible < search->wish->top ? ranking->feasible : search->wish->top;
    ranking->ranks = memory_allocate(ranking->count, sizeof *ranking->ranks);
    size_t rivals = ranking->feasible > 1 ? ranking->feasible - 1 : 1; /* shown or not: the best is the best of all */
    double level = ranking->level = 1 - (1 - search->study->confidence) / (double)rivals;
    for (size_t i = 0; i < ranking->count; i++) {
        struct batch_rank *at = &ranking->ranks[i];
        *at = search->candidates[i].rank;
        at->difference = (struct estimate){0, NAN, NAN, NAN, NAN, NAN, NAN};
        if (i == 0) continue;
        at->difference = difference(&search->candidates[i], &search->candidates[0], level);
        at->is_tied = !estimate_shows(&at->difference);
    }
}

bool batch_best(struct batch_ranking *ranking, struct batch_store *store, struct stored_study *study,
                const struct batch_best_wish *wish)
{
    *ranking = (struct batch_ranking){0};
    if (study->count == 0) return true;
    struct search search = {store, study, wish, NULL, ranking};
    ranking->further_count = wish->condition_count;
    ranking->further = memory_allocate(wish->condition_count, sizeof *ranking->further);
    search.candidates = memory_allocate(study->count, sizeof *search.candidates);
    bool ok = parse_conditions(&search);
    if (ok) conditions_init(&ranking->conditions, study, ranking->further, wish->condition_count);
    for (size_t i = 0; ok && i < study->count; i++) ok = consider(&search, &study->cells[i]);
    if (ok) rank(&search);
    for (size_t i = 0; i < ranking->feasible; i++) {
        free(search.candidates[i].numbers);
        free(search.candidates[i].values);
    }
    free(search.candidates);
    return ok;
}

void batch_ranking_free(struct batch_ranking *ranking)
{
    conditions_free(&ranking->conditions);
    for (size_t i = 0; i < ranking->further_count; i++) expression_free(ranking->further[i]);
    free(ranking->further);
    free(ranking->ranks);
    *ranking = (struct batch_ranking){0};
}
