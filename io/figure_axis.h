#ifndef IO_FIGURE_AXIS_H
#define IO_FIGURE_AXIS_H
/* Axes with round ticks that a person would have chosen. */
#include "io/figure_page.h"
#include <stdint.h>

struct figure_axis {  /* of values, from 0 */
    double step, end; /* end is a whole number of steps and at least the largest value */
};

/* An axis from 0 for values up to `largest` (0 or less, or no number: up to 1), with about `ticks` ticks. */
struct figure_axis figure_axis_for(double largest, int ticks);

/* `set xtics` or `set ytics` (`axis` is 'x' or 'y') and the range. */
void figure_axis_values(struct figure_page *page, char axis, const struct figure_axis *values, const char *unit);

/* Pixels that the labels of a value axis on the left need. */
double figure_axis_width(struct text_pool *pool, const struct figure_axis *values, const char *unit);

/* `set xtics` and the range for days on the x axis, x = civil day - first; a range of at least one day. */
void figure_axis_dates(struct figure_page *page, int64_t first, int64_t last);

/* "5 Jan 2026", or without the year. */
const char *figure_date(struct text_pool *pool, int64_t civil_day, bool with_year);

/* "5 Jan – 30 Dec 2026" */
const char *figure_period(struct text_pool *pool, int64_t first, int64_t last);
#endif
