#ifndef IO_IMPORT_HEADER_H
#define IO_IMPORT_HEADER_H
/* The header row of an export: where the mapped columns are, and which columns must not be there. */
#include "io/csv_table.h"
#include "io/import_map.h"
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>

struct import_binding {
    size_t count;                /* cells of a row, without empty ones behind the last header; 0: the file is empty */
    int cell[IMPORT_ROLE_COUNT]; /* index; -1: this file does not have it */
    size_t personal_count;       /* columns that look personal and are not read */
};

/* Binds the header. Reported, with the numbers of columns and never with their text: columns that look personal, unless
 * `skip_personal`; mapped columns that do (even then: they are never read); a mapped header that stands twice; no
 * column for the account. False when something was reported. */
bool import_header_bind(struct import_binding *binding, const struct csv_row *row, const struct import_map *map,
                        const char *map_name, bool skip_personal, const char *path, struct problems *problems);

/* Reports mapped columns that none of the files has; false when there was one. */
bool import_header_check(const struct import_binding *bindings, size_t count, const struct import_map *map,
                         const char *map_name, struct problems *problems);
#endif
