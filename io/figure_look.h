#ifndef IO_FIGURE_LOOK_H
#define IO_FIGURE_LOOK_H
/* Who has which colour in a figure of lines. An eye tells seven colours apart. Where there are more plans, those keep
 * one whose difference from the baseline is shown and not small, the largest ones first; the others are light grey.
 * Bounds are dashed. */
#include "io/figure_set.h"

struct figure_look {
    int *inks;        /* per scenario; owned */
    const char *note; /* what the colours mean, for the subtitle; NULL: nothing to say */
};

/* `id` is the metric whose differences decide. */
struct figure_look figure_look_of(struct figure_set *set, enum metric_id id);

/* Colours of a figure whose rows bear names: none needs one of its own when the plans are many. */
int figure_look_row(const struct figure_set *set, size_t scenario);

/* Variables of the script: `series`, the colours of the given scenarios, and `order`, in which to draw them (from 1):
 * whoever has no colour first, the baseline and the thin bounds last. */
void figure_look_write(struct figure_page *page, const int *inks, size_t count);
#endif
