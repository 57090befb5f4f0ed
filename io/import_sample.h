#ifndef IO_IMPORT_SAMPLE_H
#define IO_IMPORT_SAMPLE_H
/* The header of an export, and what its first rows tell about the dates in it. */
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SAMPLE_ROWS = 1000 };

struct sample_column {
    char *header, *words; /* owned */
    bool is_personal;
    bool may_be_time; /* by its header; only such cells are looked at */
    size_t filled;    /* cells with text */
    uint32_t formats; /* bit by format: it reads all of them */
    bool used;
};

struct import_sample {
    const char *path, *name; /* borrowed */
    size_t count;
    struct sample_column *columns; /* owned */
    bool is_no_header;             /* the first row holds numbers or dates */
    size_t rows;
};

/* Reads the header and up to SAMPLE_ROWS rows. Reports and returns false when the file cannot be read, is empty, or its
 * first row is no header. The caller frees either way. */
bool import_sample_read(struct import_sample *sample, const char *path, struct problems *problems);
void import_sample_free(struct import_sample *sample);

/* The best of a set of formats; NULL when it is empty. `is_ambiguous`: others read the same dates with day and month
 * swapped. */
const char *import_sample_format(uint32_t formats, bool *is_ambiguous);
#endif
