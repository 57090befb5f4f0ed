#ifndef IO_FLOW_DIAGRAM_H
#define IO_FLOW_DIAGRAM_H
/* A flow graph as a picture: SVG of plain shapes, readable in grey. */
#include "io/flow_graph.h"
#include <stdio.h>

void flow_diagram_write(const struct flow_graph *graph, const char *title, FILE *file);
#endif
