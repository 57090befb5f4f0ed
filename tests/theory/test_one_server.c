/* M/G/1 by Pollaczek and Khinchine: wait = rate x E[S^2] / (2 (1 - load)); two priorities by Cobham. Mean work 1 hour.
 */
#include "tests/theory/theory.h"

struct law_case {
    const char *name, *minutes;
    double cv2; /* squared coefficient of variation of the work */
    double rate;
    int days, replications;
};

static const struct law_case law_cases[] = {
    {"M/D/1 load 0.5", "60", 0, 0.5, 1000, 60},
    {"M/E4/1 load 0.8", "{'law':'erlang','mean':60,'stages':4}", 0.25, 0.8, 4000, 100},
    {"M/E2/1 load 0.5", "{'law':'erlang','mean':60,'stages':2}", 0.5, 0.5, 1800, 80},
    {"M/H2/1 load 0.5", "{'law':'hyperexponential','mean':60,'cv':2}", 4, 0.5, 8000, 100},
    {"M/U/1 load 0.5", "{'law':'uniform','min':20,'max':100}", 1600.0 / 3 / 3600, 0.5, 1800, 80},
    {"M/Tri/1 load 0.5", "{'law':'triangular','min':10,'mode':50,'max':120}",
     (100 + 2500 + 14400 - 500 - 1200 - 6000) / 18.0 / 3600, 0.5, 1800, 80},
    /* Gamma(1 + 2/k) / Gamma(1 + 1/k)^2 - 1 for k = 2 is 4 / pi - 1. */
    {"M/W/1 load 0.5", "{'law':'weibull','mean':60,'shape':2}", 4 / M_PI - 1, 0.5, 1800, 80},
    /* Piecewise uniform: see empirical_cv2. */
    {"M/Emp/1 load 0.5", "{'law':'empirical','points':[[0,0],[0.4,50],[0.8,70],[1,150]]}", NAN, 0.5, 1800, 80},
};

/* Mean and mean square of the empirical law above: E[X^2] of uniform(a, b) is (a^2 + ab + b^2) / 3. */
static double empirical_cv2(void)
{
    double mean = 0.4 * 25 + 0.4 * 60 + 0.2 * 110;
    double square = 0.4 * 2500 / 3 + 0.4 * (2500 + 3500 + 4900) / 3 + 0.2 * (4900 + 10500 + 22500) / 3;
    return square / (mean * mean) - 1;
}

static void check_law(const struct law_case *law)
{
    double cv2 = law->cv2, mean = 1;
    if (isnan(cv2)) {
        cv2 = empirical_cv2();
        mean = 56.0 / 60;
    }
    double load = law->rate * mean;
    double wait = law->rate * mean * mean * (1 + cv2) / (2 * (1 - load));
    struct fixture *fixture = theory_queue(law->rate, 1, law->minutes, 60, law->days);
    theory_run(fixture, law->replications);
    theory_metric(fixture, law->name, "wait_mean_hours", "all", wait);
    theory_metric(fixture, law->name, "wait_share", "all", load);
    theory_metric(fixture, law->name, "tat_mean_hours", "all", wait + mean);
    fixture_free(fixture);
}

TEST(every_law_of_work_follows_pollaczek_and_khinchine)
{
    for (size_t i = 0; i < sizeof law_cases / sizeof *law_cases; i++) check_law(&law_cases[i]);
}

static void check_mg1(const char *textbook, double wait)
{
    struct fixture *fixture = theory_textbook(textbook);
    theory_run(fixture, 100);
    theory_metric(fixture, textbook, "wait_mean_hours", "all", wait);
    theory_metric(fixture, textbook, "wait_share", "all", 0.8);
    fixture_free(fixture);
}

TEST(mg1_has_its_known_answers)
{
    check_mg1("mg1-exponential", 4);
    check_mg1("mg1-deterministic", 2);
    check_mg1("mg1-lognormal", 4);
}

/* R / ((1 - r1)) and R / ((1 - r1)(1 - r1 - r2)) with R = 0.8. */
TEST(np_1_has_its_known_answers)
{
    struct fixture *fixture = theory_textbook("np-1");
    theory_run(fixture, 100);
    theory_metric(fixture, "NP-1 urgent", "wait_mean_hours", "work_type:urgent", 0.8 / 0.7);
    theory_metric(fixture, "NP-1 routine", "wait_mean_hours", "work_type:routine", 0.8 / (0.7 * 0.2));
    fixture_free(fixture);
}

/* The order of service changes who waits, not how much work waits: the sum of rate x wait stays that of FIFO. */
TEST(reordering_equal_work_conserves_rate_times_wait)
{
    struct fixture *fixture = theory_textbook("np-1");
    theory_run(fixture, 100);
    theory_metric(fixture, "NP-1 conserved sum", "waiting_mean_encounters", "all", 3.2);
    theory_metric(fixture, "NP-1 both", "wait_mean_hours", "all", 4);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_law_of_work_follows_pollaczek_and_khinchine),
        cmocka_unit_test(mg1_has_its_known_answers),
        cmocka_unit_test(np_1_has_its_known_answers),
        cmocka_unit_test(reordering_equal_work_conserves_rate_times_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
