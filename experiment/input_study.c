#include "experiment/input_study.h"
#include "experiment/latin_hypercube.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

struct ranked {
    double value;
    size_t place;
};

static int by_value(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->value != y->value) return x->value < y->value ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void fill_ranks(double *ranks, const double *values, size_t stride, size_t n)
{
    struct ranked *sorted = memory_allocate(n, sizeof *sorted);
    for (size_t i = 0; i < n; i++) sorted[i] = (struct ranked){values[i * stride], i};
    if (n) qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && sorted[to].value == sorted[from].value;) to++;
        for (size_t i = from; i < to; i++) ranks[sorted[i].place] = (double)(from + to - 1) / 2;
    }
    free(sorted);
}

double rank_correlation(const double *x, size_t x_stride, const double *y, size_t y_stride, size_t n)
{
    double *ranks = memory_allocate(2 * n, sizeof *ranks), middle = ((double)n - 1) / 2;
    double both = 0, ours = 0, theirs = 0, sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i * x_stride] + y[i * y_stride];
    fill_ranks(ranks, x, x_stride, n);
    fill_ranks(ranks + n, y, y_stride, n);
    for (size_t i = 0; i < n; i++) {
        double a = ranks[i] - middle, b = ranks[n + i] - middle;
        both += a * b;
        ours += a * a;
        theirs += b * b;
    }
    free(ranks);
    return !isnan(sum) && ours > 0 && theirs > 0 ? both / sqrt(ours * theirs) : (double)NAN;
}

/* |r| that chance alone passes in one of `looks` independent pairs with probability 1 - confidence (Bonferroni). */
static double least_correlation(size_t samples, size_t looks, double confidence)
{
    double degrees = (double)samples - 2;
    double t = gsl_cdf_tdist_Qinv((1 - confidence) / 2 / (double)(looks ? looks : 1), degrees);
    return t / sqrt(degrees + t * t);
}

static void draw_numbers(struct input_study *study, const struct case_runner *runner)
{
    const struct assumptions *assumptions = runner->assumptions;
    study->numbers = memory_allocate(study->samples * study->assumptions, sizeof *study->numbers);
    for (size_t a = 0; a < study->assumptions; a++) {
        latin_hypercube_column(study->numbers + a, study->assumptions, study->samples, (uint64_t)runner->options.seed,
                               assumptions->items[a].name);
        for (size_t i = 0; i < study->samples; i++) {
            double *number = &study->numbers[i * study->assumptions + a];
            *number = assumption_quantile(assumptions, a, *number);
        }
    }
}

static int driver_of(const struct input_study *study, const struct input_result *result)
{
    int driver = -1;
    double most = study->least_correlation;
    for (size_t a = 0; a < study->assumptions; a++) {
        if (!(fabs(result->rank_correlations[a]) > most)) continue;
        most = fabs(result->rank_correlations[a]);
        driver = (int)a;
    }
    return driver;
}

/* values[sample][measure][replication] of the samples, base[measure][replication]. */
static void fill_result(struct input_study *study, size_t measure, const double *values, const double *base,
                        int64_t base_lives, double confidence)
{
    struct input_result *result = &study->results[measure];
    size_t all = study->samples * study->inner;
    double *lives = memory_allocate(all, sizeof *lives);
    for (size_t i = 0; i < study->samples; i++) {
        const double *sample = values + (i * study->count + measure) * study->inner;
        for (size_t r = 0; r < study->inner; r++) lives[i * study->inner + r] = sample[r];
        study->means[i * study->count + measure] = estimate_of(sample, 1, (int64_t)study->inner, confidence).mean;
    }
    result->base = estimate_of(base + measure * (size_t)base_lives, 1, base_lives, confidence);
    result->means = estimate_of(study->means + measure, study->count, (int64_t)study->samples, confidence);
    result->lives = estimate_of(lives, 1, (int64_t)all, confidence);
    result->split = variance_split_of(lives, (int64_t)study->samples, (int64_t)study->inner, confidence);
    result->rank_correlations = memory_allocate(study->assumptions, sizeof *result->rank_correlations);
    for (size_t a = 0; a < study->assumptions; a++)
        result->rank_correlations[a] = rank_correlation(study->numbers + a, study->assumptions, study->means + measure,
                                                        study->count, study->samples);
    result->driver = driver_of(study, result);
    free(lives);
}

static enum case_outcome live_base(const struct input_study *study, struct case_runner *runner, int64_t lives,
                                   double *base)
{
    double *numbers = memory_allocate(study->assumptions, sizeof *numbers);
    for (size_t a = 0; a < study->assumptions; a++) numbers[a] = NAN;
    runner->options.replications = lives;
    enum case_outcome outcome = case_run(runner, numbers, 1, base);
    runner->options.replications = (int64_t)study->inner;
    free(numbers);
    return outcome;
}

static enum case_outcome live_samples(const struct input_study *study, struct case_runner *runner, double *values)
{
    enum case_outcome outcome = CASES_DONE;
    for (size_t i = 0; i < study->samples && outcome == CASES_DONE; i++) {
        runner->options.first = (int64_t)(i * study->inner);
        outcome =
            case_run(runner, study->numbers + i * study->assumptions, 1, values + i * study->count * study->inner);
        if (outcome == CASES_UNSOUND) runner->unsound = i;
    }
    runner->options.first = 0;
    return outcome;
}

enum case_outcome input_study_init(struct input_study *study, struct case_runner *runner,
                                   const struct input_request *request)
{
    *study = (struct input_study){.samples = request->samples,
                                  .inner = (size_t)runner->options.replications,
                                  .assumptions = runner->assumptions->count,
                                  .count = runner->measure_count};
    size_t all = study->samples * study->inner;
    int64_t lives = all < INPUT_BASE_LIVES ? (int64_t)all : INPUT_BASE_LIVES;
    study->least_correlation = least_correlation(study->samples, study->assumptions, request->confidence);
    study->means = memory_allocate(study->samples * study->count, sizeof *study->means);
    study->results = memory_allocate(study->count, sizeof *study->results);
    double *base = memory_allocate(study->count * (size_t)lives, sizeof *base);
    double *values = memory_allocate(all * study->count, sizeof *values);
    runner->lives_total = lives + (int64_t)all;
    draw_numbers(study, runner);
    enum case_outcome outcome = live_base(study, runner, lives, base);
    if (outcome == CASES_DONE) outcome = live_samples(study, runner, values);
    for (size_t m = 0; outcome == CASES_DONE && m < study->count; m++)
        fill_result(study, m, values, base, lives, request->confidence);
    free(base);
    free(values);
    if (outcome != CASES_DONE) input_study_free(study);
    return outcome;
}

void input_study_free(struct input_study *study)
{
    for (size_t m = 0; m < study->count; m++) free(study->results[m].rank_correlations);
    free(study->numbers);
    free(study->means);
    free(study->results);
    *study = (struct input_study){0};
}
