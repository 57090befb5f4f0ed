#include "experiment/fit_shape.h"
#include "sim/civil.h"
#include <math.h>

enum { HOURS = 24, WEEKDAYS = 7 };

static int group_of(enum fit_shape shape, int weekday)
{
    if (shape == FIT_SHAPE_OWN) return weekday;
    return shape == FIT_SHAPE_WEEKEND && weekday >= SATURDAY ? 1 : 0;
}

struct groups {
    double hour[WEEKDAYS][HOURS], total[WEEKDAYS];
};

static void gather(struct groups *groups, enum fit_shape shape, const int64_t by_hour[7][24])
{
    *groups = (struct groups){0};
    for (int day = 0; day < WEEKDAYS; day++)
        for (int hour = 0; hour < HOURS; hour++) {
            groups->hour[group_of(shape, day)][hour] += (double)by_hour[day][hour];
            groups->total[group_of(shape, day)] += (double)by_hour[day][hour];
        }
}

static double aic_of(const struct groups *groups)
{
    double aic = 0;
    for (int g = 0; g < WEEKDAYS; g++) {
        if (!(groups->total[g] > 0)) continue;
        aic += 2 * (HOURS - 1);
        for (int hour = 0; hour < HOURS; hour++)
            if (groups->hour[g][hour] > 0)
                aic -= 2 * groups->hour[g][hour] * log(groups->hour[g][hour] / groups->total[g]);
    }
    return aic;
}

enum fit_shape fit_shape_make(double profile[7][24], const int64_t by_hour[7][24], bool hours_known,
                              const double daily[7])
{
    struct groups groups;
    enum fit_shape best = FIT_SHAPE_ALIKE;
    double least = INFINITY;
    for (enum fit_shape shape = FIT_SHAPE_ALIKE; shape < FIT_SHAPE_COUNT; shape++) {
        gather(&groups, shape, by_hour);
        if (aic_of(&groups) >= least) continue;
        least = aic_of(&groups);
        best = shape;
    }
    gather(&groups, best, by_hour);
    for (int day = 0; day < WEEKDAYS; day++)
        for (int hour = 0; hour < HOURS; hour++) {
            int group = group_of(best, day);
            bool known = hours_known && groups.total[group] > 0;
            profile[day][hour] = daily[day] * (known ? groups.hour[group][hour] / groups.total[group] : 1.0 / HOURS);
        }
    return hours_known ? best : FIT_SHAPE_ALIKE;
}
