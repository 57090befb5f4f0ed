#ifndef IO_FLOW_GRAPH_H
#define IO_FLOW_GRAPH_H
/* The flow of charts and dollars through a scenario as boxes and arrows: what is switched off is not there. Boxes stand
 * in stages, the columns of the diagram; two bands, charts above and dollars below. */
#include "models/scenario.h"
#include <stdbool.h>
#include <stddef.h>

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

enum { FLOW_NONE = -1 };

/* Adds a box and returns its number. */
int flow_node_add(struct flow_graph *graph, enum flow_stage stage, const char *title);
/* A line of detail; what is beyond FLOW_LINES becomes "and more". */
void flow_line_add(struct flow_graph *graph, int node, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Adds an arrow unless there is one between the two, or one of them is FLOW_NONE. The label may be NULL. */
void flow_edge_add(struct flow_graph *graph, int from, int to, enum flow_kind kind, const char *label);

/* "4 %", or "2 to 16 %" of the least and the most. */
char *flow_share_text(double least, double most);

void flow_graph_free(struct flow_graph *graph);

/* The first `most` characters, with an ellipsis where some are cut; the caller frees. */
char *flow_text_cut(const char *text, size_t most);
#endif
