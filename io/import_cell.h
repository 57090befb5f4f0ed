#ifndef IO_IMPORT_CELL_H
#define IO_IMPORT_CELL_H
/* The text of one cell as a value. */
#include "io/import_map.h"
#include <stdbool.h>
#include <stdint.h>

/* Millionths of a number as sites write them: 1234.5, 1,234.50, $1,234.50, -12, (12.00), 12.00-; `decimal` is '.' or
 * ',', the other one (or ') parts thousands, in groups of three. At most 1e9. Digits behind the sixth are cut. False
 * when it is anything else; exponents are. */
bool import_number_read(int64_t *millionths, const char *text, char decimal);

/* Millionths of minutes from a cell in the column's unit; h:m:s takes 1:02:03, 62:03 is minutes and seconds. */
bool import_minutes_read(int64_t *microminutes, const struct import_column *column, const char *text, char decimal);

/* Unix seconds by the first of the column's formats that reads the text; fractions are cut. `is_date`: there was no
 * time, it is the first instant of the date. */
bool import_time_read(int64_t *utc_seconds, bool *is_date, const struct import_column *column, const char *text);

/* A mark by `filled`, the value list, the usual spellings, or a number (more than 0 is true). */
bool import_mark_read(bool *mark, const struct import_column *column, const char *text);

/* Does the text stand for nothing? */
bool import_cell_is_empty(const struct import_map *map, const char *text);
#endif
