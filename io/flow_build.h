#ifndef IO_FLOW_BUILD_H
#define IO_FLOW_BUILD_H
/* The flow graph of a scenario. */
#include "io/flow_graph.h"
#include "models/scenario.h"

struct cJSON;

/* `resolved` is the scenario's resolved form. The caller frees. */
void flow_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved);
#endif
