#ifndef IO_METRIC_NAME_H
#define IO_METRIC_NAME_H
/* What --metric names: ID, or ID@SCOPE as in tat_mean_hours@work_type:ed; npv_usd is the alternative's. */
#include "experiment/case_run.h"

/* Fills the measure from the keys of one scenario, or of a baseline and its alternative (NULL: none), which must both
 * have it. Returns false with an owned message: what is wrong, what was meant. */
bool metric_name_read(struct measure *measure, const char *text, const struct scenario *baseline,
                      const struct scenario *alternative, char **message);

/* "tat_mean_hours@work_type:ed"; the caller frees. */
char *metric_name_text(const struct measure *measure, const struct scenario *baseline);
const char *metric_name_unit(const struct measure *measure);
enum metric_direction metric_name_direction(const struct measure *measure);
#endif
