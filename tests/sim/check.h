#ifndef TESTS_SIM_CHECK_H
#define TESTS_SIM_CHECK_H
/* cmocka in the order it wants, and two words that every test of the engine uses. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEST(sentence) static void sentence(__attribute__((unused)) void **state)

/* |actual - expected| <= tolerance; a NAN never passes. */
#define assert_near(actual, expected, tolerance)                                                                       \
    do {                                                                                                               \
        double actual_ = (actual), expected_ = (expected), tolerance_ = (tolerance);                                   \
        if (!(fabs(actual_ - expected_) <= tolerance_))                                                                \
            fail_msg("%s = %.17g, not %.17g within %g", #actual, actual_, expected_, tolerance_);                      \
    } while (0)
#endif
