/* What common random numbers buy, against runs that truly share nothing: the alternative with another seed. */
#include "tests/model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { REPLICATIONS = 120, REPLICATIONS_LIGHT = 60 };

static int64_t replications(void)
{
    return is_light() ? REPLICATIONS_LIGHT : REPLICATIONS;
}

/* Two coders, round the clock, who are busy four fifths of the time, four weeks; the alternative does everything in
 * `minutes`. */
static struct fixture *department(int64_t seed, int minutes)
{
    struct fixture *fixture = fixture_new();
    fixture->seed = seed;
    fixture_load(
        fixture,
        FACILITY(28, "'warmup_days':7,") "'work_types':[{'name':'chart','setting':'IP','arrivals':{'per_week':403},"
                                         "'gross_usd':{'law':'exponential','mean':9000},"
                                         "'coding_minutes':{'law':'exponential','mean':%d}}]," //
                                         "'pools':[" POOL("p", 2, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'p'"),
        minutes);
    fixture_run(fixture, replications());
    return fixture;
}

static double variance_of_differences(const struct fixture *ours, const struct fixture *theirs, const char *metric)
{
    double *values = memory_allocate((size_t)replications(), sizeof *values);
    for (int64_t r = 0; r < replications(); r++)
        values[r] = value_of(ours, metric, "all", r) - value_of(theirs, metric, "all", r);
    double sd = estimate_of(values, 1, replications(), 0.95).sd;
    free(values);
    return sd * sd;
}

/* Seeds 1 and 2, 120 replications. A ratio of two independent sample variances of equal truth lies within 0.5 and 2
 * with probability 0.9998 (F with 119 and 119 degrees of freedom; light: 60 replications, 0.4 to 2.5), so a factor of
 * at least 4 between them is no chance. The computed variance of independent runs is held to the direct one likewise.
 */
static void pairs_vary_less_than_runs_that_share_nothing(void **state)
{
    (void)state;
    struct fixture *base = department(1, 40), *paired = department(1, 38), *apart = department(2, 38);
    static const char *const metrics_paired[] = {"tat_mean_hours", "dnfb_mean_usd"};
    double loose = is_light() ? 2.5 : 2;
    for (size_t m = 0; m < 2; m++) {
        double together = variance_of_differences(paired, base, metrics_paired[m]);
        double independent = variance_of_differences(apart, base, metrics_paired[m]);
        double ours = estimate_in(paired, metrics_paired[m], "all").sd;
        double theirs = estimate_in(base, metrics_paired[m], "all").sd;
        print_message("%s: direct %.1f, computed %.1f\n", metrics_paired[m], independent / together,
                      (ours * ours + theirs * theirs) / together);
        assert_true(independent / together > 5);
        double computed = ours * ours + theirs * theirs;
        assert_true(independent / computed > 1 / loose && independent / computed < loose);
    }
    fixture_free(base);
    fixture_free(paired);
    fixture_free(apart);
}

/* Charts of a minute do not wait: the alternative has no luck to share, so pairing cannot help. */
static void pairing_buys_nothing_when_only_one_side_varies(void **state)
{
    (void)state;
    struct fixture *base = department(1, 40), *instant = department(1, 1);
    double ours = estimate_in(instant, "tat_mean_hours", "all").sd;
    double theirs = estimate_in(base, "tat_mean_hours", "all").sd;
    double together = variance_of_differences(instant, base, "tat_mean_hours");
    assert_true(ours < theirs / 10);
    assert_true((ours * ours + theirs * theirs) / together < 1.3);
    fixture_free(base);
    fixture_free(instant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_vary_less_than_runs_that_share_nothing),
        cmocka_unit_test(pairing_buys_nothing_when_only_one_side_varies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
