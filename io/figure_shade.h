#ifndef IO_FIGURE_SHADE_H
#define IO_FIGURE_SHADE_H
/* Surges and sign-off freezes as shaded periods behind the lines of a figure over the days. */
#include "io/figure_set.h"

/* Shades the periods of the given scenarios on a page whose x axis begins at civil day `first` and ends at `last`. What
 * only some of them have is labelled so. */
void figure_shade(struct figure_set *set, struct figure_page *page, const size_t *scenarios, size_t count,
                  int64_t first, int64_t last);
#endif
