#include "experiment/break_even.h"
#include <assert.h>
#include <math.h>
#include <string.h>

static void keep(struct break_even *result, struct break_even_point point)
{
    size_t i = result->count;
    assert(result->count < BREAK_EVEN_POINTS);
    for (; i > 0 && result->points[i - 1].at > point.at; i--) result->points[i] = result->points[i - 1];
    result->points[i] = point;
    result->count++;
}

static bool same_sign(double a, double b)
{
    return (a > 0 && b > 0) || (a < 0 && b < 0);
}

/* Is the sign at the point that of `side`, beyond doubt? */
static bool is_shown(const struct break_even_point *point, double side)
{
    return same_sign(point->mean, side) && fabs(point->mean) > point->half_width;
}

/* Where the near end of the interval crosses zero between a point that is shown and its neighbour that is not. */
static double crossing(const struct break_even_point *shown, const struct break_even_point *not_shown)
{
    double side = shown->mean > 0 ? 1 : -1;
    double inner = side * shown->mean - shown->half_width, outer = side * not_shown->mean - not_shown->half_width;
    double share = isfinite(inner) && inner - outer > 0 ? inner / (inner - outer) : 0;
    return shown->at + share * (not_shown->at - shown->at);
}

static void fill_doubt(struct break_even *result, double low_side, double high_side)
{
    size_t left = result->count, right = result->count;
    for (size_t i = 0; i < result->count; i++) {
        const struct break_even_point *point = &result->points[i];
        if (point->at <= result->at && is_shown(point, low_side)) left = i;
        if (point->at >= result->at && right == result->count && is_shown(point, high_side)) right = i;
    }
    result->from_open = left == result->count;
    result->to_open = right == result->count;
    result->from =
        result->from_open ? result->points[0].at : crossing(&result->points[left], &result->points[left + 1]);
    result->to = result->to_open ? result->points[result->count - 1].at
                                 : crossing(&result->points[right], &result->points[right - 1]);
    result->from = fmin(result->from, result->at);
    result->to = fmax(result->to, result->at);
}

struct bracket { /* around the root; weights are the means, halved at an end that stays too long */
    struct break_even_point low, high;
    double low_weight, high_weight, last, tolerance;
    int slow; /* steps in a row that left more than half of the bracket */
};

/* A step of less than the tolerance would say little: it keeps that far from the ends, so that a root near one of them
 * is enclosed by the next step. */
static double next_step(const struct bracket *bracket)
{
    double low = bracket->low.at, width = bracket->high.at - low;
    if (bracket->slow >= 2 || width <= 2 * bracket->tolerance) return low + width / 2;
    double at = low - bracket->low_weight * width / (bracket->high_weight - bracket->low_weight);
    return fmin(fmax(at, low + bracket->tolerance), bracket->high.at - bracket->tolerance);
}

static void narrow(struct bracket *bracket, struct break_even_point point)
{
    double width = bracket->high.at - bracket->low.at;
    if (same_sign(point.mean, bracket->low.mean)) {
        if (bracket->last == bracket->low.at) bracket->high_weight /= 2;
        bracket->low = point;
        bracket->low_weight = point.mean;
    } else {
        if (bracket->last == bracket->high.at) bracket->low_weight /= 2;
        bracket->high = point;
        bracket->high_weight = point.mean;
    }
    bracket->slow = bracket->high.at - bracket->low.at > width / 2 ? bracket->slow + 1 : 0;
    bracket->last = point.at;
}

/* Ends when the change of sign is enclosed: steps from one side may be short and still far from it. */
static bool search(struct break_even *result, struct bracket *bracket, break_even_value *value, void *context)
{
    while (result->count < BREAK_EVEN_POINTS && bracket->high.at - bracket->low.at > bracket->tolerance) {
        struct break_even_point point;
        double at = next_step(bracket);
        if (!value(context, at, &point)) return false;
        keep(result, point);
        result->at = at;
        if (point.mean == 0) return true;
        narrow(bracket, point);
    }
    result->at = fabs(bracket->low.mean) <= fabs(bracket->high.mean) ? bracket->low.at : bracket->high.at;
    return true;
}

bool break_even_find(struct break_even *result, break_even_value *value, void *context, struct break_even_point low,
                     struct break_even_point high, double tolerance)
{
    struct bracket bracket = {low, high, low.mean, high.mean, NAN, tolerance, 0};
    assert(low.mean != 0 && high.mean != 0 && !same_sign(low.mean, high.mean) && low.at < high.at);
    *result = (struct break_even){.found = true};
    keep(result, low);
    keep(result, high);
    if (!search(result, &bracket, value, context)) return false;
    fill_doubt(result, low.mean, high.mean);
    return true;
}
