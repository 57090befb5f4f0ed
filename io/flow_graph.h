#ifndef IO_FLOW_GRAPH_H
#define IO_FLOW_GRAPH_H
/* The flow of charts and dollars through a scenario as boxes and arrows: what is switched off is not there. Boxes stand
 * in stages, the columns of the diagram; two bands, charts above and dollars below. */
#include "models/scenario.h"
#include <stdbool.h>
#include <stddef.h>

struct cJSON;

enum flow_stage { /* in reading order; the dollars' band begins at FLOW_HOLD */
                  FLOW_ARRIVALS,
                  FLOW_DOCUMENTATION,
                  FLOW_FOLLOW_UP,
                  FLOW_ENGINE,
                  FLOW_WORKLIST,
                  FLOW_POOL,
                  FLOW_CHECK, /* queries, audits, second coding */
                  FLOW_CODED,
                  FLOW_HOLD,
                  FLOW_BILL,
                  FLOW_PAYER,
                  FLOW_DENIED,
                  FLOW_APPEAL,
                  FLOW_PAID, /* paid, written off */
                  FLOW_TAKEN_BACK,
                  FLOW_STAGE_COUNT
};

enum { FLOW_LINES = 14 };

struct flow_node {
    enum flow_stage stage;
    bool is_last; /* stands below the others of its stage */
    char *title;  /* owned */
    size_t line_count;
    char *lines[FLOW_LINES]; /* details below the title; owned */
};

enum flow_kind {
    FLOW_FORWARD,
    FLOW_HELP,
    FLOW_BACK
}; /* to a later stage; the same, only sometimes; to an earlier one */

struct flow_edge {
    size_t from, to; /* nodes */
    enum flow_kind kind;
    char *label; /* a share or a condition; owned, may be NULL */
};

struct flow_graph {
    size_t node_count, node_capacity, edge_count, edge_capacity;
    struct flow_node *nodes;
    struct flow_edge *edges;
};

/* `resolved` is the scenario's resolved form. The caller frees. */
void flow_graph_init(struct flow_graph *graph, const struct scenario *scenario, const struct cJSON *resolved);
void flow_graph_free(struct flow_graph *graph);
#endif
