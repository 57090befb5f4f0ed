#ifndef EXPERIMENT_FIT_MONTHS_H
#define EXPERIMENT_FIT_MONTHS_H
/* How far months stray from their fitted means beyond what their days explain: closures, flu, a surgeon's leave. Months
 * are those of the data (January of two years are two), of at least FIT_MONTH_PART_DAYS days. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIT_MONTH_PART_DAYS = 10, FIT_MONTH_DEGREES_LEAST = 2 };

struct fit_months {
    double variance; /* mean square of the months' residuals, in multiples of the variance that their days give them */
    double degrees; /* on which it rests: months less the levels and the trend that were fitted to them; 0: none left */
};

/* `counts` and `means` by day from `first_day` (civil); means with a trend, and with a factor for each month of the
 * year when `has_factors`. */
struct fit_months fit_months_make(int64_t first_day, const int64_t *counts, const double *means, size_t days,
                                  double inverse_k, bool has_factors);

/* Half width, in standard errors by days alone, of a two-sided interval that errs by `error`: normal, or by Student's t
 * on the residuals of the months where that is wider. Fewer than FIT_MONTH_DEGREES_LEAST tell nothing: normal. */
double fit_months_width(const struct fit_months *months, double error);
#endif
