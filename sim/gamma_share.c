#include "sim/gamma_share.h"
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stddef.h>

enum { ROWS = 4, COLUMNS = 13 };

/* Rows k = 0..3 of the coefficients c_k(eta) of Temme's uniform expansion (SIAM J. Math. Anal. 10 (1979) 757;
 * DLMF 8.12.10), as power series in eta. */
static const double temme[ROWS][COLUMNS] = {
    {-0.33333333333333331, 0.083333333333333329, -0.014814814814814815, 0.0011574074074074073, 0.00035273368606701942,
     -0.0001787551440329218, 3.9192631785224377e-05, -2.185448510679992e-06, -1.85406221071516e-06,
     8.2967113409530865e-07, -1.7665952736826078e-07, 6.7078535434014984e-09, 1.0261809784240309e-08},
    {-0.0018518518518518519, -0.003472222222222222, 0.0026455026455026454, -0.00099022633744855963,
     0.00020576131687242798, -4.018775720164609e-07, -1.8098550334489977e-05, 7.6491609160811098e-06,
     -1.6120900894563446e-06, 4.647127802807434e-09, 1.3786334469157209e-07},
    {0.0041335978835978834, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06,
     -0.0001073665322636516, 5.2923448829120125e-05, -1.2760635188618728e-05},
    {0.00064943415637860077, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885},
};

static double power_series(const double *coefficient, double x)
{
    double sum = 0;
    for (size_t i = COLUMNS; i-- > 0;) sum = sum * x + coefficient[i];
    return sum;
}

double gamma_share_large(double shape, double x, bool upper)
{
    double distance = (x - shape) / shape;
    double half_square = -gsl_sf_log_1plusx_mx(distance);
    double eta = copysign(sqrt(2 * half_square), distance);
    double series = 0;
    for (size_t row = ROWS; row-- > 0;) series = series / shape + power_series(temme[row], eta);
    double remainder = exp(-shape * half_square) / sqrt(2 * M_PI * shape) * series;
    double normal = 0.5 * erfc((upper ? eta : -eta) * sqrt(shape / 2));
    return upper ? normal + remainder : normal - remainder;
}
