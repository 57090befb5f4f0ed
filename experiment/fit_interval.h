#ifndef EXPERIMENT_FIT_INTERVAL_H
#define EXPERIMENT_FIT_INTERVAL_H
/* A fitted number and its confidence interval; NAN where there is none. */
struct fit_interval {
    double value, low, high;
};
#endif
