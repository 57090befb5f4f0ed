#include "experiment/case_run.h"
#include "experiment/estimate.h"
#include "experiment/money.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { CASES_AT_ONCE = 8 }; /* enough for the workers, few enough for the memory */

struct batch { /* cases of one study: the scenarios of case c are items c x sides and the next */
    struct case_runner *runner;
    size_t count, sides;
    struct scenario copies[CASES_AT_ONCE * SIDES];
    struct study study;
};

static void show_progress(void *context, int64_t done, int64_t total)
{
    const struct case_runner *runner = context;
    (void)total;
    if (runner->options.progress)
        runner->options.progress(runner->options.context, runner->lives_done + done, runner->lives_total);
}

static size_t sides_of(const struct case_runner *runner)
{
    return runner->assumptions->scenarios[1] ? 2 : 1;
}

static double metric_value(const struct study_scenario *item, const struct metric_key *key, size_t replication)
{
    size_t at = metric_key_find(&item->keys, key->id, key->scope, key->item);
    return at == SIZE_MAX ? (double)NAN : item->values[replication * item->keys.count + at];
}

static double npv_value(const struct study_scenario *ours, const struct study_scenario *theirs, size_t replication)
{
    int months = cash_month_count(&theirs->plan);
    size_t width = (size_t)months * CASH_LINES;
    double *years = memory_allocate((size_t)months, sizeof *years), *net = memory_allocate((size_t)months, sizeof *net);
    money_years(&theirs->plan, years);
    money_net_difference(ours->cash + replication * width, theirs->cash + replication * width, months, net);
    double npv = money_npv(net, years, months, theirs->scenario->finance.discount_rate_share);
    free(years);
    free(net);
    return npv;
}

static double value_of(const struct batch *batch, size_t index, const struct measure *measure, size_t replication)
{
    const struct study_scenario *base = &batch->study.items[index * batch->sides];
    if (batch->sides == 1) return metric_value(base, &measure->keys[0], replication);
    const struct study_scenario *alternative = base + 1;
    if (measure->is_npv) return npv_value(alternative, base, replication);
    return metric_value(alternative, &measure->keys[1], replication) -
           metric_value(base, &measure->keys[0], replication);
}

static void read_values(const struct batch *batch, double *values)
{
    const struct case_runner *runner = batch->runner;
    size_t n = (size_t)runner->options.replications;
    for (size_t c = 0; c < batch->count; c++)
        for (size_t m = 0; m < runner->measure_count; m++)
            for (size_t r = 0; r < n; r++) *values++ = value_of(batch, c, &runner->measures[m], r);
}

/* Numbers that are sound one at a time may not be so together. */
static bool is_sound(struct batch *batch, const struct scenario *copy)
{
    struct problems found = {0};
    scenario_check_structure(copy, &found);
    bool ok = !problems_have_error(&found);
    if (!ok) problems_move(&batch->runner->problems, &found);
    problems_free(&found);
    return ok;
}

/* Makes the scenarios of the cases; stops behind the first that is not sound. */
static bool make_copies(struct batch *batch, const double *numbers, size_t count)
{
    const struct assumptions *assumptions = batch->runner->assumptions;
    for (batch->count = 0; batch->count < count; batch->count++) {
        bool ok = true;
        for (size_t side = 0; side < batch->sides; side++) {
            struct scenario *copy = &batch->copies[batch->count * batch->sides + side];
            assumptions_apply(assumptions, numbers + batch->count * assumptions->count, (int)side, copy);
            ok = is_sound(batch, copy) && ok;
        }
        if (ok) continue;
        batch->count++;
        return false;
    }
    return true;
}

static enum case_outcome live(struct batch *batch)
{
    struct case_runner *runner = batch->runner;
    const struct scenario *scenarios[CASES_AT_ONCE * SIDES];
    size_t count = batch->count * batch->sides;
    for (size_t s = 0; s < count; s++) scenarios[s] = &batch->copies[s];
    study_init(&batch->study, scenarios, count);
    struct study_options options = runner->options;
    options.progress = show_progress;
    options.context = runner;
    study_run(&batch->study, &options);
    runner->lives_done += options.replications * (int64_t)count;
    runner->failed = batch->study.failed;
    if (batch->study.failed >= 0) return CASES_BROKEN;
    return batch->study.interrupted ? CASES_INTERRUPTED : CASES_DONE;
}

static enum case_outcome run_batch(struct case_runner *runner, const double *numbers, size_t count, double *values)
{
    struct batch batch = {.runner = runner, .sides = sides_of(runner)};
    enum case_outcome outcome = CASES_UNSOUND;
    if (make_copies(&batch, numbers, count)) {
        outcome = live(&batch);
        if (outcome == CASES_DONE) read_values(&batch, values);
        study_free(&batch.study);
    } else {
        runner->unsound = batch.count - 1;
    }
    for (size_t s = 0; s < batch.count * batch.sides; s++) scenario_copy_free(&batch.copies[s]);
    return outcome;
}

enum case_outcome case_run(struct case_runner *runner, const double *numbers, size_t count, double *values)
{
    size_t width = runner->measure_count * (size_t)runner->options.replications;
    for (size_t from = 0; from < count; from += CASES_AT_ONCE) {
        size_t some = count - from < CASES_AT_ONCE ? count - from : CASES_AT_ONCE;
        enum case_outcome outcome =
            run_batch(runner, numbers + from * runner->assumptions->count, some, values + from * width);
        if (outcome == CASES_UNSOUND) runner->unsound += from;
        if (outcome != CASES_DONE) return outcome;
    }
    return CASES_DONE;
}
