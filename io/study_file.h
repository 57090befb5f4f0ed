#ifndef IO_STUDY_FILE_H
#define IO_STUDY_FILE_H
/* A study file: what is varied about a base scenario, which combinations make sense, how long each is simulated and
 * what it must hold. docs/study-files.md says it for planners. */
#include "io/expression.h"
#include "io/study_axis.h"
#include "models/problem.h"
#include <stdint.h>

enum { STUDY_CELLS_MAX = 100000 };

struct scenario_source;

struct study_file {
    char *path, *name, *title, *base; /* base: as it can be opened; title may be NULL; all owned */
    struct scenario_source *source;   /* where everything stands; owned */
    struct cJSON *patch;              /* of the base, in every cell; NULL: none; owned */
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
/* Is a file a study, not a scenario? By its keys; a file that cannot be read is none. */
bool study_file_is_study(const char *path);

void study_file_free(struct study_file *study);

/* Error at one of the checks that only the cells could show. `allowed` may be NULL. */
void study_file_report_check(const struct study_file *study, size_t check, const char *what, const char *allowed,
                             struct problems *problems);

/* How many combinations the axes have. */
size_t study_file_combinations(const struct study_file *study);
#endif
