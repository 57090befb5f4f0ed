/* Nanoseconds an encounter, one thread, through the normal department with its normal statistics and keyed draws. */
#include "experiment/study.h"
#include "experiment/wall_clock.h"
#include "io/problem_write.h"
#include "io/scenario_load.h"
#include "models/department.h"
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct model {
    const char *name, *path;
    int rounds;
};

static const struct model models[] = {
    {"mm1", "scenarios/textbook/mm1.json", 5},
    {"mm20", "scenarios/textbook/mm20.json", 5},
    {"shift", "scenarios/textbook/shift.json", 5},
    {"plain", "bench/plain-hospital.json", 5},
    {"hospital", "scenarios/baseline.json", 5},
};

/* Best of the rounds; a round is one replication. The mean time is that of all rounds. */
static int measure(const struct model *model, double *best_of)
{
    struct loaded_scenario loaded = {0};
    struct problems problems = {0};
    bool ok = scenario_load(&loaded, model->path, NULL, 0, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    if (!ok) return 1;
    struct plan plan;
    struct department department;
    struct metric_keys keys;
    plan_init(&plan, &loaded.scenario);
    department_init(&department, &plan);
    metric_keys_init(&keys, &plan);
    double *values = malloc(keys.count * sizeof *values), best = 1e300;
    double time_sum = 0, count_sum = 0;
    for (int round = 0; round < model->rounds; round++) {
        double start = wall_seconds();
        department_run(&department, 1, round, NULL);
        metric_values(&department, values);
        double each = (wall_seconds() - start) * 1e9 / (double)department.conservation.encounters_in;
        if (each < best) best = each;
        for (int t = 0; t < (int)plan.work_types; t++)
            for (int d = plan.days.first_day; d < plan.days.days; d++) {
                const int64_t *day = day_book_type(&department.book, d, t);
                count_sum += (double)day[TYPE_CODED];
                time_sum += (double)day[TYPE_TURNAROUND] / (double)TIME_HOUR;
            }
    }
    printf("%s %.1f %.4f\n", model->name, best, time_sum / count_sum);
    *best_of = best;
    free(values);
    free(keys.items);
    department_free(&department);
    plan_free(&plan);
    scenario_unload(&loaded);
    return 0;
}

/* himsim-bench [MODEL...]: run from the project's folder. */
int main(int argc, char **argv)
{
    double best[sizeof models / sizeof *models] = {0};
    const size_t count = sizeof models / sizeof *models;
    int failures = 0;
    gsl_set_error_handler_off();
    puts("model ns_per_customer mean_time");
    for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
        bool wanted = argc < 2;
        for (int a = 1; a < argc; a++) wanted = wanted || strcmp(argv[a], models[m].name) == 0;
        if (wanted) failures += measure(&models[m], &best[m]);
        fflush(stdout);
    }
    /* what queries, quality, denials and people cost an encounter, measured in one run */
    if (best[count - 2] > 0 && best[count - 1] > 0)
        printf("hospital / plain %.2f\n", best[count - 1] / best[count - 2]);
    return failures ? 1 : 0;
}
