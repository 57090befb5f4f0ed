#ifndef IO_FLOW_LAYOUT_H
#define IO_FLOW_LAYOUT_H
/* Places for the boxes and arrows of a flow graph, in pixels. Layered: a column per stage in use, two bands one below
 * the other. An arrow over several columns passes each in a slot of its own between the boxes, so that it crosses none;
 * arrows back run in lanes below the band; one arrow wraps from "Coded" to the band of the dollars. */
#include "io/flow_box.h"
#include "io/flow_graph.h"

/* The way of an arrow: points that are joined by curves with level ends (forward), or by straight lines with round
 * corners (back, wrap). */
struct flow_way {
    size_t count;
    double *x, *y; /* owned */
    bool is_lane;
    double label_x, label_y; /* middle of the label */
};

struct flow_layout {
    double width, height;
    struct flow_box *boxes; /* by node */
    struct flow_way *ways;  /* by edge */
};

enum { FLOW_TITLE_MOST = 26, FLOW_LINE_MOST = 46 }; /* characters shown of a title and of a line */
enum { FLOW_TITLE_SIZE = 13, FLOW_LINE_SIZE = 11, FLOW_LABEL_SIZE = 11, FLOW_LINE_HEIGHT = 15 }; /* pixels */

/* Width of a text in a sans-serif font of that size, rather too wide than too narrow. */
double flow_text_width(const char *text, double size);

void flow_layout_init(struct flow_layout *layout, const struct flow_graph *graph);
void flow_layout_free(struct flow_layout *layout, const struct flow_graph *graph);
#endif
