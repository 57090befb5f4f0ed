#ifndef IO_STUDY_AXIS_H
#define IO_STUDY_AXIS_H
/* Reading one entry of a study's `factors`: a list of values, a range, named levels, lists in lock-step or a Latin
 * hypercube. What varies together is ours to choose together, or not at all. */
#include "io/reader.h"
#include <stddef.h>
#include <stdint.h>

enum { STUDY_FACTORS_MAX = 32 };

struct study_value {     /* what a level of an axis gives to one of its factors */
    char *text;          /* as cells are named; owned */
    double number;       /* of a numeric factor */
    struct cJSON *value; /* what the scenario gets; owned; its valueint is an origin of the study file */
};

struct study_factor {
    char *name;      /* owned */
    char *pointer;   /* into the scenario; "": each value is a patch; owned */
    bool is_numeric; /* all its values are numbers */
};

struct study_axis { /* one entry of `factors`: what varies together */
    bool is_given;  /* "choice": false: what the world does, nobody chooses it */
    size_t factor_count, level_count;
    struct study_factor *factors; /* owned */
    struct study_value *values;   /* [level][factor], owned */
};

/* Reads the entry; false with problems added. `seed` drives the Latin hypercube: the same study always has the same
 * points. The caller frees in both cases. */
bool study_axis_read(struct study_axis *axis, const struct reader *reader, const struct cJSON *node,
                     const char *pointer, uint64_t seed);
void study_axis_free(struct study_axis *axis);
#endif
