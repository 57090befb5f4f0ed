#include "experiment/tornado.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SPANS = 200 }; /* a break-even is found to a 200th of the way from base to end */

struct work { /* what the steps of one tornado share */
    struct case_runner *runner;
    const struct tornado_request *request;
    double *values; /* [1 + assumption x 2 + end][measure][replication] */
    enum case_outcome outcome;
};

static size_t replications(const struct work *work)
{
    return (size_t)work->runner->options.replications;
}

static const double *values_of(const struct work *work, size_t case_index, size_t measure)
{
    return work->values + (case_index * work->runner->measure_count + measure) * replications(work);
}

static struct estimate level_of(const struct work *work, const double *values)
{
    return estimate_of(values, 1, (int64_t)replications(work), work->request->confidence);
}

static struct estimate change_of(const struct work *work, const double *values, const double *base)
{
    double *change = memory_allocate(replications(work), sizeof *change);
    for (size_t r = 0; r < replications(work); r++) change[r] = values[r] - base[r];
    struct estimate estimate = level_of(work, change);
    free(change);
    return estimate;
}

static enum flip flip_of(const struct estimate *base, const struct estimate *end)
{
    if (!estimate_shows(end)) return FLIP_DOUBT;
    return (end->mean > 0) == (base->mean > 0) ? FLIP_NONE : FLIP_TURNED;
}

static void fill_row(struct tornado_row *row, const struct work *work, size_t assumption, size_t measure,
                     const struct estimate *base)
{
    const struct assumption *item = &work->runner->assumptions->items[assumption];
    double least = base->mean, most = base->mean;
    *row = (struct tornado_row){.assumption = assumption, .numbers = {item->low, item->high}};
    for (int end = 0; end < TORNADO_ENDS; end++) {
        const double *values = values_of(work, 1 + TORNADO_ENDS * assumption + (size_t)end, measure);
        row->level[end] = level_of(work, values);
        row->change[end] = change_of(work, values, values_of(work, 0, measure));
        row->shown = row->shown || estimate_shows(&row->change[end]);
        row->flip[end] = flip_of(base, &row->level[end]);
        row->reach[end] = row->numbers[end];
        least = fmin(least, row->level[end].mean);
        most = fmax(most, row->level[end].mean);
    }
    row->swing = most - least;
}

struct search { /* for the break-even of one row */
    struct work *work;
    size_t assumption, measure;
};

static bool difference_at(void *context, double at, struct break_even_point *point)
{
    struct search *search = context;
    struct case_runner *runner = search->work->runner;
    size_t count = runner->assumptions->count;
    double *numbers = memory_allocate(count, sizeof *numbers);
    double *values = memory_allocate(runner->measure_count * replications(search->work), sizeof *values);
    for (size_t i = 0; i < count; i++) numbers[i] = i == search->assumption ? at : (double)NAN;
    search->work->outcome = case_run(runner, numbers, 1, values);
    struct estimate level = level_of(search->work, values + search->measure * replications(search->work));
    *point = (struct break_even_point){at, level.mean, level.half_width};
    free(numbers);
    free(values);
    return search->work->outcome == CASES_DONE;
}

static bool opposite(double a, double b)
{
    return (a > 0 && b < 0) || (a < 0 && b > 0);
}

static bool find_between(struct search *search, struct break_even_point base, struct break_even_point end,
                         struct break_even *result)
{
    bool rising = base.at < end.at;
    double tolerance = fabs(end.at - base.at) / SPANS;
    if (assumption_is_whole(&search->work->runner->assumptions->items[search->assumption]))
        tolerance = fmax(tolerance, 0.5);
    return break_even_find(result, difference_at, search, rising ? base : end, rising ? end : base, tolerance);
}

/* How far beyond low or high the search goes, within the fields' ranges. */
static double far_end(const struct work *work, const struct assumption *assumption, size_t index, double end)
{
    double low, high, far = assumption->base + work->request->beyond * (end - assumption->base);
    assumption_room(work->runner->assumptions, index, &low, &high);
    return fmin(fmax(far, low), high);
}

static struct break_even_point point_of(double at, const struct estimate *level)
{
    return (struct break_even_point){at, level->mean, level->half_width};
}

/* Where the scenario makes no sense any more, nothing can be looked for. */
static bool forgive_unsound(struct work *work)
{
    if (work->outcome != CASES_UNSOUND) return false;
    problems_free(&work->runner->problems);
    work->runner->problems = (struct problems){0};
    work->outcome = CASES_DONE;
    return true;
}

static bool search_end(struct search *search, const struct tornado_table *table, struct tornado_row *row, int end)
{
    const struct assumption *assumption = &search->work->runner->assumptions->items[row->assumption];
    struct break_even_point base = point_of(assumption->base, &table->base);
    struct break_even_point near = point_of(row->numbers[end], &row->level[end]), far;
    if (near.at == base.at || base.mean == 0 || isnan(base.mean) || isnan(near.mean)) return true;
    if (opposite(base.mean, near.mean)) return find_between(search, base, near, &row->break_even[end]);
    double reach = far_end(search->work, assumption, row->assumption, near.at);
    if (!(fabs(reach - base.at) > fabs(near.at - base.at))) return true;
    if (!difference_at(search, reach, &far)) return forgive_unsound(search->work);
    row->reach[end] = reach;
    return !opposite(base.mean, far.mean) || find_between(search, near, far, &row->break_even[end]);
}

static bool search_table(struct work *work, struct tornado_table *table, size_t measure)
{
    for (size_t i = 0; i < table->count; i++) {
        struct search search = {work, table->rows[i].assumption, measure};
        for (int end = 0; end < TORNADO_ENDS; end++)
            if (!search_end(&search, table, &table->rows[i], end)) return false;
    }
    return true;
}

struct ranked { /* a row with what decides among equals */
    struct tornado_row row;
    const char *name;
};

static int by_swing(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    double first = isnan(x->row.swing) ? -1 : x->row.swing, second = isnan(y->row.swing) ? -1 : y->row.swing;
    if (first != second) return first > second ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void fill_table(struct tornado_table *table, const struct work *work, size_t measure)
{
    const struct assumptions *assumptions = work->runner->assumptions;
    struct ranked *ranked = memory_allocate(assumptions->count, sizeof *ranked);
    *table = (struct tornado_table){.base = level_of(work, values_of(work, 0, measure)), .count = assumptions->count};
    table->base_shown = estimate_shows(&table->base);
    table->rows = memory_allocate(table->count, sizeof *table->rows);
    for (size_t i = 0; i < table->count; i++) {
        fill_row(&ranked[i].row, work, i, measure, &table->base);
        ranked[i].name = assumptions->items[i].name;
    }
    if (table->count) qsort(ranked, table->count, sizeof *ranked, by_swing);
    for (size_t i = 0; i < table->count; i++) table->rows[i] = ranked[i].row;
    free(ranked);
}

/* The base, then each assumption at its low and at its high. */
static enum case_outcome live_all(struct work *work)
{
    const struct assumptions *assumptions = work->runner->assumptions;
    size_t cases = 1 + TORNADO_ENDS * assumptions->count;
    double *numbers = memory_allocate(cases * assumptions->count, sizeof *numbers);
    work->values = memory_allocate(cases * work->runner->measure_count * replications(work), sizeof *work->values);
    for (size_t i = 0; i < cases * assumptions->count; i++) numbers[i] = NAN;
    for (size_t i = 0; i < assumptions->count; i++) {
        numbers[(1 + TORNADO_ENDS * i + TORNADO_LOW) * assumptions->count + i] = assumptions->items[i].low;
        numbers[(1 + TORNADO_ENDS * i + TORNADO_HIGH) * assumptions->count + i] = assumptions->items[i].high;
    }
    enum case_outcome outcome = case_run(work->runner, numbers, cases, work->values);
    free(numbers);
    return outcome;
}

enum case_outcome tornado_init(struct tornado *tornado, struct case_runner *runner,
                               const struct tornado_request *request)
{
    struct work work = {.runner = runner, .request = request};
    size_t sides = runner->assumptions->scenarios[1] ? 2 : 1;
    *tornado = (struct tornado){0};
    runner->lives_total =
        (int64_t)((1 + TORNADO_ENDS * runner->assumptions->count) * sides) * runner->options.replications;
    work.outcome = live_all(&work);
    if (work.outcome == CASES_DONE) {
        tornado->count = runner->measure_count;
        tornado->tables = memory_allocate(tornado->count, sizeof *tornado->tables);
        for (size_t m = 0; m < tornado->count; m++) fill_table(&tornado->tables[m], &work, m);
        runner->options.progress = NULL; /* nobody knows how many steps a search takes */
        for (size_t m = 0; sides == 2 && m < tornado->count; m++)
            if (!search_table(&work, &tornado->tables[m], m)) break;
    }
    free(work.values);
    tornado->lives = runner->lives_done;
    if (work.outcome != CASES_DONE) tornado_free(tornado);
    return work.outcome;
}

void tornado_free(struct tornado *tornado)
{
    for (size_t m = 0; m < tornado->count; m++) free(tornado->tables[m].rows);
    free(tornado->tables);
    *tornado = (struct tornado){0};
}
