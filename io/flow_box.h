#ifndef IO_FLOW_BOX_H
#define IO_FLOW_BOX_H
/* The place of a box of a flow diagram, in pixels. */

struct flow_box {
    double x, y, width, height;
    int column; /* within its band */
};
#endif
