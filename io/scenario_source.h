#ifndef IO_SCENARIO_SOURCE_H
#define IO_SCENARIO_SOURCE_H
/* A scenario file with all that it extends and all --set overrides, merged into one document in which every value knows
 * the file, line and column that gave it. io/scenario_chain fills it; io/scenario_merge.h has the rules. */
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>

struct cJSON;

/* Where a value was written; `file` is an index into the source's files. Lines and columns are 0 for --set. */
struct origin {
    size_t file;
    int line, column;
    int key_line, key_column; /* 0: the value has no key */
};

struct scenario_source {
    struct cJSON
        *root; /* the merged document, owned: no comments, no $schema, no extends; valueint = index of the origin */
    size_t file_count;
    char **files; /* owned: paths as they can be opened, or "--set" */
    size_t origin_count, origin_capacity;
    struct origin *origins; /* owned */
};

/* An empty document, for io/scenario_chain to fill; the caller frees. */
void scenario_source_init(struct scenario_source *source);
void scenario_source_free(struct scenario_source *source);
/* A document of its own that knows the same places; the caller frees. */
void scenario_source_copy(struct scenario_source *copy, const struct scenario_source *source);

/* Origin of a value of the merged document; NULL for a value that no file wrote. */
const struct origin *scenario_source_origin(const struct scenario_source *source, const struct cJSON *node);

/* "file:line:column" of an origin, or the file alone; the caller frees. */
char *scenario_source_place(const struct scenario_source *source, const struct origin *origin);

/* Gives a problem that has only a pointer the place of that value, or of the nearest one around it. */
void scenario_source_locate(const struct scenario_source *source, struct problem *problem);

/* Gives a problem the place of `node`, or of its key. */
void scenario_source_place_problem(const struct scenario_source *source, struct problem *problem,
                                   const struct cJSON *node, bool at_key);

/* A copy of a value whose origins come `shift` later; the caller frees. */
struct cJSON *scenario_source_copy_value(const struct cJSON *value, int shift);

/* Adds a file name; returns its index. Adds an origin; returns its index. For the readers of the parts. */
size_t scenario_source_add_file(struct scenario_source *source, const char *path);
int scenario_source_add_origin(struct scenario_source *source, struct origin origin);
#endif
