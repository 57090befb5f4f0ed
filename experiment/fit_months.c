#include "experiment/fit_months.h"
#include "sim/civil.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

struct month {
    double observed, mean, variance;
    int days;
};

static void add_day(struct month *month, double observed, double mean, double inverse_k)
{
    month->observed += observed;
    month->mean += mean;
    month->variance += mean + inverse_k * mean * mean;
    month->days++;
}

/* Square of the standardised residual. */
static double square_of(const struct month *month)
{
    double gap = month->observed - month->mean;
    return gap * gap / month->variance;
}

struct fit_months fit_months_make(int64_t first_day, const int64_t *counts, const double *means, size_t days,
                                  double inverse_k, bool has_factors)
{
    bool seen[12] = {false};
    double sum = 0, months = 0, levels = 0;
    struct month month = {0};
    for (size_t d = 0; d < days; d++) {
        struct civil_date date = civil_date_of(first_day + (int64_t)d),
                          next = civil_date_of(first_day + (int64_t)d + 1);
        add_day(&month, (double)counts[d], means[d], inverse_k);
        if (next.month == date.month && d + 1 < days) continue;
        if (month.days >= FIT_MONTH_PART_DAYS && month.variance > 0) {
            sum += square_of(&month);
            months++;
            if (!seen[date.month - 1] && (has_factors || levels == 0)) levels++;
            seen[date.month - 1] = true;
        }
        month = (struct month){0};
    }
    double degrees = fmax(0, months - levels - 1);
    return (struct fit_months){degrees > 0 ? sum / degrees : (double)NAN, degrees};
}

double fit_months_width(const struct fit_months *months, double error)
{
    double width = gsl_cdf_ugaussian_Qinv(error / 2);
    if (months->degrees < FIT_MONTH_DEGREES_LEAST) return width;
    return fmax(width, gsl_cdf_tdist_Qinv(error / 2, months->degrees) * sqrt(months->variance));
}
