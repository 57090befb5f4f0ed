#include "io/flow_diagram.h"
#include "io/flow_layout.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CORNER = 6, LABEL_HEIGHT = 14, ARROW = 7 };

struct rectangle {
    double x, y, width;
};

/* Control characters are not allowed in XML at all. */
static void print_text(FILE *file, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            fputs("&amp;", file);
        else if (*text == '<')
            fputs("&lt;", file);
        else if (*text == '>')
            fputs("&gt;", file);
        else if (*text == '"')
            fputs("&quot;", file);
        else
            fputc((unsigned char)*text < ' ' ? ' ' : *text, file);
    }
}

static void print_cut(FILE *file, const char *text, size_t most)
{
    char *cut = flow_text_cut(text, most);
    print_text(file, cut);
    free(cut);
}

static const char *fill_of(enum flow_stage stage)
{
    switch (stage) {
    case FLOW_WORKLIST:
        return "#fdf3d8";
    case FLOW_POOL:
    case FLOW_FOLLOW_UP:
    case FLOW_APPEAL:
        return "#dce8f5";
    case FLOW_ENGINE:
        return "#e4f1e1";
    case FLOW_CODED:
    case FLOW_PAID:
    case FLOW_TAKEN_BACK:
        return "#ececec";
    default:
        return "#ffffff";
    }
}

static void print_box(FILE *file, const struct flow_node *node, const struct flow_box *box)
{
    double middle = box->x + box->width / 2,
           y = box->y + (box->height - FLOW_LINE_HEIGHT * (double)(1 + node->line_count)) / 2 + FLOW_LINE_HEIGHT - 3;
    fprintf(file, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"5\" fill=\"%s\" stroke=\"#333\"/>\n",
            box->x, box->y, box->width, box->height, fill_of(node->stage));
    fprintf(file, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"%d\" font-weight=\"bold\">", middle,
            y, FLOW_TITLE_SIZE);
    print_cut(file, node->title, FLOW_TITLE_MOST);
    fputs("</text>\n", file);
    for (size_t l = 0; l < node->line_count; l++) {
        y += FLOW_LINE_HEIGHT;
        fprintf(file, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"%d\">", middle, y,
                FLOW_LINE_SIZE);
        print_cut(file, node->lines[l], FLOW_LINE_MOST);
        fputs("</text>\n", file);
    }
}

/* Curves in the gaps, which begin and end level; straight through the columns that are passed. */
static void print_curves(FILE *file, const struct flow_way *way)
{
    fprintf(file, "M%.1f %.1f", way->x[0], way->y[0]);
    for (size_t i = 0; i + 1 < way->count; i += 2) {
        double middle = (way->x[i] + way->x[i + 1]) / 2;
        fprintf(file, "C%.1f %.1f %.1f %.1f %.1f %.1f", middle, way->y[i], middle, way->y[i + 1], way->x[i + 1],
                way->y[i + 1]);
        if (i + 2 < way->count) fprintf(file, "L%.1f %.1f", way->x[i + 2], way->y[i + 2]);
    }
}

static double shorten(double length)
{
    return fmin(CORNER, length / 2);
}

static void print_corners(FILE *file, const struct flow_way *way)
{
    fprintf(file, "M%.1f %.1f", way->x[0], way->y[0]);
    for (size_t i = 1; i + 1 < way->count; i++) {
        double ax = way->x[i - 1] - way->x[i], ay = way->y[i - 1] - way->y[i], bx = way->x[i + 1] - way->x[i],
               by = way->y[i + 1] - way->y[i];
        double a = hypot(ax, ay), b = hypot(bx, by);
        if (a < 0.5 || b < 0.5) continue;
        double cut_a = shorten(a) / a, cut_b = shorten(b) / b;
        fprintf(file, "L%.1f %.1fQ%.1f %.1f %.1f %.1f", way->x[i] + ax * cut_a, way->y[i] + ay * cut_a, way->x[i],
                way->y[i], way->x[i] + bx * cut_b, way->y[i] + by * cut_b);
    }
    fprintf(file, "L%.1f %.1f", way->x[way->count - 1], way->y[way->count - 1]);
}

static void print_arrow(FILE *file, const struct flow_edge *edge, const struct flow_way *way)
{
    double x = way->x[way->count - 1], y = way->y[way->count - 1];
    fputs("<path d=\"", file);
    if (way->is_lane)
        print_corners(file, way);
    else
        print_curves(file, way);
    fprintf(file, "\" fill=\"none\" stroke=\"#444\" stroke-width=\"1.2\"%s/>\n",
            edge->kind == FLOW_FORWARD ? "" : " stroke-dasharray=\"5 3\"");
    fprintf(file, "<path d=\"M%.1f %.1fl-%d -%.1fv%.1fz\" fill=\"#444\"/>\n", x, y, ARROW, ARROW / 2.0, (double)ARROW);
}

static bool overlaps(const struct rectangle *a, const struct rectangle *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 && fabs(a->y - b->y) < LABEL_HEIGHT;
}

/* Moves a label down until it covers no earlier one. */
static void find_room(struct rectangle *label, const struct rectangle *earlier, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!overlaps(label, &earlier[i])) continue;
        label->y = earlier[i].y + LABEL_HEIGHT;
        i = (size_t)-1;
    }
}

/* Arrows back from one box share a lane and say the same: once is enough. */
static bool says_again(const struct flow_graph *graph, size_t e)
{
    for (size_t other = 0; other < e; other++)
        if (graph->edges[other].kind == FLOW_BACK && graph->edges[other].from == graph->edges[e].from) return true;
    return false;
}

static void print_labels(FILE *file, const struct flow_graph *graph, const struct flow_layout *layout)
{
    struct rectangle *labels = memory_allocate(graph->edge_count, sizeof *labels);
    size_t count = 0;
    for (size_t e = 0; e < graph->edge_count; e++) {
        const struct flow_edge *edge = &graph->edges[e];
        if (!edge->label || (edge->kind == FLOW_BACK && says_again(graph, e))) continue;
        struct rectangle *label = &labels[count];
        *label = (struct rectangle){layout->ways[e].label_x, layout->ways[e].label_y,
                                    flow_text_width(edge->label, FLOW_LABEL_SIZE) + 4};
        find_room(label, labels, count++);
        fprintf(file, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"#fff\"/>\n",
                label->x - label->width / 2, label->y - LABEL_HEIGHT / 2.0, label->width, LABEL_HEIGHT);
        fprintf(file, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"%d\" font-style=\"italic\">",
                label->x, label->y + 4, FLOW_LABEL_SIZE);
        print_text(file, edge->label);
        fputs("</text>\n", file);
    }
    free(labels);
}

void flow_diagram_write(const struct flow_graph *graph, const char *title, FILE *file)
{
    struct flow_layout layout;
    flow_layout_init(&layout, graph);
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
            "role=\"img\" "
            "font-family=\"Inter, Helvetica, Arial, sans-serif\" fill=\"#111\">\n<title>",
            layout.width, layout.height, layout.width, layout.height);
    print_text(file, title);
    fprintf(file, "</title>\n<rect width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>\n", layout.width, layout.height);
    for (size_t e = 0; e < graph->edge_count; e++) print_arrow(file, &graph->edges[e], &layout.ways[e]);
    for (size_t n = 0; n < graph->node_count; n++) print_box(file, &graph->nodes[n], &layout.boxes[n]);
    print_labels(file, graph, &layout);
    fprintf(file,
            "<text x=\"16\" y=\"%.1f\" font-size=\"%d\" fill=\"#444\">solid: forward; dashed: back, or only "
            "sometimes</text>\n</svg>\n",
            layout.height - 12, FLOW_LABEL_SIZE);
    flow_layout_free(&layout, graph);
}
