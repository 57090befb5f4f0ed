/* M/M/c by Erlang's C formula, the infinite-server queue, and Little's law. Mean work 1 hour. */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

static void check_many_servers(const char *name, struct fixture *fixture, int c, double rate, int64_t replications)
{
    double wait = erlang_c(c, rate), mean = wait / (c - rate);
    theory_run(fixture, replications);
    theory_metric(fixture, name, "wait_share", "all", wait);
    theory_metric(fixture, name, "wait_mean_hours", "all", mean);
    theory_metric(fixture, name, "tat_mean_hours", "all", mean + 1);
    theory_metric(fixture, name, "tat_p50_hours", "all", turnaround_quantile(c, rate, 0.5));
    theory_metric(fixture, name, "tat_p90_hours", "all", turnaround_quantile(c, rate, 0.9));
    theory_metric(fixture, name, "tat_p95_hours", "all", turnaround_quantile(c, rate, 0.95));
    theory_metric(fixture, name, "tat_p99_hours", "all", turnaround_quantile(c, rate, 0.99));
    double late = turnaround_tail(c, rate, fixture->scenario->facility.tat_target_hours);
    if (late > 1e-3) theory_metric(fixture, name, "tat_within_target_share", "all", 1 - late);
    theory_metric(fixture, name, "waiting_mean_encounters", "all", rate * mean);
    theory_metric(fixture, name, "in_coding_mean_encounters", "all", rate);
    theory_metric(fixture, name, "utilization_share", "pool:coders", rate / c);
    fixture_free(fixture);
}

TEST(mmc_1_has_its_known_answers)
{
    assert_near(erlang_c(1, 0.8), 0.8, 1e-12);
    assert_near(turnaround_quantile(1, 0.8, 0.95), 14.97866137, 1e-8);
    check_many_servers("MMC-1", theory_textbook("mmc-1"), 1, 0.8, 160);
}

TEST(mmc_3_has_its_known_answers)
{
    assert_near(erlang_c(5, 4.5), 0.76249322, 1e-8);
    assert_near(erlang_c(5, 4.5) / 0.5, 1.52498644, 1e-8);
    assert_near(turnaround_quantile(5, 4.5, 0.95), 6.81246911, 1e-8);
    check_many_servers("MMC-3", theory_textbook("mmc-3"), 5, 4.5, 120);
}

TEST(two_servers_follow_erlang_c)
{
    assert_near(erlang_c(2, 1.6), 0.7111111111111111, 1e-12);
    check_many_servers("M/M/2 load 0.8", theory_queue(1.6, 2, "{'law':'exponential','mean':60}", 60, 2500), 2, 1.6,
                       180);
}

TEST(twenty_servers_follow_erlang_c)
{
    check_many_servers("M/M/20 load 0.85", theory_queue(17, 20, "{'law':'exponential','mean':60}", 20, 400), 20, 17,
                       260);
}

TEST(with_a_coder_for_everyone_the_load_is_rate_times_work_whatever_the_law)
{
    static const char *const laws[][2] = {{"M/M/inf", "{'law':'exponential','mean':60}"},
                                          {"M/LN/inf", "{'law':'lognormal','mean':60,'cv':1.5}"},
                                          {"M/D/inf", "60"}};
    for (size_t i = 0; i < 3; i++) {
        struct fixture *fixture = theory_queue(20, 500, laws[i][1], 5, 60);
        theory_run(fixture, 60);
        theory_metric(fixture, laws[i][0], "in_coding_mean_encounters", "all", 20);
        theory_metric(fixture, laws[i][0], "utilization_share", "pool:coders", 0.04);
        assert_near(estimate_in(fixture, "wait_share", "all").mean, 0, 0);
        fixture_free(fixture);
    }
}

/* Per replication, so that the noise of the queue cancels: waiting - rate x wait and in coding - rate x work. */
TEST(waiting_is_rate_times_wait)
{
    struct fixture *fixture = theory_queue(4.5, 5, "{'law':'exponential','mean':60}", 100, 1000);
    theory_run(fixture, 40);
    double ratio[1000];
    for (int64_t r = 0; r < fixture->study.replications; r++) {
        double rate = value_of(fixture, "encounters_arrived", "all", r) / (1000 * 24.0);
        ratio[r] = value_of(fixture, "waiting_mean_encounters", "all", r) /
                   (rate * value_of(fixture, "wait_mean_hours", "all", r));
    }
    struct estimate estimate = estimate_of(ratio, 1, fixture->study.replications, 0.95);
    theory_check("Little: waiting / (rate x wait)", 1, estimate);
    assert_true(estimate.sd < 0.01); /* all but identical: only the ends of the window differ */
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mmc_1_has_its_known_answers),
        cmocka_unit_test(mmc_3_has_its_known_answers),
        cmocka_unit_test(two_servers_follow_erlang_c),
        cmocka_unit_test(twenty_servers_follow_erlang_c),
        cmocka_unit_test(with_a_coder_for_everyone_the_load_is_rate_times_work_whatever_the_law),
        cmocka_unit_test(waiting_is_rate_times_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
