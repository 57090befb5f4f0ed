/* Rows of the tables that every queueing book has: M/M/c by Erlang's C formula over many sizes and loads, M/D/c by
 * Crommelin's chain, regular arrivals (D/M/c), batches, and a queue that is not yet in equilibrium. Mean work 1 hour.
 */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

#define EXPONENTIAL "{'law':'exponential','mean':60}"

struct row {
    int c;
    double load;
    int days, replications;
};

/* Share that waits, mean wait and the 95th percentile of the turnaround. */
static void check_erlang(const struct row *row)
{
    double rate = row->load * row->c, wait = erlang_c(row->c, rate);
    char *name = memory_format("M/M/%d load %g", row->c, row->load);
    struct fixture *fixture = theory_queue(rate, row->c, EXPONENTIAL, 40, is_light() ? row->days / 4 : row->days);
    theory_run(fixture, row->replications);
    theory_metric(fixture, name, "wait_share", "all", wait);
    theory_metric(fixture, name, "wait_mean_hours", "all", wait / (row->c - rate));
    theory_metric(fixture, name, "tat_p95_hours", "all", turnaround_quantile(row->c, rate, 0.95));
    free(name);
    fixture_free(fixture);
}

TEST(erlang_c_from_1_to_50_coders)
{
    static const struct row rows[] = {{1, 0.3, 4000, 60},  {2, 0.5, 2500, 60},  {2, 0.9, 8000, 100},
                                      {3, 0.7, 2500, 60},  {10, 0.7, 2600, 60}, {10, 0.9, 2500, 80},
                                      {25, 0.9, 1500, 80}, {50, 0.9, 1800, 80}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_erlang(&rows[i]);
}

static void check_crommelin(const struct row *row)
{
    double delayed, rate = row->load * row->c, wait = crommelin_wait(row->c, rate, &delayed);
    char *name = memory_format("M/D/%d load %g", row->c, row->load);
    struct fixture *fixture = theory_queue(rate, row->c, "60", 40, row->days);
    theory_run(fixture, row->replications);
    theory_metric(fixture, name, "wait_share", "all", delayed);
    theory_metric(fixture, name, "wait_mean_hours", "all", wait);
    free(name);
    fixture_free(fixture);
}

TEST(work_of_one_length_follows_crommelin)
{
    double delayed;
    assert_near(crommelin_wait(1, 0.8, &delayed), 2, 1e-9); /* Pollaczek and Khinchine */
    assert_near(delayed, 0.8, 1e-9);
    static const struct row rows[] = {{2, 0.8, 2000, 60}, {5, 0.9, 2500, 80}, {10, 0.8, 1200, 60}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_crommelin(&rows[i]);
}

/* `batch` charts at 0, period, 2 period ... hours up to `days`, work drawn in each replication. */
static struct fixture *regular(int c, int batch, double period, int days, const char *minutes)
{
    struct fixture *fixture = fixture_new();
    char *path = fixture_path(fixture, "arrivals.csv");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("work_type,arrival_hours\n", file);
    for (int i = 0; i * period < 24 * days; i++)
        for (int k = 0; k < batch; k++) fprintf(file, "chart,%.12g\n", i * period);
    assert_int_equal(fclose(file), 0);
    free(path);
    fixture_load(fixture,
                 "'name':'regular','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':20,"
                 "'horizon_days':%d}," TRACED "'work_types':[{'name':'chart','coding_minutes':%s}],"
                 "'pools':[{'name':'coders','skills':{'chart':1},'shifts':[{'name':'s','headcount':%d,'hours':" ALWAYS
                 "}]}]," EVERYTHING_TO("'coders'"),
                 days, minutes, c);
    return fixture;
}

struct regular_case {
    const char *name;
    int c, batch;
    double period; /* hours */
    int days, replications;
};

/* The chart at place i (from 0) of a batch that finds n waits for n + i - c + 1 completions at c an hour. */
static void check_regular(const struct regular_case *at)
{
    double law[FORMULA_STATES], wait = 0, delayed = 0;
    regular_arrivals_law(at->c, at->batch, at->period, 300, law);
    for (int n = 0; n < 300; n++)
        for (int i = 0; i < at->batch; i++)
            if (n + i >= at->c) {
                delayed += law[n] / at->batch;
                wait += law[n] / at->batch * (n + i - at->c + 1) / at->c;
            }
    struct fixture *fixture = regular(at->c, at->batch, at->period, at->days, EXPONENTIAL);
    theory_run(fixture, at->replications);
    theory_metric(fixture, at->name, "wait_share", "all", delayed);
    theory_metric(fixture, at->name, "wait_mean_hours", "all", wait);
    fixture_free(fixture);
}

/* D/M/1: sigma = exp(-(1 - sigma) / rate), wait = sigma / (1 - sigma). */
TEST(regular_arrivals_and_regular_batches)
{
    double law[FORMULA_STATES], sigma = 0.5;
    regular_arrivals_law(1, 1, 1.25, 300, law);
    for (int i = 0; i < 200; i++) sigma = exp(-1.25 * (1 - sigma));
    assert_near(1 - law[0], sigma, 1e-9);
    static const struct regular_case cases[] = {{"D/M/1 load 0.8", 1, 1, 1.25, 2000, 120},
                                                {"D/M/3 load 0.8", 3, 1, 1 / 2.4, 1300, 80},
                                                {"D[4]/M/1 load 0.8, 4 charts every 5 h", 1, 4, 5, 2000, 160},
                                                {"D[6]/M/2 load 0.75, 6 charts every 4 h", 2, 6, 4, 1500, 80}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_regular(&cases[i]);
}

/* Three coders, 7 charts of 1 h every 3 h: 3 start at once, 3 after an hour, the last after two. */
TEST(regular_batches_of_equal_charts)
{
    struct fixture *fixture = regular(3, 7, 3, 60, "60");
    fixture_run(fixture, 1);
    theory_exact("D[7]/D/3 wait_mean_hours", 5.0 / 7, value(fixture, "wait_mean_hours", "all"));
    theory_exact("D[7]/D/3 wait_share", 4.0 / 7, value(fixture, "wait_share", "all"));
    theory_exact("D[7]/D/3 waiting_mean_encounters", 5.0 / 3, value(fixture, "waiting_mean_encounters", "all"));
    theory_exact("D[7]/D/3 utilization_share", 7.0 / 9, value(fixture, "utilization_share", "pool:coders"));
    fixture_free(fixture);
}

/* Batches at the times of a Poisson process, sizes fixed or geometric, drawn by a keyed stream of the test: a file for
 * each of many independent lives, since a trace gives the same arrivals to every replication. Life i
 * (from 1) has seed i. */
struct batch_case {
    const char *name;
    double rate; /* batches an hour */
    int size;    /* charts a batch, or their mean when geometric */
    bool geometric;
    const char *minutes;
    double cv2;
};

static void write_batches(const struct fixture *fixture, const struct batch_case *at, int days, uint64_t life)
{
    struct random_key key = {1, 4711};
    char *path = fixture_path(fixture, "arrivals.csv");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("work_type,arrival_hours\n", file);
    double time = 0;
    for (uint64_t i = 0;; i++) {
        struct random_block draws = random_draw(key, i, life, 0, 0);
        time -= log(random_uniform(draws.word[0])) / at->rate;
        if (time >= 24.0 * days) break;
        int size = at->geometric ? 1 + (int)(log(random_uniform(draws.word[1])) / log(1 - 1.0 / at->size)) : at->size;
        for (int k = 0; k < size; k++) fprintf(file, "chart,%.9f\n", time);
    }
    assert_int_equal(fclose(file), 0);
    free(path);
}

/* wait = rate E[X] E[S^2] / (2 (1 - load)) + (E[X^2] - E[X]) E[S] / (2 E[X] (1 - load)). */
static void check_batches(const struct batch_case *at)
{
    enum { LIVES = 100, DAYS = 1600 };
    double waits[LIVES], load = at->rate * at->size;
    double square = at->geometric ? 2.0 * at->size * at->size - at->size : (double)at->size * at->size;
    double exact = (load * (1 + at->cv2) + (square - at->size) / at->size) / (2 * (1 - load));
    int lives = is_light() ? 10 : LIVES;
    for (int i = 0; i < lives; i++) {
        struct fixture *fixture = fixture_new();
        fixture->daily = false;
        write_batches(fixture, at, DAYS, (uint64_t)i);
        fixture_load(fixture,
                     FACILITY(1600, "'warmup_days':20,") TRACED
                     "'work_types':[{'name':'chart','coding_minutes':%s}],'pools':[" POOL(
                         "coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'"),
                     at->minutes);
        fixture->seed = 1 + i;
        fixture_run(fixture, 1);
        waits[i] = value(fixture, "wait_mean_hours", "all");
        fixture_free(fixture);
    }
    char *name = memory_format("%s wait_mean_hours", at->name);
    theory_check(name, exact, estimate_of(waits, 1, lives, 0.95));
    free(name);
}

TEST(batches_at_random_times)
{
    static const struct batch_case cases[] = {
        {"M[3]/M/1 load 0.6", 0.2, 3, false, EXPONENTIAL, 1},
        {"M[X]/D/1 load 0.6, geometric batches of mean 2", 0.3, 2, true, "60", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_batches(&cases[i]);
}

/* Charts there at midnight, day by day, against the exact law of M/M/5 that starts empty. */
TEST(a_queue_on_its_way_to_equilibrium)
{
    enum { STATES = 400 };
    double law[STATES] = {1};
    struct birth_death chain = {4.75, 5, STATES};
    struct fixture *fixture = theory_queue(4.75, 5, EXPONENTIAL, 0, 4);
    fixture->jobs = 2;
    fixture_run(fixture, is_light() ? 2000 : 30000);
    for (int day = 0; day < 4; day++) {
        birth_death_run(&chain, law, 24);
        size_t key = key_in(fixture->scenario, &fixture->study.items[0].series, series, "backlog_encounters", "all");
        char *name = memory_format("M/M/5 load 0.95 from empty, charts there after %d h", 24 * (day + 1));
        theory_check(name, mean_above(law, STATES, 0), estimate_daily(&fixture->study, 0, key, day, 0.95));
        free(name);
    }
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_c_from_1_to_50_coders),
        cmocka_unit_test(work_of_one_length_follows_crommelin),
        cmocka_unit_test(regular_arrivals_and_regular_batches),
        cmocka_unit_test(regular_batches_of_equal_charts),
        cmocka_unit_test(batches_at_random_times),
        cmocka_unit_test(a_queue_on_its_way_to_equilibrium),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
