#ifndef IO_FLOW_CHARTS_H
#define IO_FLOW_CHARTS_H
/* The band of the charts in io/flow_build. */
#include "io/flow_graph.h"
#include "models/scenario.h"

struct cJSON;

/* Arrivals to "Coded", whose box it returns. */
int flow_charts_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved);
#endif
