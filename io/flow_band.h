#ifndef IO_FLOW_BAND_H
#define IO_FLOW_BAND_H
/* One band of io/flow_layout: columns of slots, ordered so that arrows cross little and run straight. */
#include "io/flow_box.h"
#include "io/flow_graph.h"

struct flow_slot {
    int node;      /* a box, or -1: */
    int edge;      /* an arrow that passes */
    double centre; /* y */
    double height;
};

struct flow_column {
    size_t count;
    struct flow_slot *slots; /* owned */
    double x, width, gap;    /* gap: to the next column */
};

struct flow_band {
    enum flow_stage first, end;
    size_t count;
    struct flow_column columns[FLOW_STAGE_COUNT];
    double top, bottom;
};

/* Orders and stacks the columns of the stages [first, end), and sets column and size of the boxes. Tops are relative:
 * the highest slot begins at 0. Returns false when the band has no box. */
bool flow_band_init(struct flow_band *band, const struct flow_graph *graph, struct flow_box *boxes,
                    enum flow_stage first, enum flow_stage end);
void flow_band_free(struct flow_band *band);

/* Is the arrow a forward one between boxes of the band? */
bool flow_band_has(const struct flow_band *band, const struct flow_graph *graph, const struct flow_edge *edge);

/* The slot of a box, or in which an arrow passes a column. */
const struct flow_slot *flow_band_slot(const struct flow_band *band, size_t column, int node, int edge);
#endif
