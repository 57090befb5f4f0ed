#ifndef TESTS_THEORY_FORMULAS_H
#define TESTS_THEORY_FORMULAS_H
/* Exact answers, computed from the textbook and nothing of himsim. Work has mean 1 unless a rate is given. */
#include <math.h>
#include <stddef.h>

enum { FORMULA_STATES = 1200 };

/* Probability of waiting in M/M/c with load `a`, by the recursion of Erlang B. */
static inline double erlang_c(int c, double a)
{
    double b = 1;
    for (int k = 1; k <= c; k++) b = a * b / (k + a * b);
    return b / (1 - a / c * (1 - b));
}

/* P(T > t) of the time in the system of M/M/c. */
static inline double turnaround_tail(int c, double a, double t)
{
    double wait = erlang_c(c, a), theta = c - a;
    double both = fabs(theta - 1) < 1e-12 ? (1 + t) * exp(-t) : (theta * exp(-t) - exp(-theta * t)) / (theta - 1);
    return (1 - wait) * exp(-t) + wait * both;
}

static inline double turnaround_quantile(int c, double a, double share)
{
    double low = 0, high = 1000;
    for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        if (turnaround_tail(c, a, middle) > 1 - share)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static inline double poisson_share(double mean, int n)
{
    return exp(n * log(mean) - mean - lgamma(n + 1.0));
}

/* M/D/c with arrivals of `rate` (Crommelin 1932): who is in service now has left one work later, so the number there
 * follows n -> max(n - c, 0) + Poisson(rate) from hour to hour, and its stationary law is that at any time. Returns the
 * mean wait; *delayed is the probability of waiting. */
static inline double crommelin_wait(int c, double rate, double *delayed)
{
    double now[FORMULA_STATES], next[FORMULA_STATES], poisson[FORMULA_STATES];
    int states = 40 + (int)(12 * c / (1 - rate / c) / sqrt(c));
    if (states > FORMULA_STATES) states = FORMULA_STATES;
    for (int n = 0; n < states; n++) {
        poisson[n] = poisson_share(rate, n);
        now[n] = poisson[n];
    }
    for (double change = 1; change > 1e-14;) {
        double sum = 0;
        for (int n = 0; n < states; n++) next[n] = 0;
        for (int n = 0; n < states; n++)
            for (int k = 0, from = n > c ? n - c : 0; from + k < states && k < 120; k++)
                next[from + k] += now[n] * poisson[k];
        change = 0;
        for (int n = 0; n < states; n++) sum += next[n];
        for (int n = 0; n < states; n++) {
            change += fabs(next[n] / sum - now[n]);
            now[n] = next[n] / sum;
        }
    }
    double mean = 0;
    *delayed = 1;
    for (int n = 0; n < states; n++) mean += n * now[n];
    for (int n = 0; n < c; n++) *delayed -= now[n];
    return mean / rate - 1;
}

/* Births at `birth`, deaths at min(n, c) an hour, n < states. */
struct birth_death {
    double birth;
    int c, states;
};

static inline void birth_death_step(const struct birth_death *chain, const double *from, double *to, double total)
{
    for (int n = 0; n < chain->states; n++) {
        double death = n < chain->c ? n : chain->c, birth = n + 1 < chain->states ? chain->birth : 0;
        to[n] = from[n] * (1 - (birth + death) / total);
        if (n) to[n] += from[n - 1] * chain->birth / total;
        if (n + 1 < chain->states) to[n] += from[n + 1] * (n + 1 < chain->c ? n + 1 : chain->c) / total;
    }
}

/* Carries `law` over a time t. */
static inline void birth_death_run(const struct birth_death *chain, double *law, double t)
{
    double at[FORMULA_STATES], next[FORMULA_STATES], sum[FORMULA_STATES];
    double total = chain->birth + chain->c, mean = total * t;
    int last = (int)(mean + 12 * sqrt(mean) + 40);
    for (int n = 0; n < chain->states; n++) {
        at[n] = law[n];
        sum[n] = 0;
    }
    for (int k = 0; k <= last; k++) {
        double weight = poisson_share(mean, k);
        for (int n = 0; n < chain->states; n++) sum[n] += weight * at[n];
        birth_death_step(chain, at, next, total);
        for (int n = 0; n < chain->states; n++) at[n] = next[n];
    }
    for (int n = 0; n < chain->states; n++) law[n] = sum[n];
}

/* Mean of n - c over 0, or of n when `c` is 0. */
static inline double mean_above(const double *law, int states, int c)
{
    double mean = 0;
    for (int n = c + 1; n < states; n++) mean += (n - c) * law[n];
    return mean;
}

/* `batch` charts every `period` hours, exponential work of mean 1, c coders: law of the number that a batch finds. */
static inline void regular_arrivals_law(int c, int batch, double period, int states, double *law)
{
    struct birth_death chain = {0, c, states};
    double shifted[FORMULA_STATES];
    for (int n = 0; n < states; n++) law[n] = n == 0;
    for (double change = 1; change > 1e-13;) {
        change = 0;
        for (int n = 0; n < states; n++) shifted[n] = n >= batch ? law[n - batch] : 0;
        birth_death_run(&chain, shifted, period);
        for (int n = 0; n < states; n++) {
            change += fabs(shifted[n] - law[n]);
            law[n] = shifted[n];
        }
    }
}
#endif
