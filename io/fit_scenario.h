#ifndef IO_FIT_SCENARIO_H
#define IO_FIT_SCENARIO_H
/* The scenario of a fit. It starts on the day behind the data and runs for 17 weeks, of which the first four are
 * warm-up: an opening inventory makes them unnecessary. Every fitted value has its source beside it; what is not fitted
 * is left out, and so stands on its default. Work types with too few arrivals to fit have their mean volume and the
 * means of what is known. Pools are a sketch to be reviewed. */
#include "io/fit_view.h"
#include <stdio.h>

enum { FIT_WARMUP_DAYS = 28, FIT_HORIZON_DAYS = 119 };

void fit_scenario_write(const struct fit_view *view, FILE *file);

/* What io/fit_scenario_work.c and io/fit_scenario_staff.c add to it. */
struct json_write;
void fit_scenario_profiles(struct json_write *out, const struct fit_view *view);
void fit_scenario_work_types(struct json_write *out, const struct fit_view *view);
void fit_scenario_staff(struct json_write *out, const struct fit_view *view);
#endif
