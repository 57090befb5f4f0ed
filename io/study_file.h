#ifndef IO_STUDY_FILE_H
#define IO_STUDY_FILE_H
/* A study file: what is varied about a base scenario, which combinations make sense, how long each is simulated and
 * what it must hold. docs/study-files.md says it for planners. */
#include "io/expression.h"
#include "models/problem.h"
#include <stdint.h>

enum { STUDY_FACTORS_MAX = 32, STUDY_CELLS_MAX = 100000 };

struct cJSON;
struct scenario_source;

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
    size_t factor_count, level_count;
    struct study_factor *factors; /* owned */
    struct study_value *values;   /* [level][factor], owned */
};

struct study_file {
    char *path, *name, *title, *base; /* base: as it can be opened; title may be NULL; all owned */
    struct scenario_source *source;   /* where everything stands; owned */
    size_t axis_count;
    struct study_axis *axes; /* owned */
    size_t constraint_count;
    struct expression **constraints; /* over factors */
    size_t check_count;
    struct expression **checks; /* over factors and metrics */
    int64_t replications, seed; /* -1: the base scenario's */
    size_t precision_count;
    struct precision_goal *precision; /* owned, the metrics too */
    int64_t replications_max;         /* with precision; -1: the base scenario's */
};

/* Reads and checks all but what only the base scenario can tell. Returns false when `problems` has an error; then the
 * study is empty. The caller frees. */
bool study_file_read(struct study_file *study, const char *path, struct problems *problems);
void study_file_free(struct study_file *study);

/* How many combinations the axes have. */
size_t study_file_combinations(const struct study_file *study);
#endif
