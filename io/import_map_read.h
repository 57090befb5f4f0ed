#ifndef IO_IMPORT_MAP_READ_H
#define IO_IMPORT_MAP_READ_H
/* From the text of a map (io/import_map.h) to the map. */
#include "io/import_map.h"
#include "models/problem.h"

/* Reads and checks a map. Every problem is reported with file, line and column; false when there was an error, `map` is
 * then empty. The caller frees with import_map_free. */
bool import_map_read(struct import_map *map, const char *path, struct problems *problems);

/* The same for a text in memory, of the given name. */
bool import_map_parse(struct import_map *map, const char *name, const char *text, size_t length,
                      struct problems *problems);
#endif
