#ifndef IO_IMPORT_MAP_READER_H
#define IO_IMPORT_MAP_READER_H
/* What the readers of the parts of a map share. */
#include "io/import_map.h"
#include "io/json_document.h"

struct import_map_reader {
    const struct json_document *document;
    const char *name; /* of the file */
    struct problems *problems;
    struct import_map *map;
};

/* Error at a value ("`what`, got X") or, `at_key`, at its key without what was got. `hint` is owned by the callee. */
void import_map_report(const struct import_map_reader *reader, const struct cJSON *node, bool at_key,
                       const char *pointer, const char *what, const char *allowed, char *hint);

/* Reads a text or a list of texts; false when it was reported. */
bool import_map_read_texts(const struct import_map_reader *reader, const struct cJSON *node, const char *pointer,
                           struct import_texts *texts);

/* Loads a zone by its name; reports when there is none. `node` NULL: UTC. */
void import_map_read_zone(const struct import_map_reader *reader, const struct cJSON *node, const char *pointer,
                          struct zone *zone);
#endif
