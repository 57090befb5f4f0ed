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

bool break_even_find(struct break_even *result, break_even_value *value, void *context, struct break_even_point low,
                     struct break_even_point high, double tolerance)
{
    double low_weight = low.mean, high_weight = high.mean, last = NAN;
    double low_side = low.mean != 0 ? low.mean : -high.mean, high_side = high.mean != 0 ? high.mean : -low.mean;
    *result = (struct break_even){.found = true};
    keep(result, low);
    keep(result, high);
    assert(!same_sign(low.mean, high.mean) && low.at < high.at);
    result->at = low.mean == 0 ? low.at : high.at;
    while (low.mean != 0 && high.mean != 0 && result->count < BREAK_EVEN_POINTS) {
        double at = low.at - low_weight * (high.at - low.at) / (high_weight - low_weight);
        struct break_even_point point;
        if (!value(context, at, &point)) return false;
        keep(result, point);
        result->at = at;
        if (point.mean == 0 || fabs(at - last) <= tolerance || high.at - low.at <= tolerance) break;
        bool is_low = same_sign(point.mean, low.mean);
        if (is_low) {
            high_weight = last == low.at ? high_weight / 2 : high_weight; /* low moves twice in a row */
            low = point;
            low_weight = point.mean;
        } else {
            low_weight = last == high.at ? low_weight / 2 : low_weight;
            high = point;
            high_weight = point.mean;
        }
        last = at;
    }
    fill_doubt(result, low_side, high_side);
    return true;
}
