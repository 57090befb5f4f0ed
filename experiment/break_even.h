#ifndef EXPERIMENT_BREAK_EVEN_H
#define EXPERIMENT_BREAK_EVEN_H
/* Where a paired difference changes its sign when one number moves. With common random numbers the difference is a
 * plain function of the number, so its root can be searched for: regula falsi (the Illinois variant), exact after one
 * step where the function is a straight line, and bisection where it gets on slowly; it ends when the sign's change is
 * enclosed. */
#include <stdbool.h>
#include <stddef.h>

struct break_even_point {
    double at, mean, half_width; /* of the difference there */
};

/* False when the value could not be had (Ctrl-C): the search stops. */
typedef bool break_even_value(void *context, double at, struct break_even_point *point);

enum { BREAK_EVEN_POINTS = 24 };

struct break_even {
    bool found;
    double at;       /* the end with the smaller mean of a bracket of at most `tolerance` around the sign's change */
    double from, to; /* around it, the interval of the difference holds zero: the sign is not shown there */
    bool from_open, to_open; /* ... as far as the search looked */
    size_t count;
    struct break_even_point points[BREAK_EVEN_POINTS]; /* everything that was computed, by `at` */
};

/* `low` and `high` (low.at < high.at) have means of opposite signs. Returns false when a value could
 * not be had. */
bool break_even_find(struct break_even *result, break_even_value *value, void *context, struct break_even_point low,
                     struct break_even_point high, double tolerance);
#endif
