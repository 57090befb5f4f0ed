#include "io/figure_shade.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_SIZE = 19, LABEL_ROWS = 2, LABEL_PITCH = 28 };

struct shade {
    const char *label;
    int64_t from, to; /* civil days, both included */
    size_t members;   /* how many of the scenarios have it */
    size_t member;    /* the last of them */
};

struct shades {
    size_t count;
    struct shade *items;
};

static void add(struct shades *shades, const char *label, int64_t from, int64_t to, size_t member)
{
    for (size_t i = 0; i < shades->count; i++) {
        struct shade *known = &shades->items[i];
        if (known->from != from || known->to != to || strcmp(known->label, label) != 0) continue;
        if (known->member != member) known->members++;
        known->member = member;
        return;
    }
    shades->items = memory_resize(shades->items, shades->count + 1, sizeof *shades->items);
    shades->items[shades->count++] = (struct shade){label, from, to, 1, member};
}

static const char *readable(struct figure_set *set, const char *name)
{
    char *text = memory_copy_text(figure_clean(&set->pool, name));
    for (char *c = text; *c; c++)
        if (*c == '_') *c = ' ';
    if (*text >= 'a' && *text <= 'z') *text = (char)(*text - 'a' + 'A');
    return text_pool_take(&set->pool, text);
}

static const char *surge_label(struct figure_set *set, const struct surge *surge)
{
    double percent = 100 * fabs(surge->volume_factor - 1);
    return text_pool_format(&set->pool, "%s %s%.3g %%", readable(set, surge->name),
                            surge->volume_factor < 1 ? "−" : "+", percent);
}

static void collect(struct figure_set *set, struct shades *shades, size_t scenario)
{
    const struct scenario *from = set->study->items[scenario].scenario;
    for (size_t i = 0; i < from->surges.count; i++) {
        const struct surge *surge = &from->surges.items[i];
        if (surge->volume_factor != 1) add(shades, surge_label(set, surge), surge->from_date, surge->to_date, scenario);
    }
    for (size_t i = 0; i < from->signoff_freezes.count; i++) {
        const struct signoff_freeze *freeze = &from->signoff_freezes.items[i];
        add(shades, text_pool_format(&set->pool, "%s: no sign-offs", readable(set, freeze->name)), freeze->from_date,
            freeze->to_date, scenario);
    }
}

static const char *label_of(struct figure_set *set, const struct shade *shade, size_t count)
{
    if (shade->members == count) return shade->label;
    if (count == 2)
        return text_pool_format(&set->pool, "%s (%s)", shade->label,
                                shade->member == 0 ? "baseline only" : "not in the baseline");
    return text_pool_format(&set->pool, "%s (%zu of %zu scenarios)", shade->label, shade->members, count);
}

/* The first row in which the text does not touch one before it; the last when all are taken. */
static int free_row(double *taken, double from, double to)
{
    int row = 0;
    while (row + 1 < LABEL_ROWS && taken[row] > from) row++;
    taken[row] = to;
    return row;
}

static void draw(struct figure_set *set, struct figure_page *page, const struct shade *shade, size_t count,
                 int64_t first, int64_t last, double *taken)
{
    double span = last > first ? (double)(last - first) : 1, width = page->right - page->left;
    double from = fmax(0, (double)(shade->from - first) - 0.5), to = fmin(span, (double)(shade->to - first) + 0.5);
    if (to <= from) return;
    fprintf(page->script.file,
            "set object rectangle from %.12g, graph 0 to %.12g, graph 1 fc rgb SHADE fs solid 0.7 noborder behind\n",
            from, to);
    const char *text = figure_clip(&set->pool, label_of(set, shade, count), LABEL_SIZE, false, width);
    double half = figure_width(text, LABEL_SIZE, false) / 2 + 6;
    double middle = page->left + (from + to) / 2 / span * width;
    middle = fmax(page->left + half, fmin(page->right - half, middle));
    int row = free_row(taken, middle - half, middle + half);
    figure_page_note(page, middle, page->top + 18 + row * LABEL_PITCH, LABEL_SIZE, false, FIGURE_MUTED, FIGURE_CENTER,
                     text);
}

static int by_start(const void *a, const void *b)
{
    const struct shade *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

void figure_shade(struct figure_set *set, struct figure_page *page, const size_t *scenarios, size_t count,
                  int64_t first, int64_t last)
{
    struct shades shades = {0, NULL};
    double taken[LABEL_ROWS] = {0};
    for (size_t i = 0; i < count; i++) collect(set, &shades, scenarios[i]);
    if (shades.count) qsort(shades.items, shades.count, sizeof *shades.items, by_start);
    for (size_t i = 0; i < shades.count; i++) draw(set, page, &shades.items[i], count, first, last, taken);
    free(shades.items);
}
