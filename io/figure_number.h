#ifndef IO_FIGURE_NUMBER_H
#define IO_FIGURE_NUMBER_H
/* Numbers as they stand in a figure: at most three significant digits, none beyond the interval, a true minus sign, the
 * unit beside the number: "$16.4 M", "−6.3 days", "48 h", "12.3 %". Missing values read "n/a". Units are those of the
 * metrics table. */
#include "io/figure_text.h"
#include <stdint.h>

/* `half_width` of the value's confidence interval limits the digits; NAN or 0: it does not. */
const char *figure_value(struct text_pool *pool, double value, double half_width, const char *unit);

/* A share in whole percents: "72 %"; "<1 %" and ">99 %" for what is not quite none or all. */
const char *figure_percent(struct text_pool *pool, double share);

/* "$15.1–17.9 M": both ends at one scale. */
const char *figure_range(struct text_pool *pool, double low, double high, const char *unit);

/* "−$4.1 M (95 % CI −$4.3 M to −$3.9 M)"; a difference of shares is in points. */
const char *figure_interval(struct text_pool *pool, double mean, double half_width, double confidence,
                            const char *unit);

/* figure_value with a plus before what is above zero. */
const char *figure_signed(struct text_pool *pool, double value, double half_width, const char *unit);

/* "−$4.1 ± 0.2 M", "+0.3 ± 0.1 days": a difference and the half-width of its interval, as far as it bears digits. */
const char *figure_difference(struct text_pool *pool, double mean, double half_width, const char *unit);

/* Numbers that stand below each other and are added up: one magnitude, one count of decimals. */
struct figure_scale {
    double factor;
    const char *before, *after;
    int decimals;
};

/* Three significant digits of `largest`; one more or one less as the interval of what is told by them bears it (NAN or
 * 0: three). */
struct figure_scale figure_scale_for(double largest, double half_width, const char *unit);

/* The value in units of the last digit shown, rounded. */
int64_t figure_scale_units(const struct figure_scale *scale, double value);

/* Rounds parts to units so that they add up to `sum`: each is less than one unit off, those with the largest remainders
 * go up. `units` has room for `count`. */
void figure_scale_parts(const struct figure_scale *scale, const double *parts, size_t count, int64_t sum,
                        int64_t *units);

/* So many units as text; `with_sign` puts a plus before those above zero. */
const char *figure_scaled(struct text_pool *pool, const struct figure_scale *scale, int64_t units, bool with_sign);

/* A value on an axis whose ticks are `step` apart. */
const char *figure_tick(struct text_pool *pool, double value, double step, double largest, const char *unit);
#endif
