#ifndef MODELS_SCENARIO_STUDY_H
#define MODELS_SCENARIO_STUDY_H
/* The parts of a scenario that say how it is studied and what is known about it; the simulated department knows none of
 * them. */
#include "models/field_place.h"
#include "sim/law.h"
#include <stddef.h>
#include <stdint.h>

/* A list is one line. */
/* clang-format off */
enum analysis_mode { ANALYSIS_TERMINATING, ANALYSIS_STEADY_STATE };
enum uncertainty_scale { UNCERTAIN_VALUE, UNCERTAIN_FACTOR };

struct uncertainty { /* an assumption that nobody knows exactly; models/uncertainty.h */
    char *name;
    char *field;             /* JSON Pointer, items by name; * for several */
    double low, high;        /* NAN = not given */
    struct law distribution; /* its mean NAN = not given */
    enum uncertainty_scale scale;
    char *source;
    /* filled by io from field; owned by the original */
    struct { size_t count; struct field_place *items; } places;
};

struct precision_goal { /* replicate until the mean of a metric is known this well */
    char *metric;
    double share;
    double floor; /* NAN: that of the metric's unit */
};

struct analysis {
    enum analysis_mode mode;
    int64_t replications, seed;
    double confidence, practical_margin_share;
    struct { size_t count; struct precision_goal *items; } precision;
    int64_t replications_max; /* with precision */
};

struct meta { /* what only people can say about the model; changes no number */
    char *author, *organisation, *contact, *version, *purpose, *decision, *intended_use, *data_sources, *data_owner,
        *preprocessing, *calibration, *validation, *limitations, *approval, *sharing, *licence;
};
#endif
