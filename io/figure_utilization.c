/* How busy each pool is: a column a pool, a row a scenario. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_rows.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 6, GUTTER = 116, HEAD_SIZE = 20, TICK_SIZE = 17, TWO_LINES = 58 };
static const double guide = 0.85; /* a common rule of thumb, not evidence: drawn, not labelled */

struct column { /* one pool, by name, over all scenarios that have it */
    const char *name, *title;
    double hours; /* mean paid hours in the scenario that uses it most */
};

struct columns {
    size_t count, shown;
    struct column *items;
};

/* Index of the pool in a scenario, -1 when it has none of that name. */
static int pool_of(const struct figure_set *set, size_t scenario, const char *name)
{
    const struct scenario *item = set->study->items[scenario].scenario;
    for (size_t p = 0; p < item->pools.count; p++)
        if (strcmp(item->pools.items[p].name, name) == 0) return (int)p;
    return -1;
}

static struct estimate utilization(const struct figure_set *set, size_t scenario, const struct column *column)
{
    return figure_level(set, scenario, METRIC_UTILIZATION_SHARE, SCOPE_POOL, pool_of(set, scenario, column->name));
}

static struct estimate vacancy(const struct figure_set *set, size_t scenario, const struct column *column)
{
    return figure_level(set, scenario, METRIC_VACANCY_SHARE, SCOPE_POOL, pool_of(set, scenario, column->name));
}

static bool has_vacancy(const struct figure_set *set)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (figure_level(set, s, METRIC_VACANCY_SHARE, SCOPE_ALL, 0).mean > 0) return true;
    return false;
}

static void add_pool(struct figure_set *set, struct columns *columns, size_t scenario, int pool)
{
    const struct pool *item = &set->study->items[scenario].scenario->pools.items[pool];
    double hours = figure_level(set, scenario, METRIC_PAID_HOURS, SCOPE_POOL, pool).mean;
    struct column *column = NULL;
    for (size_t c = 0; c < columns->count && !column; c++)
        if (strcmp(columns->items[c].name, item->name) == 0) column = &columns->items[c];
    if (!column) {
        columns->items = memory_resize(columns->items, columns->count + 1, sizeof *columns->items);
        column = &columns->items[columns->count++];
        *column = (struct column){item->name,
                                  figure_clean(&set->pool, item->title && *item->title ? item->title : item->name), 0};
    }
    if (hours > column->hours) column->hours = hours;
}

static int by_hours(const void *a, const void *b)
{
    const struct column *x = a, *y = b;
    if (x->hours != y->hours) return x->hours < y->hours ? 1 : -1;
    return strcmp(x->name, y->name);
}

/* The pools in the order of the scenarios; the largest ones, largest first, when there are too many. */
static struct columns columns_of(struct figure_set *set)
{
    struct columns columns = {0};
    for (size_t s = 0; s < set->study->count; s++)
        for (int p = 0; p < (int)set->study->items[s].scenario->pools.count; p++) add_pool(set, &columns, s, p);
    if (columns.count > COLUMNS_MAX) qsort(columns.items, columns.count, sizeof *columns.items, by_hours);
    columns.shown = columns.count > COLUMNS_MAX ? COLUMNS_MAX : columns.count;
    return columns;
}

static void write_data(struct figure_set *set, const struct columns *columns, FILE *out)
{
    fprintf(
        out,
        "# Mean utilisation (time with a chart in hand / time on shift) and vacancy (share of scheduled time without a "
        "person), %" PRId64 " replications\n# row column share vacancy scenario pool\n",
        set->study->replications);
    for (size_t c = 0; c < columns->shown; c++)
        for (size_t s = 0; s < set->study->count; s++) {
            double share = utilization(set, s, &columns->items[c]).mean;
            if (isfinite(share))
                fprintf(out, "%zu %zu %.10g %.10g %s \"%s\"\n", s, c, share, vacancy(set, s, &columns->items[c]).mean,
                        set->slugs[s], columns->items[c].name);
        }
}

/* Shares are read to a tenth of a percent at best. */
static const char *share_text(struct figure_set *set, double share, double half_width)
{
    return figure_value(&set->pool, share, fmax(half_width, 0.001), "share");
}

struct span {
    double left, right;
};

static struct span span_of(const struct figure_page *page, size_t column, size_t shown)
{
    double width = (page->right - page->left + GUTTER) / (double)shown;
    return (struct span){page->left + width * (double)column, page->left + width * (double)(column + 1) - GUTTER};
}

static void write_vacancy(struct figure_set *set, struct figure_page *page, double x, double y, size_t scenario,
                          const struct column *column)
{
    struct estimate estimate = vacancy(set, scenario, column);
    const char *text = isfinite(estimate.mean) ? text_pool_format(&set->pool, "%s vac.",
                                                                  share_text(set, estimate.mean, estimate.half_width))
                                               : "–";
    struct figure_room room = {x, y, GUTTER - 14, 30};
    figure_page_fit(page, room, 16, false, FIGURE_MUTED, FIGURE_LEFT, text);
}

static void write_column(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows,
                         const struct column *column, struct span span)
{
    const char *lines[2];
    double width = span.right - span.left + GUTTER - 20;
    size_t count = figure_break(&set->pool, column->title, HEAD_SIZE, true, width, lines);
    if (count == 0) {
        lines[0] = figure_clip(&set->pool, column->title, HEAD_SIZE, true, width);
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        figure_page_note(page, span.left, page->top + 24 + 34 * (double)(count - 1 - i), HEAD_SIZE, true, FIGURE_INK,
                         FIGURE_LEFT, lines[i]);
    figure_page_note(page, span.left, page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED, FIGURE_CENTER, "0");
    figure_page_note(page, span.right, page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED, FIGURE_CENTER, "100 %");
    for (size_t s = 0; s < rows->count; s++) {
        struct estimate estimate = utilization(set, s, column);
        bool missing = !isfinite(estimate.mean);
        double above = has_vacancy(set) && !missing && rows->pitch >= TWO_LINES ? 15 : 0;
        if (above > 0) write_vacancy(set, page, span.right + 10, figure_rows_y(page, rows, s) - above, s, column);
        figure_page_note(page, span.right + 10, figure_rows_y(page, rows, s) + above, fmin(19, rows->size), false,
                         missing ? FIGURE_MUTED : FIGURE_INK, FIGURE_LEFT,
                         missing ? "–" : share_text(set, estimate.mean, estimate.half_width));
    }
}

static const struct column *busiest_of(const struct figure_set *set, const struct columns *columns)
{
    const struct column *busiest = NULL;
    for (size_t c = 0; c < columns->count; c++) {
        double share = utilization(set, 0, &columns->items[c]).mean;
        if (isfinite(share) && (!busiest || share > utilization(set, 0, busiest).mean)) busiest = &columns->items[c];
    }
    return busiest;
}

/* What the plans that have the pool make of it. */
static const char *others(struct figure_set *set, const struct column *column)
{
    double least = INFINITY, most = -INFINITY;
    const char *noun = figure_set_noun(set);
    size_t plan = 0;
    for (size_t s = 1; s < set->study->count; s++) {
        if (figure_set_is_bound(set, s)) continue;
        double share = utilization(set, s, column).mean;
        plan = s;
        if (share < least) least = share;
        if (share > most) most = share;
    }
    if (least > most) return text_pool_format(&set->pool, "; the %ss do without it", noun);
    const char *low = share_text(set, least, NAN), *high = share_text(set, most, NAN);
    if (figure_set_plans(set) == 1) return text_pool_format(&set->pool, ", %s with %s", low, figure_quoted(set, plan));
    if (strcmp(low, high) == 0) return text_pool_format(&set->pool, ", %s with the %ss", low, noun);
    return text_pool_format(&set->pool, ", %s to %s with the %ss", low, high, noun);
}

/* The pool that is busiest in the baseline, there and with the alternatives: levels, no claim of a difference. */
static const char *title_of(struct figure_set *set, const struct columns *columns)
{
    const struct column *busiest = busiest_of(set, columns);
    if (!busiest) return "Utilisation by pool";
    struct estimate base = utilization(set, 0, busiest);
    const char *where = set->study->count > 1 ? " in the baseline" : "";
    const char *title = text_pool_format(&set->pool, "%s: %s utilised%s", busiest->title,
                                         share_text(set, base.mean, base.half_width), where);
    if (figure_set_plans(set) == 0) return title;
    return text_pool_format(&set->pool, "%s%s", title, others(set, busiest));
}

static void write_spans(struct figure_page *page, const struct columns *columns)
{
    double lefts[COLUMNS_MAX], rights[COLUMNS_MAX];
    for (size_t c = 0; c < columns->shown; c++) {
        struct span span = span_of(page, c, columns->shown);
        lefts[c] = span.left / FIGURE_WIDTH;
        rights[c] = span.right / FIGURE_WIDTH;
    }
    figure_page_numbers(page, "column_left", lefts, columns->shown);
    figure_page_numbers(page, "column_right", rights, columns->shown);
}

static void write_texts(struct figure_set *set, struct figure_page *page, const struct columns *columns)
{
    const char *some = "";
    if (columns->shown < columns->count)
        some = text_pool_format(&set->pool, ". The %zu largest of %zu pools", columns->shown, columns->count);
    const char *first =
        text_pool_format(&set->pool, "Time with a chart in hand as a share of time on shift, %s, mean of %s%s",
                         figure_set_period(set), figure_set_replications(set), some);
    figure_page_title(page, title_of(set, columns), first,
                      has_vacancy(set) ? "Thin dark bar: share of the scheduled time that has nobody (vacant). Dotted "
                                         "guide at 85 %; – no such pool"
                                       : "Dotted guide at 85 %; a scenario without the pool is marked –");
    figure_page_footer(page, figure_set_footer(set, 1, set->study->count));
}

static void write_figure(struct figure_set *set, struct figure_page *page, const struct columns *columns)
{
    struct figure_rows rows = figure_rows_place(set, page);
    double *inks = memory_allocate(set->study->count, sizeof *inks);
    for (size_t s = 0; s < set->study->count; s++) {
        int ink = figure_look_row(set, s);
        inks[s] = ink == FIGURE_INK ? 1 : ink;
    }
    write_data(set, columns, page->data.file);
    write_texts(set, page, columns);
    figure_rows_write(set, page, &rows);
    for (size_t c = 0; c < columns->shown; c++)
        write_column(set, page, &rows, &columns->items[c], span_of(page, c, columns->shown));
    write_spans(page, columns);
    figure_page_numbers(page, "series", inks, set->study->count);
    figure_page_number(page, "guide", guide);
    figure_page_number(page, "thickness", fmin(0.62, 70 / rows.pitch));
    free(inks);
}

bool figure_utilization_write(struct figure_set *set)
{
    struct figure_page page;
    struct columns columns = columns_of(set);
    bool ok = figure_page_open(&page, &set->pool, set->directory, "utilization", set->message);
    if (ok) {
        page.top = 700;
        page.right = FIGURE_WIDTH - FIGURE_MARGIN - 84;
        write_figure(set, &page, &columns);
        ok = figure_page_close(&page, "utilization.gp");
    }
    free(columns.items);
    return ok;
}
