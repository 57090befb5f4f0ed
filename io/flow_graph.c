#include "io/flow_graph.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int flow_node_add(struct flow_graph *graph, enum flow_stage stage, const char *title)
{
    if (graph->node_count == graph->node_capacity) {
        graph->node_capacity = graph->node_capacity ? 2 * graph->node_capacity : 32;
        graph->nodes = memory_resize(graph->nodes, graph->node_capacity, sizeof *graph->nodes);
    }
    graph->nodes[graph->node_count] = (struct flow_node){.stage = stage, .title = memory_copy_text(title)};
    return (int)graph->node_count++;
}

void flow_line_add(struct flow_graph *graph, int node, const char *format, ...)
{
    struct flow_node *box = &graph->nodes[node];
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (box->line_count < FLOW_LINES) {
        box->lines[box->line_count++] = memory_copy_text(text);
        return;
    }
    free(box->lines[FLOW_LINES - 1]);
    box->lines[FLOW_LINES - 1] = memory_copy_text("and more");
}

void flow_edge_add(struct flow_graph *graph, int from, int to, enum flow_kind kind, const char *label)
{
    if (from == FLOW_NONE || to == FLOW_NONE) return;
    for (size_t i = 0; i < graph->edge_count; i++)
        if (graph->edges[i].from == (size_t)from && graph->edges[i].to == (size_t)to) return;
    if (graph->edge_count == graph->edge_capacity) {
        graph->edge_capacity = graph->edge_capacity ? 2 * graph->edge_capacity : 64;
        graph->edges = memory_resize(graph->edges, graph->edge_capacity, sizeof *graph->edges);
    }
    graph->edges[graph->edge_count++] = (struct flow_edge){(size_t)from, (size_t)to, kind, memory_copy_text(label)};
}

char *flow_share_text(double least, double most)
{
    return least < most ? memory_format("%.3g to %.3g %%", least * 100, most * 100)
                        : memory_format("%.3g %%", most * 100);
}

char *flow_text_cut(const char *text, size_t most)
{
    if (table_characters(text) <= most) return memory_copy_text(text);
    const char *end = text;
    for (size_t shown = 0; shown < most - 1; shown++) {
        end++;
        while (((unsigned char)*end & 0xc0) == 0x80) end++;
    }
    return memory_format("%.*s…", (int)(end - text), text);
}

void flow_graph_free(struct flow_graph *graph)
{
    for (size_t i = 0; i < graph->node_count; i++) {
        free(graph->nodes[i].title);
        for (size_t l = 0; l < graph->nodes[i].line_count; l++) free(graph->nodes[i].lines[l]);
    }
    for (size_t i = 0; i < graph->edge_count; i++) free(graph->edges[i].label);
    free(graph->nodes);
    free(graph->edges);
    *graph = (struct flow_graph){0};
}
