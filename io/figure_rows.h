#ifndef IO_FIGURE_ROWS_H
#define IO_FIGURE_ROWS_H
/* Figures with one row a scenario, the baseline on top: labels on the left, bars in the middle. In the plot, row i
 * (from 0) is at y = -i, and the y range is [-count + 0.5, 0.5]. */
#include "io/figure_set.h"

struct figure_rows {
    size_t first, count; /* scenarios: row i is scenario first + i */
    double pitch;        /* pixels from row to row */
    double size;         /* of the text, points */
};

/* Sets the left and the lower edge of the page's plot area for one row a scenario; the rows stand close when they are
 * few. */
struct figure_rows figure_rows_place(struct figure_set *set, struct figure_page *page);

/* The same without the scenarios before `first`. */
struct figure_rows figure_rows_place_from(struct figure_set *set, struct figure_page *page, size_t first);

/* Height of a row's middle. */
double figure_rows_y(const struct figure_page *page, const struct figure_rows *rows, size_t row);

/* The scenarios' labels and the y range; `slim` makes the bars of bounds thinner. */
void figure_rows_write(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows);
#endif
