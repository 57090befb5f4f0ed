#ifndef MODELS_OFFERED_LOAD_H
#define MODELS_OFFERED_LOAD_H
/* Work against hands, on paper: the hours of coding a week that arrive and the hours that the pools can give, both in
 * standard hours (an experienced coder of speed 1 without CAC) and as means over the simulation. Surges, day factors
 * and the opening inventory are left out: this is about the flow. A trace counts with the rows within the simulation.
 */
#include "models/reach.h"
#include "models/scenario.h"

struct load_class { /* charts of one work type that may, or may not, go offshore */
    int work_type;
    double hours; /* standard hours a week that coders must do, after touchless charts and CAC assist */
    bool *pools;  /* which may do them */
};

struct load_pool {
    double hours; /* productive hours a week: shifts less breaks, holidays and absence, ramp-up; the overtime rule's
                     weekly cap */
    double finish_hours; /* standard hours a week that END_FINISH may add behind the shifts, at most */
};

struct offered_load {
    const struct scenario *scenario;
    size_t class_count;
    struct load_class *classes;
    struct load_pool *pools;
};

/* What arrives of a work type on paper: encounters a week, and standard minutes of coding a week before any engine. */
struct load_volume {
    double per_week, minutes_per_week;
};

struct load_volume offered_load_volume(const struct scenario *scenario, int work_type);

void offered_load_init(struct offered_load *load, const struct scenario *scenario, const struct reach *reach);
void offered_load_free(struct offered_load *load);

/* Can only pools of the set do the class? */
bool offered_load_is_within(const struct offered_load *load, const struct load_class *class, const bool *pool_set);

/* Of the classes that only pools of the set can do: their hours, and the most that the set can do of them (every pool
 * at its best speed: an upper bound, so hours above it are certainly too many). Returns hours - capacity. */
double offered_load_gap(const struct offered_load *load, const bool *pool_set, double *hours, double *capacity);
#endif
