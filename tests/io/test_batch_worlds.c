#include "io/batch_worlds.h"
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/close.h"

/* Two seats x three winters; the metric is 10 a seat and 1, 2, 6 a winter, the same in both replications. */
enum { WINTERS = 3, CELLS = 6, REPLICATIONS = 2 };

struct fixture {
    struct stored_study study;
    struct stored_cell cells[CELLS];
    struct cell_factor factors[CELLS][2];
    char *given[1];
    double values[CELLS * REPLICATIONS];
    bool known[CELLS], feasible[CELLS];
    struct batch_measure measure;
    struct batch_view view;
    struct batch_worlds worlds;
};

static void build(struct fixture *f, size_t given_count)
{
    static const char *const winters[] = {"mild", "normal", "flu"};
    static const double added[] = {1, 2, 6};
    static char winter[] = "winter";
    memset(f, 0, sizeof *f);
    for (size_t c = 0; c < CELLS; c++) {
        f->factors[c][0] = (struct cell_factor){"winter", winters[c % WINTERS], 0, false};
        f->factors[c][1] = (struct cell_factor){"seats", c < WINTERS ? "1" : "2", c < WINTERS ? 1 : 2, true};
        f->cells[c] = (struct stored_cell){.factor_count = 2, .factors = f->factors[c]};
        f->known[c] = true;
        f->feasible[c] = c % WINTERS < 2;
        for (int r = 0; r < REPLICATIONS; r++)
            f->values[c * REPLICATIONS + (size_t)r] = 10 * f->factors[c][1].number + added[c % WINTERS];
    }
    f->given[0] = winter;
    f->study = (struct stored_study){
        .count = CELLS, .cells = f->cells, .confidence = 0.95, .given_count = given_count, .given = f->given};
    f->view = (struct batch_view){.study = &f->study,
                                  .measure_count = 1,
                                  .measures = &f->measure,
                                  .replications = REPLICATIONS,
                                  .values = f->values,
                                  .is_feasible = f->feasible,
                                  .is_known = f->known};
    batch_worlds_init(&f->worlds, &f->study, (const char *const *)f->given, given_count);
}

static void a_cell_is_a_choice_in_a_world(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    assert_int_equal(f.worlds.world_count, 3);
    assert_int_equal(f.worlds.choice_count, 2);
    assert_string_equal(f.worlds.world_names[2], "winter=flu");
    assert_string_equal(f.worlds.choice_names[1], "seats=2");
    assert_int_equal(f.worlds.world[5], 2);
    assert_int_equal(f.worlds.choice[5], 1);
    batch_worlds_free(&f.worlds);
}

static void without_given_factors_there_is_one_world(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 0);
    assert_int_equal(f.worlds.world_count, 1);
    assert_int_equal(f.worlds.choice_count, CELLS);
    assert_string_equal(f.worlds.world_names[0], "");
    batch_worlds_free(&f.worlds);
}

static void an_outlook_is_the_mean_and_band_over_the_worlds(void **state)
{
    (void)state;
    struct fixture f;
    struct estimate estimate;
    size_t feasible;
    build(&f, 1);
    assert_int_equal(batch_worlds_outlook(&f.worlds, &f.view, 1, &estimate, &feasible), 3);
    assert_int_equal(feasible, 2);
    assert_close(estimate.mean, 23, 1e-12);
    assert_close(estimate.p10, 21.2, 1e-12);
    assert_close(estimate.p90, 25.2, 1e-12);
    f.known[5] = false; /* the flu is not simulated yet */
    assert_int_equal(batch_worlds_outlook(&f.worlds, &f.view, 1, &estimate, &feasible), 2);
    assert_close(estimate.mean, 21.5, 1e-12);
    batch_worlds_free(&f.worlds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_a_choice_in_a_world),
        cmocka_unit_test(without_given_factors_there_is_one_world),
        cmocka_unit_test(an_outlook_is_the_mean_and_band_over_the_worlds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
