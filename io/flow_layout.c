#include "io/flow_layout.h"
#include "io/flow_band.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MARGIN = 16,
    GAP_LEAST = 46,
    LANE_FIRST = 20,
    LANE_STEP = 14,
    BAND_SPACE = 34,
    PADDING = 8,
    LABEL_SPACE = 22,
    LABEL_GAP = 44,
    PORT_SPACE = 9
};

struct ports { /* arrows at one side of a box */
    size_t count;
    int *edges; /* owned */
};

/* A code point's width in ems. */
static double em(unsigned char byte, const char *text)
{
    if (byte >= 0xe2) return byte >= 0xe3 ? 1.0 : 0.75;
    if (byte >= 0x80) return 0.62;
    if (strchr("iljtfr.,:;|'()[]!I ", *text)) return 0.33;
    if (strchr("mwMW@%", *text)) return 0.92;
    return byte >= 'A' && byte <= 'Z' ? 0.7 : 0.58;
}

double flow_text_width(const char *text, double size)
{
    double width = 0;
    for (; *text; text++)
        if (((unsigned char)*text & 0xc0) != 0x80) width += em((unsigned char)*text, text);
    return width * size;
}

/* The larger of the numbers of arrows in and out. */
static size_t most_arrows(const struct flow_graph *graph, size_t node)
{
    size_t in = 0, out = 0;
    for (size_t e = 0; e < graph->edge_count; e++) {
        in += graph->edges[e].to == node;
        out += graph->edges[e].from == node && graph->edges[e].kind != FLOW_BACK;
    }
    return in > out ? in : out;
}

static void size_boxes(struct flow_layout *layout, const struct flow_graph *graph)
{
    for (size_t n = 0; n < graph->node_count; n++) {
        const struct flow_node *node = &graph->nodes[n];
        struct flow_box *box = &layout->boxes[n];
        char *title = flow_text_cut(node->title, FLOW_TITLE_MOST);
        box->width = flow_text_width(title, FLOW_TITLE_SIZE) * 1.06;
        free(title);
        for (size_t l = 0; l < node->line_count; l++) {
            char *line = flow_text_cut(node->lines[l], FLOW_LINE_MOST);
            box->width = fmax(box->width, flow_text_width(line, FLOW_LINE_SIZE));
            free(line);
        }
        box->width = ceil(box->width) + 2 * PADDING;
        box->height = 2 * PADDING + FLOW_LINE_HEIGHT * (double)(1 + node->line_count);
        box->height = fmax(box->height, PORT_SPACE * (double)(1 + most_arrows(graph, n)));
    }
}

/* Columns get their x, boxes their place; the gap behind a column holds the labels of the arrows that leave it. */
static void place_band(struct flow_band *band, const struct flow_graph *graph, struct flow_layout *layout, double top)
{
    double x = MARGIN + LABEL_SPACE;
    for (size_t c = 0; c < band->count; c++) {
        struct flow_column *column = &band->columns[c];
        column->x = x;
        column->gap = GAP_LEAST;
        for (size_t e = 0; e < graph->edge_count; e++) {
            const struct flow_edge *edge = &graph->edges[e];
            if (!edge->label || !flow_band_has(band, graph, edge) || layout->boxes[edge->from].column != (int)c)
                continue;
            column->gap = fmax(column->gap, flow_text_width(edge->label, FLOW_LABEL_SIZE) + LABEL_GAP);
        }
        for (size_t i = 0; i < column->count; i++) {
            struct flow_slot *slot = &column->slots[i];
            slot->centre += top;
            if (slot->node < 0) continue;
            struct flow_box *box = &layout->boxes[slot->node];
            box->x = x;
            box->width = column->width;
            box->y = slot->centre - box->height / 2;
        }
        x += column->width + column->gap;
    }
    band->bottom += top;
    band->top = top;
    const struct flow_column *last = &band->columns[band->count - 1];
    layout->width = fmax(layout->width, last->x + last->width + MARGIN + 2 * LABEL_SPACE);
}

static double other_end(const struct flow_graph *graph, const struct flow_layout *layout, int edge, bool out)
{
    const struct flow_way *ways = layout->ways;
    if (ways[edge].count > 2) return out ? ways[edge].y[2] : ways[edge].y[ways[edge].count - 3];
    const struct flow_box *box = &layout->boxes[out ? graph->edges[edge].to : graph->edges[edge].from];
    return box->y + box->height / 2;
}

/* The arrows at one side of a box, from top to bottom by where they come from or go to; those back are the lowest. */
static void collect_ports(struct ports *ports, const struct flow_graph *graph, const struct flow_layout *layout,
                          size_t node, bool out)
{
    ports->count = 0;
    ports->edges = memory_allocate(graph->edge_count, sizeof *ports->edges);
    for (size_t e = 0; e < graph->edge_count; e++)
        if ((out ? graph->edges[e].from : graph->edges[e].to) == node && !(out && layout->ways[e].is_lane))
            ports->edges[ports->count++] = (int)e;
    for (size_t i = 1; i < ports->count; i++)
        for (size_t j = i; j > 0; j--) {
            int a = ports->edges[j - 1], b = ports->edges[j];
            double ya = layout->ways[a].is_lane ? INFINITY : other_end(graph, layout, a, out);
            double yb = layout->ways[b].is_lane ? INFINITY : other_end(graph, layout, b, out);
            if (ya <= yb) break;
            ports->edges[j - 1] = b;
            ports->edges[j] = a;
        }
}

static void fix_ports(struct flow_layout *layout, const struct flow_graph *graph, size_t node, bool out)
{
    struct ports ports;
    const struct flow_box *box = &layout->boxes[node];
    collect_ports(&ports, graph, layout, node, out);
    for (size_t i = 0; i < ports.count; i++) {
        struct flow_way *way = &layout->ways[ports.edges[i]];
        size_t at = out ? 0 : way->count - 1;
        way->y[at] = box->y + box->height * (double)(i + 1) / (double)(ports.count + 1);
        if (!out && way->is_lane) way->y[at - 1] = way->y[at];
    }
    free(ports.edges);
}

static void way_init(struct flow_way *way, size_t count)
{
    way->count = count;
    way->x = memory_allocate(count, sizeof *way->x);
    way->y = memory_allocate(count, sizeof *way->y);
}

/* Right side of the source, both sides of every column passed, left side of the target. */
static void lay_forward(struct flow_layout *layout, const struct flow_graph *graph, const struct flow_band *band, int e)
{
    const struct flow_edge *edge = &graph->edges[e];
    const struct flow_box *from = &layout->boxes[edge->from], *to = &layout->boxes[edge->to];
    struct flow_way *way = &layout->ways[e];
    size_t passed = (size_t)(to->column - from->column - 1), at = 1;
    way_init(way, 2 + 2 * passed);
    way->x[0] = from->x + from->width;
    for (int c = from->column + 1; c < to->column; c++, at += 2) {
        way->x[at] = band->columns[c].x;
        way->x[at + 1] = band->columns[c].x + band->columns[c].width;
        way->y[at] = way->y[at + 1] = flow_band_slot(band, (size_t)c, -1, e)->centre;
    }
    way->x[at] = to->x;
}

/* Out at the right, down into the lane, left, up and into the target's left side. */
static void lay_back(struct flow_layout *layout, const struct flow_graph *graph, const struct flow_band *band, int e,
                     int lane)
{
    const struct flow_edge *edge = &graph->edges[e];
    const struct flow_box *from = &layout->boxes[edge->from], *to = &layout->boxes[edge->to];
    struct flow_way *way = &layout->ways[e];
    double y = band->bottom + LANE_FIRST + LANE_STEP * lane, right = from->x + from->width + 9 + 6 * lane,
           left = to->x - 12 - 6 * lane;
    way_init(way, 6);
    way->is_lane = true;
    way->x[0] = from->x + from->width;
    way->y[0] = from->y + from->height - 8;
    way->x[1] = way->x[2] = right;
    way->y[1] = way->y[0];
    way->y[2] = way->y[3] = y;
    way->x[3] = way->x[4] = left;
    way->x[5] = to->x;
    way->label_x = from->x + from->width / 2;
    way->label_y = y;
}

/* From below "Coded" to the left side of the first box of the dollars. */
static void lay_wrap(struct flow_layout *layout, const struct flow_graph *graph, double corridor, int e)
{
    const struct flow_box *from = &layout->boxes[graph->edges[e].from], *to = &layout->boxes[graph->edges[e].to];
    struct flow_way *way = &layout->ways[e];
    way_init(way, 6);
    way->is_lane = true;
    way->x[0] = way->x[1] = from->x + from->width / 2;
    way->y[0] = from->y + from->height;
    way->y[1] = way->y[2] = corridor;
    way->x[2] = way->x[3] = to->x - LABEL_SPACE;
    way->y[3] = way->y[4] = way->y[5] = to->y + to->height / 2;
    way->x[4] = to->x - LABEL_SPACE / 2.0;
    way->x[5] = to->x;
}

static int lanes_of(const struct flow_graph *graph, size_t node)
{
    int lane = 0;
    for (size_t n = 0; n < node; n++)
        for (size_t e = 0; e < graph->edge_count; e++)
            if (graph->edges[e].kind == FLOW_BACK && graph->edges[e].from == n) {
                lane++;
                break;
            }
    return lane;
}

/* How high a curve with level ends has come, as a share of its height, at a share of its width. */
static double curve_at(double share)
{
    double low = 0, high = 1;
    for (int i = 0; i < 30; i++) {
        double t = (low + high) / 2, s = 1 - t;
        if (1.5 * s * s * t + 1.5 * s * t * t + t * t * t < share)
            low = t;
        else
            high = t;
    }
    return 3 * (1 - low) * low * low + low * low * low;
}

/* Labels stand where the arrow leaves its box: arrows have not yet crossed there. */
static void label_ways(struct flow_layout *layout, const struct flow_graph *graph)
{
    for (size_t e = 0; e < graph->edge_count; e++) {
        struct flow_way *way = &layout->ways[e];
        if (way->is_lane || !graph->edges[e].label) continue;
        double gap = way->x[1] - way->x[0],
               along = LABEL_GAP / 4.0 + flow_text_width(graph->edges[e].label, FLOW_LABEL_SIZE) / 2;
        way->label_x = way->x[0] + along;
        way->label_y = way->y[0] + (way->y[1] - way->y[0]) * curve_at(fmin(along / gap, 1));
    }
}

void flow_layout_init(struct flow_layout *layout, const struct flow_graph *graph)
{
    struct flow_band charts, dollars;
    *layout = (struct flow_layout){.boxes = memory_allocate(graph->node_count, sizeof *layout->boxes),
                                   .ways = memory_allocate(graph->edge_count, sizeof *layout->ways)};
    size_boxes(layout, graph);
    flow_band_init(&charts, graph, layout->boxes, FLOW_ARRIVALS, FLOW_HOLD);
    place_band(&charts, graph, layout, MARGIN);
    double corridor = charts.bottom + LANE_FIRST + LANE_STEP * lanes_of(graph, graph->node_count) + 6;
    bool has_dollars = flow_band_init(&dollars, graph, layout->boxes, FLOW_HOLD, FLOW_STAGE_COUNT);
    if (has_dollars) place_band(&dollars, graph, layout, corridor + BAND_SPACE);
    for (size_t e = 0; e < graph->edge_count; e++) {
        const struct flow_edge *edge = &graph->edges[e];
        if (edge->kind == FLOW_BACK)
            lay_back(layout, graph, &charts, (int)e, lanes_of(graph, edge->from));
        else if (flow_band_has(&charts, graph, edge))
            lay_forward(layout, graph, &charts, (int)e);
        else if (flow_band_has(&dollars, graph, edge))
            lay_forward(layout, graph, &dollars, (int)e);
        else
            lay_wrap(layout, graph, corridor, (int)e);
    }
    for (size_t n = 0; n < graph->node_count; n++) {
        fix_ports(layout, graph, n, true);
        fix_ports(layout, graph, n, false);
    }
    label_ways(layout, graph);
    layout->height = (has_dollars ? dollars.bottom : corridor) + MARGIN + 22;
    flow_band_free(&charts);
    flow_band_free(&dollars);
}

void flow_layout_free(struct flow_layout *layout, const struct flow_graph *graph)
{
    for (size_t e = 0; e < graph->edge_count; e++) {
        free(layout->ways[e].x);
        free(layout->ways[e].y);
    }
    free(layout->boxes);
    free(layout->ways);
    *layout = (struct flow_layout){0};
}
