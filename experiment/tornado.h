#ifndef EXPERIMENT_TORNADO_H
#define EXPERIMENT_TORNADO_H
/* One assumption at a time at its low and at its high, the others at their base, on the same replications: which one
 * moves a measure most, and, when the measure is the difference of an alternative from its baseline, which one would
 * turn the decision, and at what number. */
#include "experiment/break_even.h"
#include "experiment/case_run.h"
#include "experiment/estimate.h"

enum { TORNADO_LOW, TORNADO_HIGH, TORNADO_ENDS };

enum flip {
    FLIP_NONE,   /* the sign stays as it is, and is shown */
    FLIP_DOUBT,  /* at this end no sign is shown */
    FLIP_TURNED, /* the other sign, and it is shown */
};

struct tornado_row {
    size_t assumption;                          /* its place among the assumptions */
    double numbers[TORNADO_ENDS];               /* low, high */
    struct estimate level[TORNADO_ENDS];        /* of the measure */
    struct estimate change[TORNADO_ENDS];       /* from the base case, paired */
    double swing;                               /* from the lowest to the highest of low, base and high */
    bool shown;                                 /* one of the changes excludes zero */
    enum flip flip[TORNADO_ENDS];               /* with an alternative */
    double reach[TORNADO_ENDS];                 /* how far the break-even was searched for */
    struct break_even break_even[TORNADO_ENDS]; /* towards that end */
};

struct tornado_table { /* of one measure */
    struct estimate base;
    bool base_shown; /* the difference at the base excludes zero */
    size_t count;
    struct tornado_row *rows; /* owned; largest swing first, then by name */
};

struct tornado {
    size_t count;
    struct tornado_table *tables; /* owned; in the order of the measures */
    int64_t lives;                /* of scenarios, in all */
};

struct tornado_request {
    double confidence;
    double
        beyond; /* break-even is searched for up to so many times the distance from base to low or high, at least 1 */
};

/* On failure the runner says why, and nothing is to be freed but the runner's problems. */
enum case_outcome tornado_init(struct tornado *tornado, struct case_runner *runner,
                               const struct tornado_request *request);
void tornado_free(struct tornado *tornado);
#endif
