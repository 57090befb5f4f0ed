#include "sim/gamma_share.h"
#include "tests/sim/check.h"
#include <gsl/gsl_cdf.h>

/* GSL's own error grows to 4e-10 at a shape of 20,000. */
TEST(shares_agree_with_gsl_as_far_as_gsl_is_exact)
{
    double shapes[] = {1000, 1234.5, 5000, 20000}, slack[] = {1e-11, 1e-11, 1e-11, 1e-9};
    for (int i = 0; i < 4; i++)
        for (double z = -7.5; z <= 7.5; z += 0.25) {
            double x = shapes[i] + z * sqrt(shapes[i]);
            assert_near(gamma_share_large(shapes[i], x, false) / gsl_cdf_gamma_P(x, shapes[i], 1), 1, slack[i]);
            assert_near(gamma_share_large(shapes[i], x, true) / gsl_cdf_gamma_Q(x, shapes[i], 1), 1, slack[i]);
        }
}

/* P(N <= 9995947) and P(N <= 9990229) of a Poisson law of mean 1e7, in forty-digit arithmetic. */
TEST(shares_of_huge_shapes_are_exact)
{
    assert_near(gamma_share_large(9995948, 1e7, true), 0.100000821651637, 1e-13);
    assert_near(gamma_share_large(9990230, 1e7, true), 0.00100026365527347, 1e-15);
}

TEST(the_two_tails_add_up_to_one)
{
    for (double shape = 1000; shape < 1e9; shape *= 3.7)
        for (double z = -6; z <= 6; z += 0.5) {
            double x = shape + z * sqrt(shape);
            assert_near(gamma_share_large(shape, x, false) + gamma_share_large(shape, x, true), 1, 1e-15);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_agree_with_gsl_as_far_as_gsl_is_exact),
        cmocka_unit_test(shares_of_huge_shapes_are_exact),
        cmocka_unit_test(the_two_tails_add_up_to_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
