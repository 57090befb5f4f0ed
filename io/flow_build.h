#ifndef IO_FLOW_BUILD_H
#define IO_FLOW_BUILD_H
/* Parts of io/flow_graph: adding boxes and arrows, and the two bands. */
#include "io/flow_graph.h"

enum { FLOW_NONE = -1 };

/* Adds a box and returns its number. */
int flow_node_add(struct flow_graph *graph, enum flow_stage stage, const char *title);
/* A line of detail; what is beyond FLOW_LINES becomes "and more". */
void flow_line_add(struct flow_graph *graph, int node, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Adds an arrow unless there is one between the two, or one of them is FLOW_NONE. The label may be NULL. */
void flow_edge_add(struct flow_graph *graph, int from, int to, enum flow_kind kind, const char *label);

/* "4 %", or "2 to 16 %" of the least and the most. */
char *flow_share_text(double least, double most);

/* The band of the charts, up to "Coded", whose box it returns. */
int flow_charts_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved);
/* The band of the dollars, from there; nothing when the scenario bills nothing. */
void flow_dollars_build(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved,
                        int coded);
#endif
