#ifndef IO_IMPORT_RUN_H
#define IO_IMPORT_RUN_H
/* himsim import from beginning to end. */
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct import_request { /* texts are borrowed */
    char *const *paths;
    size_t path_count;
    const char *map;
    const char *accounts; /* where to write; FILE.json gets the facts */
    const char *rejects;  /* NULL: accounts + ".rejects.csv" */
    const char *join_key; /* file with 32 hexadecimal digits; NULL: no digests are written */
    const char *until;    /* date or instant; NULL: the latest instant in the files */
    const char *as_of;    /* date or instant; NULL: no opening inventory */
    const char *open;     /* NULL: accounts + ".open.csv" */
    double max_bad_share;
    bool skip_personal;
    bool (*is_stopped)(void); /* true: the import is given up; NULL: never */
};

enum import_outcome {
    IMPORT_DONE,
    IMPORT_REFUSED, /* the map, a header or an argument is wrong: see problems */
    IMPORT_TOO_BAD, /* more bad rows than allowed: only the rejects file was written */
    IMPORT_FAILED,  /* a file could not be read or written: see message */
    IMPORT_STOPPED  /* by `is_stopped`; nothing was written */
};

/* Runs the import. A summary goes to `out`, when it is done or too bad. `message` is owned by the caller. */
enum import_outcome import_run(const struct import_request *request, FILE *out, struct problems *problems,
                               char **message);
#endif
