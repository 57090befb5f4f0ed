#ifndef IO_MANIFEST_H
#define IO_MANIFEST_H
/* How a result came about: versions, resolved scenarios with digests, seed, counts, the rule that ended the run,
 * libraries, run time. With the inputs beside it, all that is needed to get the same bytes again. */
#include "io/result_set.h"
#include <stdio.h>

#define MANIFEST_NAME   "manifest.json"
#define MANIFEST_INPUTS "inputs" /* folder of the scenarios and the files they name */

void manifest_write(const struct result_set *results, FILE *file);

struct manifest { /* read back; all texts are owned */
    bool is_comparison, is_interrupted;
    int model_version;
    char *version;
    int64_t seed, first, replications, requested;
    int64_t most; /* replications that were asked for, or with precision allowed */
    double margin; /* share that is practically equal; NAN: not a comparison */
    size_t count;  /* scenarios */
    char **inputs, **digests;
    int64_t *warmup_days; /* that each scenario was run with, found or given */
    size_t precision_count;
    char **precisions; /* as io/precision_text.h reads them */
};

/* Reads DIRECTORY/manifest.json. On failure false, with an owned message that says what to do. */
bool manifest_read(struct manifest *manifest, const char *directory, char **message);
void manifest_free(struct manifest *manifest);
#endif
