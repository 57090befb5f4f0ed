#ifndef MODELS_METRIC_SCOPES_H
#define MODELS_METRIC_SCOPES_H
/* Which scopes a metric comes in, for its documentation: found by the walk that emits the metrics, over a department
 * that has one of everything, so that neither can say what the other does not. */
#include "models/metric.h"

/* Bit s of a mask: the metric has scope s of some scenario. */
void metric_scopes(unsigned masks[METRIC_COUNT]);
void series_scopes(unsigned masks[SERIES_COUNT]);
#endif
