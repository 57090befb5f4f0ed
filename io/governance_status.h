#ifndef IO_GOVERNANCE_STATUS_H
#define IO_GOVERNANCE_STATUS_H
/* A mean against its target. */
#include "experiment/estimate.h"
#include "models/metric.h"

enum target_status { TARGET_NONE, TARGET_KEPT, TARGET_OPEN, TARGET_MISSED };

/* Missed or kept only where the whole interval of the mean says so; else open. Without a target (NAN) or a value:
 * none. Lower is better: the target is the most; higher: the least. One value without an interval is judged as it is.
 */
enum target_status target_judge(const struct estimate *estimate, double target, enum metric_direction direction);

/* " !" missed, " ?" open, "" else: to be put behind the number. */
const char *target_sign(enum target_status status);
#endif
