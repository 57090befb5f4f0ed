#ifndef IO_IMPORT_MAP_COLUMN_H
#define IO_IMPORT_MAP_COLUMN_H
#include "io/import_map_reader.h"

/* Reads /columns/ROLE. The zone of the map is known by then. */
void import_column_read(const struct import_map_reader *reader, const struct cJSON *node, enum import_role role);
#endif
