#include "io/flow_band.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { SWEEPS = 8, SPACE = 18, PASS_HEIGHT = 12 };

struct bench { /* what the steps share */
    struct flow_band *band;
    const struct flow_graph *graph;
    struct flow_box *boxes;
};

static bool in_band(const struct flow_band *band, enum flow_stage stage)
{
    return stage >= band->first && stage < band->end;
}

bool flow_band_has(const struct flow_band *band, const struct flow_graph *graph, const struct flow_edge *edge)
{
    return edge->kind != FLOW_BACK && in_band(band, graph->nodes[edge->from].stage) &&
           in_band(band, graph->nodes[edge->to].stage);
}

const struct flow_slot *flow_band_slot(const struct flow_band *band, size_t column, int node, int edge)
{
    for (size_t i = 0; i < band->columns[column].count; i++) {
        const struct flow_slot *slot = &band->columns[column].slots[i];
        if (node >= 0 ? slot->node == node : slot->node < 0 && slot->edge == edge) return slot;
    }
    return NULL;
}

static void add_slot(struct flow_column *column, struct flow_slot slot)
{
    column->slots = memory_resize(column->slots, column->count + 1, sizeof *column->slots);
    column->slots[column->count++] = slot;
}

static void make_columns(const struct bench *bench)
{
    struct flow_band *band = bench->band;
    for (int stage = band->first; stage < (int)band->end; stage++) {
        struct flow_column *column = &band->columns[band->count];
        for (size_t n = 0; n < bench->graph->node_count; n++) {
            struct flow_box *box = &bench->boxes[n];
            if (bench->graph->nodes[n].stage != (enum flow_stage)stage) continue;
            add_slot(column, (struct flow_slot){(int)n, -1, 0, box->height});
            box->column = (int)band->count;
            column->width = fmax(column->width, box->width);
        }
        if (column->count > 0) band->count++;
    }
    for (size_t e = 0; e < bench->graph->edge_count; e++) {
        const struct flow_edge *edge = &bench->graph->edges[e];
        if (!flow_band_has(band, bench->graph, edge)) continue;
        for (int c = bench->boxes[edge->from].column + 1; c < bench->boxes[edge->to].column; c++)
            add_slot(&band->columns[c], (struct flow_slot){-1, (int)e, 0, PASS_HEIGHT});
    }
}

/* Centre of the slot in which the arrow stands in a column. */
static double centre_of(const struct bench *bench, int edge, int column)
{
    const struct flow_edge *arrow = &bench->graph->edges[edge];
    int node = bench->boxes[arrow->from].column == column ? (int)arrow->from
               : bench->boxes[arrow->to].column == column ? (int)arrow->to
                                                          : -1;
    return flow_band_slot(bench->band, (size_t)column, node, edge)->centre;
}

/* Mean centre of what the slot is joined with in the column beside it (step -1: left, 1: right); its own when nothing
 * is. */
static double wish(const struct bench *bench, const struct flow_slot *slot, int column, int step)
{
    double sum = 0;
    int count = 0;
    for (size_t e = 0; e < bench->graph->edge_count; e++) {
        const struct flow_edge *edge = &bench->graph->edges[e];
        if (!flow_band_has(bench->band, bench->graph, edge)) continue;
        int from = bench->boxes[edge->from].column, to = bench->boxes[edge->to].column;
        bool own =
            slot->node >= 0 ? (int)edge->from == slot->node || (int)edge->to == slot->node : slot->edge == (int)e;
        if (!own || column + step < from || column + step > to) continue;
        sum += centre_of(bench, (int)e, column + step);
        count++;
    }
    return count ? sum / count : slot->centre;
}

static bool is_last(const struct bench *bench, const struct flow_slot *slot)
{
    return slot->node >= 0 && bench->graph->nodes[slot->node].is_last;
}

/* By centre, the last ones last; an insertion sort leaves equals as they are. */
static void order_column(const struct bench *bench, struct flow_column *column)
{
    for (size_t i = 1; i < column->count; i++)
        for (size_t j = i; j > 0; j--) {
            struct flow_slot *a = &column->slots[j - 1], *b = &column->slots[j];
            bool swap = is_last(bench, a) != is_last(bench, b) ? is_last(bench, a) : a->centre > b->centre;
            if (!swap) break;
            struct flow_slot held = *a;
            *a = *b;
            *b = held;
        }
}

static double apart(const struct flow_slot *above, const struct flow_slot *below)
{
    return (above->height + below->height) / 2 + SPACE;
}

/* Moves slots apart where they would touch: the mean of what pushing all down and pushing all up would give. */
static void spread(struct flow_column *column)
{
    double *down = memory_allocate(column->count, sizeof *down), *up = memory_allocate(column->count, sizeof *up);
    size_t n = column->count;
    for (size_t i = 0; i < n; i++) {
        down[i] = column->slots[i].centre;
        if (i > 0) down[i] = fmax(down[i], down[i - 1] + apart(&column->slots[i - 1], &column->slots[i]));
    }
    for (size_t i = n; i-- > 0;) {
        up[i] = column->slots[i].centre;
        if (i + 1 < n) up[i] = fmin(up[i], up[i + 1] - apart(&column->slots[i], &column->slots[i + 1]));
    }
    for (size_t i = 0; i < n; i++) column->slots[i].centre = (down[i] + up[i]) / 2;
    free(down);
    free(up);
}

static void stack(struct flow_column *column)
{
    double y = 0;
    for (size_t i = 0; i < column->count; i++) {
        column->slots[i].centre = y + column->slots[i].height / 2;
        y += column->slots[i].height + SPACE;
    }
}

static void sweep_column(const struct bench *bench, int c, int step, bool reorder)
{
    struct flow_column *column = &bench->band->columns[c];
    double *wishes = memory_allocate(column->count, sizeof *wishes);
    for (size_t i = 0; i < column->count; i++) wishes[i] = wish(bench, &column->slots[i], c, step);
    for (size_t i = 0; i < column->count; i++) column->slots[i].centre = wishes[i];
    free(wishes);
    if (reorder) order_column(bench, column);
    spread(column);
}

static void sweep(const struct bench *bench)
{
    int count = (int)bench->band->count;
    for (int round = 0; round < SWEEPS; round++) {
        bool reorder = round < SWEEPS / 2;
        for (int c = 1; c < count; c++) sweep_column(bench, c, -1, reorder);
        for (int c = count - 2; c >= 0; c--) sweep_column(bench, c, 1, reorder && c > 0);
    }
}

static void settle(struct flow_band *band)
{
    double top = INFINITY, bottom = -INFINITY;
    for (size_t c = 0; c < band->count; c++)
        for (size_t i = 0; i < band->columns[c].count; i++) {
            const struct flow_slot *slot = &band->columns[c].slots[i];
            top = fmin(top, slot->centre - slot->height / 2);
            bottom = fmax(bottom, slot->centre + slot->height / 2);
        }
    for (size_t c = 0; c < band->count; c++)
        for (size_t i = 0; i < band->columns[c].count; i++) band->columns[c].slots[i].centre -= top;
    band->top = 0;
    band->bottom = bottom - top;
}

bool flow_band_init(struct flow_band *band, const struct flow_graph *graph, struct flow_box *boxes,
                    enum flow_stage first, enum flow_stage end)
{
    *band = (struct flow_band){.first = first, .end = end};
    struct bench bench = {band, graph, boxes};
    make_columns(&bench);
    if (band->count == 0) return false;
    for (size_t c = 0; c < band->count; c++) {
        order_column(&bench, &band->columns[c]);
        stack(&band->columns[c]);
    }
    sweep(&bench);
    settle(band);
    return true;
}

void flow_band_free(struct flow_band *band)
{
    for (size_t c = 0; c < FLOW_STAGE_COUNT; c++) free(band->columns[c].slots);
    *band = (struct flow_band){0};
}
