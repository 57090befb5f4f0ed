#ifndef EXPERIMENT_FIT_SHAPE_H
#define EXPERIMENT_FIT_SHAPE_H
/* Hours within the day: one shape for all days, one for weekdays and one for the weekend, or one for each weekday,
 * whichever has the lowest AIC (23 parameters a shape). Few arrivals then do not make a ragged profile. */
#include <stdbool.h>
#include <stdint.h>

enum fit_shape { FIT_SHAPE_ALIKE, FIT_SHAPE_WEEKEND, FIT_SHAPE_OWN, FIT_SHAPE_COUNT };

/* Mean arrivals of each hour of the week, so that weekday i has `daily[i]`. Flat when the hours are not known. */
enum fit_shape fit_shape_make(double profile[7][24], const int64_t by_hour[7][24], bool hours_known,
                              const double daily[7]);
#endif
