#include "sim/law.h"
#include "sim/gamma_share.h"
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* ---- a bracketed Newton solver ------------------------------------------------------------------------------------
 */

/* An increasing function of x and its slope. */
typedef double rising_function(const void *argument, double x, double *slope);

/* Root of `function` in [low, high], to the last digits: Newton, and a bisection whenever it leaves the bracket. */
static double find_root(rising_function *function, const void *argument, double low, double high, double x)
{
    for (int i = 0; i < 200; i++) {
        double slope, value = function(argument, x, &slope);
        if (value == 0) return x;
        if (value > 0)
            high = x;
        else
            low = x;
        double next = x - value / slope;
        if (!(next > low && next < high)) next = low + (high - low) / 2;
        if (fabs(next - x) <= 4e-16 * fabs(x) + DBL_MIN) return next;
        x = next;
    }
    return x;
}

/* ---- unit exponential ---------------------------------------------------------------------------------------------
 */

static double unit_exponential(double p, bool upper)
{
    return upper ? -log(p) : -log1p(-p);
}

static double exponential_quantile(const struct law *law, double p, bool upper)
{
    return law->mean * unit_exponential(p, upper);
}

static double exponential_cdf(const struct law *law, double x)
{
    return gsl_cdf_exponential_P(x, law->mean);
}

static double exponential_cv2(const struct law *law)
{
    (void)law;
    return 1;
}

/* ---- given by mean and coefficient of variation -------------------------------------------------------------------
 */

static double given_mean(const struct law *law)
{
    return law->mean;
}

static double given_cv2(const struct law *law)
{
    return law->cv * law->cv;
}

static double deterministic_quantile(const struct law *law, double p, bool upper)
{
    (void)p, (void)upper;
    return law->mean;
}

static double deterministic_cdf(const struct law *law, double x)
{
    return x >= law->mean ? 1 : 0;
}

static double deterministic_cv2(const struct law *law)
{
    (void)law;
    return 0;
}

static double lognormal_quantile(const struct law *law, double p, bool upper)
{
    double variance = log1p(given_cv2(law));
    double z = upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
    return law->mean * exp(sqrt(variance) * z - variance / 2);
}

static double lognormal_cdf(const struct law *law, double x)
{
    double variance = log1p(given_cv2(law));
    return x > 0 ? gsl_cdf_lognormal_P(x, log(law->mean) - variance / 2, sqrt(variance)) : 0;
}

static double weibull_scale(const struct law *law)
{
    return law->mean / tgamma(1 + 1 / law->shape);
}

static double weibull_quantile(const struct law *law, double p, bool upper)
{
    return weibull_scale(law) * pow(unit_exponential(p, upper), 1 / law->shape);
}

static double weibull_cdf(const struct law *law, double x)
{
    return x > 0 ? gsl_cdf_weibull_P(x, weibull_scale(law), law->shape) : 0;
}

static double weibull_cv2(const struct law *law)
{
    return expm1(lgamma(1 + 2 / law->shape) - 2 * lgamma(1 + 1 / law->shape));
}

/* ---- gamma and Erlang ---------------------------------------------------------------------------------------------
 */

struct gamma_tail {
    double shape, log_gamma, log_p;
    bool upper;
};

static double unit_gamma_share(double shape, double x, bool upper)
{
    if (shape >= GAMMA_SHARE_LARGE) return gamma_share_large(shape, x, upper);
    return upper ? gsl_cdf_gamma_Q(x, shape, 1) : gsl_cdf_gamma_P(x, shape, 1);
}

/* ln P(shape, e^t) - ln p, or ln q - ln Q: nearly straight lines in the tails. */
static double gamma_excess(const void *argument, double t, double *slope)
{
    const struct gamma_tail *tail = argument;
    double x = exp(t);
    double share = unit_gamma_share(tail->shape, x, tail->upper);
    *slope = exp(tail->shape * t - x - tail->log_gamma) / share;
    return tail->upper ? tail->log_p - log(share) : log(share) - tail->log_p;
}

/* Wilson and Hilferty's cube (1931), the start. NAN where it has no sense. */
static double gamma_log_guess(double shape, double p, bool upper)
{
    double z = upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
    return log(shape) + 3 * log(1 - 1 / (9 * shape) + z / (3 * sqrt(shape)));
}

/* Quantile of the gamma law of scale 1, p <= 0.5. The bracket: P(a, x) <= x^a / Gamma(a + 1) from below, so the median
 * is above that of this bound; the median is below the mean; and P(X > a + sqrt(2 a L) + L) <= e^-L. */
static double unit_gamma(double shape, double p, bool upper)
{
    double log_gamma = lgamma(shape), level = -log(p);
    double low = (log_gamma + log(shape) + log(upper ? 0.5 : p)) / shape;
    /* x^a / Gamma(a + 1) is P itself, to a relative error of x. */
    if (!upper && low < log(DBL_EPSILON)) return exp(low);
    double high = log(upper ? shape + sqrt(2 * shape * level) + level : shape);
    double start = gamma_log_guess(shape, p, upper);
    if (!(start > low && start < high)) start = low + (high - low) / 2;
    struct gamma_tail tail = {shape, log_gamma, log(p), upper};
    return exp(find_root(gamma_excess, &tail, low, high, start));
}

static double gamma_quantile(const struct law *law, double p, bool upper)
{
    return law->mean * given_cv2(law) * unit_gamma(1 / given_cv2(law), p, upper);
}

static double gamma_cdf(const struct law *law, double x)
{
    return x > 0 ? unit_gamma_share(1 / given_cv2(law), x / (law->mean * given_cv2(law)), false) : 0;
}

static double erlang_quantile(const struct law *law, double p, bool upper)
{
    return law->mean / law->stages * unit_gamma(law->stages, p, upper);
}

static double erlang_cdf(const struct law *law, double x)
{
    return x > 0 ? unit_gamma_share(law->stages, x / (law->mean / law->stages), false) : 0;
}

static double erlang_cv2(const struct law *law)
{
    return 1.0 / law->stages;
}

/* ---- hyperexponential ---------------------------------------------------------------------------------------------
 */

struct phases {
    double share[2], rate[2]; /* [0] the short phase; each carries half of the mean */
    double p;
    bool upper;
};

static struct phases phases_of(const struct law *law)
{
    double cv2 = given_cv2(law), skew = sqrt((cv2 - 1) / (cv2 + 1));
    struct phases phases = {.share = {(1 + skew) / 2, 1 / ((cv2 + 1) * (1 + skew))}};
    for (int i = 0; i < 2; i++) phases.rate[i] = 2 * phases.share[i] / law->mean;
    return phases;
}

static double phases_tail(const struct phases *phases, double x, bool upper)
{
    double sum = 0;
    for (int i = 0; i < 2; i++)
        sum += phases->share[i] * (upper ? exp(-phases->rate[i] * x) : -expm1(-phases->rate[i] * x));
    return sum;
}

/* P(X <= x) - p, or ln q - ln P(X > x). */
static double phases_excess(const void *argument, double x, double *slope)
{
    const struct phases *phases = argument;
    double share = phases_tail(phases, x, phases->upper), density = 0;
    for (int i = 0; i < 2; i++) density += phases->share[i] * phases->rate[i] * exp(-phases->rate[i] * x);
    *slope = phases->upper ? density / share : density;
    return phases->upper ? log(phases->p) - log(share) : share - phases->p;
}

static double hyperexponential_quantile(const struct law *law, double p, bool upper)
{
    struct phases phases = phases_of(law);
    phases.p = p;
    phases.upper = upper;
    /* The mixture lies between its phases. Newton from below never overshoots: F is concave, ln(1 - F) convex. */
    double unit = unit_exponential(p, upper), low = unit / phases.rate[0], high = unit / phases.rate[1];
    return high > low ? find_root(phases_excess, &phases, low, high, low) : low;
}

static double hyperexponential_cdf(const struct law *law, double x)
{
    struct phases phases = phases_of(law);
    return x > 0 ? phases_tail(&phases, x, false) : 0;
}

/* ---- uniform and triangular ---------------------------------------------------------------------------------------
 */

static double uniform_mean(const struct law *law)
{
    return law->min + (law->max - law->min) / 2;
}

static double uniform_variance(const struct law *law)
{
    return (law->max - law->min) * (law->max - law->min) / 12;
}

static double uniform_quantile(const struct law *law, double p, bool upper)
{
    double step = (law->max - law->min) * p;
    return upper ? law->max - step : law->min + step;
}

static double uniform_cdf(const struct law *law, double x)
{
    return x >= law->max ? 1 : x <= law->min ? 0 : (x - law->min) / (law->max - law->min);
}

static double triangular_mean(const struct law *law)
{
    return (law->min + law->mode + law->max) / 3;
}

static double triangular_variance(const struct law *law)
{
    double width = law->max - law->min, rise = law->mode - law->min;
    return (width * width - rise * (width - rise)) / 18;
}

static double triangular_quantile(const struct law *law, double p, bool upper)
{
    double width = law->max - law->min, rise = law->mode - law->min, fall = law->max - law->mode;
    double below = upper ? 1 - p : p, above = upper ? p : 1 - p;
    return below * width <= rise ? law->min + sqrt(below * width * rise) : law->max - sqrt(above * width * fall);
}

static double triangular_cdf(const struct law *law, double x)
{
    double width = law->max - law->min;
    if (x >= law->max) return 1;
    if (x <= law->min) return 0;
    if (x <= law->mode) return (x - law->min) * (x - law->min) / (width * (law->mode - law->min));
    return 1 - (law->max - x) * (law->max - x) / (width * (law->max - law->mode));
}

/* ---- empirical ----------------------------------------------------------------------------------------------------
 */

static double empirical_mean(const struct law *law)
{
    double mean = 0;
    for (size_t i = 1; i < law->point_count; i++)
        mean +=
            (law->points[i].share - law->points[i - 1].share) * (law->points[i].value + law->points[i - 1].value) / 2;
    return mean;
}

static double empirical_variance(const struct law *law)
{
    double mean = empirical_mean(law), variance = 0;
    for (size_t i = 1; i < law->point_count; i++) {
        double a = law->points[i - 1].value - mean, b = law->points[i].value - mean;
        variance += (law->points[i].share - law->points[i - 1].share) * (a * a + a * b + b * b) / 3;
    }
    return variance;
}

/* At a share where the value jumps, the lower tail takes the lower value and the upper tail the higher one. */
static double empirical_quantile(const struct law *law, double p, bool upper)
{
    const struct law_point *point = law->points;
    double share = upper ? 1 - p : p;
    size_t i = 1;
    while (i + 1 < law->point_count && (upper ? point[i].share <= share : point[i].share < share)) i++;
    double width = point[i].share - point[i - 1].share;
    double inside = width > 0 ? (share - point[i - 1].share) / width : 1;
    double value = point[i - 1].value + (point[i].value - point[i - 1].value) * inside;
    return fmin(fmax(value, point[i - 1].value), point[i].value);
}

static double empirical_cdf(const struct law *law, double x)
{
    const struct law_point *point = law->points;
    if (x < point[0].value) return 0;
    size_t i = 0;
    while (i + 1 < law->point_count && point[i + 1].value <= x) i++;
    if (i + 1 == law->point_count) return 1;
    double inside = (x - point[i].value) / (point[i + 1].value - point[i].value);
    return point[i].share + (point[i + 1].share - point[i].share) * inside;
}

/* ---- the laws -----------------------------------------------------------------------------------------------------
 */

/* A law has either a squared coefficient of variation or a variance. */
static const struct {
    double (*mean)(const struct law *law);
    double (*cv2)(const struct law *law);
    double (*variance)(const struct law *law);
    double (*quantile)(const struct law *law, double p, bool upper);
    double (*cdf)(const struct law *law, double x);
} laws[LAW_KIND_COUNT] = {
    [LAW_DETERMINISTIC] = {given_mean, deterministic_cv2, NULL, deterministic_quantile, deterministic_cdf},
    [LAW_EXPONENTIAL] = {given_mean, exponential_cv2, NULL, exponential_quantile, exponential_cdf},
    [LAW_UNIFORM] = {uniform_mean, NULL, uniform_variance, uniform_quantile, uniform_cdf},
    [LAW_LOGNORMAL] = {given_mean, given_cv2, NULL, lognormal_quantile, lognormal_cdf},
    [LAW_WEIBULL] = {given_mean, weibull_cv2, NULL, weibull_quantile, weibull_cdf},
    [LAW_GAMMA] = {given_mean, given_cv2, NULL, gamma_quantile, gamma_cdf},
    [LAW_TRIANGULAR] = {triangular_mean, NULL, triangular_variance, triangular_quantile, triangular_cdf},
    [LAW_ERLANG] = {given_mean, erlang_cv2, NULL, erlang_quantile, erlang_cdf},
    [LAW_HYPEREXPONENTIAL] = {given_mean, given_cv2, NULL, hyperexponential_quantile, hyperexponential_cdf},
    [LAW_EMPIRICAL] = {empirical_mean, NULL, empirical_variance, empirical_quantile, empirical_cdf},
};

double law_mean(const struct law *law)
{
    return laws[law->kind].mean(law);
}

double law_cv2(const struct law *law)
{
    double mean = law_mean(law);
    if (!(mean > 0)) return 0;
    return laws[law->kind].cv2 ? laws[law->kind].cv2(law) : laws[law->kind].variance(law) / (mean * mean);
}

double law_quantile(const struct law *law, double p, bool upper)
{
    if (!(law_cv2(law) > 0)) return law_mean(law);
    /* The subtraction is exact, and the laws need only the nearer tail. */
    return p > 0.5 ? laws[law->kind].quantile(law, 1 - p, !upper) : laws[law->kind].quantile(law, p, upper);
}

double law_cdf(const struct law *law, double x)
{
    if (!(law_cv2(law) > 0)) return x >= law_mean(law) ? 1 : 0;
    return laws[law->kind].cdf(law, x);
}

void law_multiply(struct law *law, double factor)
{
    law->mean *= factor;
    law->min *= factor;
    law->mode *= factor;
    law->max *= factor;
    for (size_t i = 0; i < law->point_count; i++) law->points[i].value *= factor;
}
