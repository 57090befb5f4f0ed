#ifndef SIM_GAMMA_SHARE_H
#define SIM_GAMMA_SHARE_H
/* The incomplete gamma functions of large shape, where GSL 2.7's continued fractions are slow and lose their digits:
 * off by 4e-10 (relative) at a shape of 20,000, by 2 % at 1e7. */
#include <stdbool.h>

#define GAMMA_SHARE_LARGE 1000.0 /* smallest shape */

/* P(X <= x), or P(X > x) when `upper`, of the gamma law of scale 1: about 14 digits in both tails, at the same cost for
 * all shapes >= GAMMA_SHARE_LARGE, for |x / shape - 1| < 0.35 (beyond, a share below 1e-15 anyway). */
double gamma_share_large(double shape, double x, bool upper);
#endif
