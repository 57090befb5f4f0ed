#ifndef TESTS_CLOSE_H
#define TESTS_CLOSE_H
/* Doubles that shall be equal within a tolerance: cmocka compares floats in single precision. Include cmocka first. */
#include <math.h>

static inline void assert_close(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) fail_msg("%.17g is not %.17g", value, expected);
}
#endif
