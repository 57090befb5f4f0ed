#ifndef IO_IMPORT_ROWS_H
#define IO_IMPORT_ROWS_H
/* The rows of one export, read one by one into the store. */
#include "io/import_header.h"
#include "io/import_map.h"
#include "io/import_store.h"
#include "io/import_tally.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { IMPORT_FILES_MAX = 200 };

struct import_file {
    const char *path; /* as given */
    const char *name; /* without its folder; borrowed from `path` */
    struct import_binding binding;
    uint64_t digest; /* XXH3-64 of the bytes */
    int64_t rows;    /* without the header */
};

/* Reads only the header row of an open file and binds it. False when something was reported. */
bool import_file_bind(struct import_file *file, FILE *stream, const struct import_map *map, const char *map_name,
                      bool skip_personal, struct problems *problems);

/* Reads all rows of an open file that is bound. `number` is the place of the file among the others, from 0. What an
 * earlier file says about an account stands; a row that is rejected takes its account along. False, with an owned
 * message, when the file is no text table or a mapped column cannot be what the map says. */
bool import_rows_read(struct import_file *file, size_t number, FILE *stream, const struct import_map *map,
                      struct import_store *store, struct import_tally *tally, char **message);
#endif
