#ifndef IO_FLOW_DOLLARS_H
#define IO_FLOW_DOLLARS_H
/* The band of the dollars in io/flow_build. */
#include "io/flow_graph.h"
#include "models/scenario.h"

struct cJSON;

/* From "Coded" on; nothing when the scenario bills nothing. */
void flow_dollars_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved,
                        int coded);
#endif
