#ifndef IO_STUDY_STORE_H
#define IO_STUDY_STORE_H
/* The exact results of a study in one file, so that replications can be added later without repeating the old ones:
 * the numbers of every replication, the pooled sketches, and what they belong to (scenario digests, seed, version of
 * the model, the rule that ended the run). Tables are compressed with Zstandard; the file ends with the XXH3-64 of all
 * before it. Numbers are in the byte order of little-endian machines, the only ones that read or write it.
 * The same study gives the same bytes: nothing in it depends on time or threads. */
#include "experiment/precision.h"
#include "io/scenario_load.h"
#include <stdio.h>

#define STUDY_STORE_NAME "study.store"

struct study_store_wish { /* what a stored study must be to be gone on with */
    const struct loaded_scenario *scenarios;
    bool is_comparison, daily, periods;
    int64_t seed, first;
    int64_t most;                      /* replications wanted in the end */
    const struct precision *precision; /* NULL: exactly `most` */
};

enum study_store_answer {
    STUDY_STORE_ADOPTED,
    STUDY_STORE_ABSENT,
    STUDY_STORE_OTHER,  /* another study, or one that ended by another rule */
    STUDY_STORE_DAMAGED /* not a whole file of this format */
};

/* Writes a study that has kept its days and periods or not, as `wish` says. */
void study_store_write(const struct study *study, const struct study_store_wish *wish, FILE *file);

/* Fills a fresh study with what is stored, if it is the beginning of the one wished for: same scenarios (by digest),
 * seed and model; no more replications than wanted; and with precision, none of whose earlier looks could have ended
 * it: the stored run had no target or every stored target is asked for at least as strictly. Otherwise the study stays
 * empty and *message (the caller frees) says why; it is NULL when there is no file. */
enum study_store_answer study_store_read(struct study *study, const struct study_store_wish *wish, const char *path,
                                         char **message);
#endif
