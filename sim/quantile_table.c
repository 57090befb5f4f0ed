#include "sim/quantile_table.h"
#include <gsl/gsl_errno.h>
#include <gsl/gsl_spline.h>
#include <math.h>

enum { LAST = QUANTILE_KNOTS - 1 };

/* Probability of a knot, counted from its tail's end: the median, then 64 equal steps down each octave. */
static double knot_probability(unsigned i)
{
    unsigned octave = i / QUANTILE_CELLS, step = i % QUANTILE_CELLS;
    return ldexp((double)(2 * QUANTILE_CELLS - step), -(int)octave - 8);
}

/* Nearest value of 40 significant bits: exact for 0 and for every number that a person writes with few digits. */
static double round_to_40_bits(double x)
{
    int exponent;
    double mantissa = frexp(x, &exponent);
    return ldexp(rint(ldexp(mantissa, 40)), exponent - 40);
}

static void fill(struct quantile_table *table, quantile_function *function, const void *argument)
{
    for (unsigned half = 0; half < 2; half++)
        for (unsigned i = 0; i < QUANTILE_KNOTS; i++)
            table->knot[half][i] = function(argument, knot_probability(i), half == 1);
}

/* Quantiles of gamma laws cost microseconds each, but their logarithm is smooth in the logarithm of p: one knot in
 * eight is computed, and a few beyond the median so that the spline has no end there; the others lie on the spline. */
enum { SPARSE = 8, BEYOND = 6, SPARSE_COUNT = LAST / SPARSE + 1 + BEYOND };

static bool fill_smooth(struct quantile_table *table, const struct law *law)
{
    double log_p[SPARSE_COUNT], log_x[SPARSE_COUNT];
    gsl_spline *spline = gsl_spline_alloc(gsl_interp_cspline, SPARSE_COUNT);
    gsl_interp_accel *accel = gsl_interp_accel_alloc();
    bool ok = spline && accel;
    for (unsigned half = 0; ok && half < 2; half++) {
        for (unsigned i = 0; i < SPARSE_COUNT; i++) {
            bool is_beyond = i >= SPARSE_COUNT - BEYOND;
            double p =
                is_beyond ? 0.5 * pow(2, 0.08 * (i + BEYOND + 1 - SPARSE_COUNT)) : knot_probability(LAST - i * SPARSE);
            log_p[i] = log(p);
            log_x[i] = log(law_quantile(law, p, half == 1));
            ok = ok && isfinite(log_x[i]);
        }
        ok = ok && gsl_spline_init(spline, log_p, log_x, SPARSE_COUNT) == GSL_SUCCESS;
        for (unsigned i = 0; ok && i < QUANTILE_KNOTS; i++)
            table->knot[half][i] = exp(gsl_spline_eval(spline, log(knot_probability(i)), accel));
    }
    if (accel) gsl_interp_accel_free(accel);
    if (spline) gsl_spline_free(spline);
    return ok;
}

/* Rounds, and lets no last digit of the quantile function turn the order of two knots round. */
static void finish(struct quantile_table *table)
{
    double *lower = table->knot[0], *upper = table->knot[1];
    for (unsigned i = 0; i < QUANTILE_KNOTS; i++) {
        double before = i ? upper[i - 1] : lower[0];
        lower[i] = i ? fmin(round_to_40_bits(lower[i]), lower[i - 1]) : round_to_40_bits(lower[0]);
        upper[i] = fmax(round_to_40_bits(upper[i]), i ? before : lower[0]);
    }
}

double quantile_table_mean(const struct quantile_table *table)
{
    /* From the ends inwards: beyond the last knot the table is flat; then each cell has the mean of its two ends. */
    double sum = knot_probability(LAST) * (table->knot[0][LAST] + table->knot[1][LAST]);
    for (unsigned i = LAST; i-- > 0;) {
        double width = knot_probability(i) - knot_probability(i + 1);
        sum += width * ((table->knot[0][i] + table->knot[0][i + 1]) + (table->knot[1][i] + table->knot[1][i + 1])) / 2;
    }
    return sum;
}

/* Coefficient of a knot in the mean. */
static double knot_weight(unsigned i)
{
    double above = i ? knot_probability(i - 1) - knot_probability(i) : 0;
    double below = i < LAST ? knot_probability(i) - knot_probability(i + 1) : 2 * knot_probability(LAST);
    return (above + below) / 2;
}

static void scale(struct quantile_table *table, double factor)
{
    for (unsigned half = 0; half < 2; half++)
        for (unsigned i = 0; i < QUANTILE_KNOTS; i++) table->knot[half][i] *= factor;
}

static void clamp(struct quantile_table *table, double low, double high)
{
    for (unsigned half = 0; half < 2; half++)
        for (unsigned i = 0; i < QUANTILE_KNOTS; i++)
            table->knot[half][i] = fmin(fmax(table->knot[half][i], low), high);
}

static bool has_point(const struct law *law, double from, double to)
{
    for (size_t i = 1; i + 1 < law->point_count; i++)
        if (law->points[i].share >= from && law->points[i].share <= to) return true;
    return false;
}

/* Integral of the empirical quantile function from share `from` to share `to`. */
static double empirical_integral(const struct law *law, double from, double to)
{
    double integral = 0;
    for (size_t i = 1; i < law->point_count; i++) {
        const struct law_point *a = &law->points[i - 1], *b = &law->points[i];
        double start = fmax(from, a->share), end = fmin(to, b->share);
        if (end <= start) continue;
        double middle = ((start + end) / 2 - a->share) / (b->share - a->share);
        integral += (end - start) * (a->value + (b->value - a->value) * middle);
    }
    return integral;
}

/* A point in a cell bends or breaks the line that the table draws there. What the cell lacks is added at its lower
 * knot, what it has too much is taken from its higher one: a change of at most their distance, so order, range and all
 * other cells' atoms stay and the mean is exact. */
static void mend_cell(struct quantile_table *table, const struct law *law, unsigned half, unsigned i)
{
    double outer = knot_probability(i + 1), inner = knot_probability(i);
    double from = half ? 1 - inner : outer, to = half ? 1 - outer : inner;
    if (!has_point(law, from, to)) return;
    double line = (to - from) * (law_quantile(law, inner, half) + law_quantile(law, outer, half)) / 2;
    double lack = empirical_integral(law, from, to) - line;
    unsigned knot = (lack > 0) == (half == 0) ? i + 1 : i;
    table->knot[half][knot] += lack / knot_weight(knot);
}

static void correct_mean(struct quantile_table *table, const struct law *law)
{
    if (law->kind == LAW_EMPIRICAL) {
        for (unsigned half = 0; half < 2; half++)
            for (unsigned i = 0; i < LAST; i++) mend_cell(table, law, half, i);
    } else {
        scale(table, law_mean(law) / quantile_table_mean(table));
    }
}

static double law_quantile_of(const void *law, double p, bool upper)
{
    return law_quantile(law, p, upper);
}

void quantile_table_init(struct quantile_table *table, const struct law *law)
{
    bool is_gamma = law->kind == LAW_GAMMA || law->kind == LAW_ERLANG;
    if (!is_gamma || !(law_cv2(law) > 0) || !fill_smooth(table, law)) fill(table, law_quantile_of, law);
    if (!(law_cv2(law) > 0)) return; /* every knot is the mean itself */
    correct_mean(table, law);
    finish(table);
    if (law->kind == LAW_UNIFORM || law->kind == LAW_TRIANGULAR) clamp(table, law->min, law->max);
    if (law->kind == LAW_EMPIRICAL) clamp(table, law->points[0].value, law->points[law->point_count - 1].value);
}

void quantile_table_init_function(struct quantile_table *table, quantile_function *function, const void *argument)
{
    fill(table, function, argument);
    finish(table);
}
