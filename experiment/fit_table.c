#include "experiment/fit_table.h"
#include "sim/memory.h"
#include <math.h>

static const double tail_shares[] = {0.992, 0.994, 0.996, 0.998, 0.999};
enum { BODY_POINTS = 100, TAIL_POINTS = sizeof tail_shares / sizeof *tail_shares };

static void add(struct law *law, double share, double value)
{
    law->points[law->point_count++] = (struct law_point){share, value};
}

/* Each value is an atom: the share rises while the value stands, then the value moves while the share stands. */
static void atoms(struct law *law, const struct fit_steps *steps)
{
    law->points = memory_allocate(2 * steps->count + 1, sizeof *law->points);
    for (size_t i = 0; i < steps->count; i++) {
        add(law, steps->below[i], steps->values[i]);
        add(law, steps->up_to[i], steps->values[i]);
    }
    law->points[law->point_count - 1].share = 1;
}

/* Mean of what lies above a share. */
static double tail_mean(const struct fit_steps *steps, double share)
{
    double mass = 0, sum = 0;
    for (size_t i = 0; i < steps->count; i++) {
        double part = (i + 1 == steps->count ? 1 : steps->up_to[i]) - fmax(steps->below[i], share);
        if (part <= 0) continue;
        mass += part;
        sum += part * steps->values[i];
    }
    return mass > 0 ? sum / mass : steps->values[steps->count - 1];
}

static void quantiles(struct law *law, const struct fit_steps *steps)
{
    law->points = memory_allocate(BODY_POINTS + TAIL_POINTS + 2, sizeof *law->points);
    add(law, 0, steps->values[0]);
    for (int i = 1; i < BODY_POINTS; i++)
        add(law, i / (double)BODY_POINTS, fit_steps_quantile(steps, i / (double)BODY_POINTS));
    for (int i = 0; i < TAIL_POINTS; i++) add(law, tail_shares[i], fit_steps_quantile(steps, tail_shares[i]));
    struct law_point last = law->points[law->point_count - 1];
    add(law, 1, fmax(last.value, 2 * tail_mean(steps, last.share) - last.value));
}

void fit_table_make(struct law *law, const struct fit_steps *steps)
{
    *law = (struct law){.kind = LAW_EMPIRICAL};
    if (steps->count <= FIT_TABLE_POINTS)
        atoms(law, steps);
    else
        quantiles(law, steps);
}

double fit_table_distance(const struct law *law, const struct fit_steps *steps)
{
    double distance = 0;
    for (size_t i = 0; i < steps->count; i++)
        distance = fmax(distance, fabs(law_cdf(law, steps->values[i]) - steps->up_to[i]));
    return distance;
}
