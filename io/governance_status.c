#include "io/governance_status.h"
#include <math.h>

enum target_status target_judge(const struct estimate *estimate, double target, enum metric_direction direction)
{
    if (isnan(target) || isnan(estimate->mean)) return TARGET_NONE;
    double half_width = isnan(estimate->half_width) ? 0 : estimate->half_width;
    double beyond = direction == METRIC_LOWER_IS_BETTER ? estimate->mean - target : target - estimate->mean;
    if (beyond - half_width > 0) return TARGET_MISSED;
    return beyond + half_width <= 0 ? TARGET_KEPT : TARGET_OPEN;
}

const char *target_sign(enum target_status status)
{
    return status == TARGET_MISSED ? " !" : status == TARGET_OPEN ? " ?" : "";
}
