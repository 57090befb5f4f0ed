#include "experiment/fit_ratio.h"
#include "experiment/fit_choice.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

void fit_ratio_add(struct fit_ratio *ratio, double below, double above)
{
    ratio->count++;
    ratio->below += below;
    ratio->above += above;
    ratio->below2 += below * below;
    ratio->above2 += above * above;
    ratio->cross += below * above;
}

struct fit_interval fit_ratio_interval(const struct fit_ratio *ratio, double confidence)
{
    struct fit_interval result = {NAN, NAN, NAN};
    if (ratio->count < FIT_ROWS_LEAST || !(ratio->below > 0)) return result;
    double n = (double)ratio->count, value = ratio->above / ratio->below;
    double squares = ratio->above2 - 2 * value * ratio->cross + value * value * ratio->below2;
    double half = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2) * sqrt(fmax(0, squares) * n / (n - 1)) / ratio->below;
    return (struct fit_interval){value, value - half, value + half};
}
