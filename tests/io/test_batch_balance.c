#include "io/batch_view.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/close.h"

/* Three levels of seniors x three of routine x two of winter. The metric is 100 - 10 seniors - 20 routine + winter, by
 * levels, so that an effect of seniors is 10 a level. */
enum { SENIORS, ROUTINE, WINTER, AXES, CELLS = 18 };

struct fixture {
    struct stored_study study;
    struct batch_axis axes[AXES];
    double values[CELLS];
    bool known[CELLS], feasible[CELLS];
    struct batch_measure measure;
    struct batch_view view;
};

static void build(struct fixture *f)
{
    static const size_t levels[AXES] = {3, 3, 2};
    memset(f, 0, sizeof *f);
    for (int a = 0; a < AXES; a++) {
        f->axes[a].count = levels[a];
        f->axes[a].level = calloc(CELLS, sizeof(size_t));
    }
    for (size_t c = 0; c < CELLS; c++) {
        f->axes[SENIORS].level[c] = c / 6;
        f->axes[ROUTINE].level[c] = c / 2 % 3;
        f->axes[WINTER].level[c] = c % 2;
        f->values[c] = 100 - 10 * (double)(c / 6) - 20 * (double)(c / 2 % 3) + (double)(c % 2);
        f->known[c] = f->feasible[c] = true;
    }
    f->study = (struct stored_study){.count = CELLS, .confidence = 0.95};
    f->view = (struct batch_view){.study = &f->study,
                                  .measure_count = 1,
                                  .measures = &f->measure,
                                  .replications = 1,
                                  .values = f->values,
                                  .is_feasible = f->feasible,
                                  .is_known = f->known,
                                  .axis_count = AXES,
                                  .axes = f->axes};
}

static void tear_down(struct fixture *f)
{
    for (int a = 0; a < AXES; a++) free(f->axes[a].level);
}

/* A constraint: seniors + routine <= 3, by levels. */
static void constrain(struct fixture *f)
{
    for (size_t c = 0; c < CELLS; c++) f->known[c] = f->axes[SENIORS].level[c] + f->axes[ROUTINE].level[c] <= 3;
}

static double mean_at(struct fixture *f, const struct batch_balance *balance, int axis, size_t level)
{
    return batch_view_group(&f->view, 0, balance, &f->axes[axis], level, NULL, 0).estimate.mean;
}

static void takes_all_cells_of_a_full_grid(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    struct batch_balance balance;
    batch_balance_init(&balance, &f.view, &f.axes[SENIORS], NULL);
    assert_int_equal(balance.left_out, 0);
    assert_false(balance.is_mixed);
    for (size_t c = 0; c < CELLS; c++) assert_true(balance.cells[c]);
    batch_balance_free(&balance);
    tear_down(&f);
}

static void compares_the_like_where_a_constraint_leaves_cells_out(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    constrain(&f); /* the most seniors never meet the most routine coders, whose cells are the best */
    struct batch_balance balance;
    batch_balance_init(&balance, &f.view, &f.axes[SENIORS], NULL);
    assert_int_equal(balance.left_out, 4);
    assert_false(balance.is_mixed);
    for (size_t level = 1; level < 3; level++)
        assert_close(mean_at(&f, &balance, SENIORS, level) - mean_at(&f, &balance, SENIORS, level - 1), -10, 1e-12);
    struct batch_group group = batch_view_group(&f.view, 0, &balance, &f.axes[SENIORS], 0, NULL, 0);
    assert_int_equal(group.cells, 6); /* in all, not only those of the mean */
    assert_int_equal(group.feasible, 6);
    batch_balance_free(&balance);
    tear_down(&f);
}

static void ignores_a_pair_that_no_cell_has(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    constrain(&f);
    struct batch_balance balance;
    batch_balance_init(&balance, &f.view, &f.axes[SENIORS], &f.axes[ROUTINE]);
    assert_int_equal(balance.left_out, 0);
    assert_false(balance.is_mixed);
    assert_true(isnan(batch_view_group(&f.view, 0, &balance, &f.axes[SENIORS], 2, &f.axes[ROUTINE], 2).estimate.mean));
    assert_close(batch_view_group(&f.view, 0, &balance, &f.axes[SENIORS], 2, &f.axes[ROUTINE], 1).estimate.mean, 60.5,
                 1e-12);
    batch_balance_free(&balance);
    tear_down(&f);
}

static void says_when_no_cells_are_alike(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    /* in lock-step: as many of one as of the other */
    for (size_t c = 0; c < CELLS; c++) f.known[c] = f.axes[SENIORS].level[c] == f.axes[ROUTINE].level[c];
    struct batch_balance balance;
    batch_balance_init(&balance, &f.view, &f.axes[SENIORS], NULL);
    assert_true(balance.is_mixed);
    assert_int_equal(balance.left_out, 0);
    for (size_t c = 0; c < CELLS; c++) assert_int_equal(balance.cells[c], f.known[c]);
    batch_balance_free(&balance);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_all_cells_of_a_full_grid),
        cmocka_unit_test(compares_the_like_where_a_constraint_leaves_cells_out),
        cmocka_unit_test(ignores_a_pair_that_no_cell_has),
        cmocka_unit_test(says_when_no_cells_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
