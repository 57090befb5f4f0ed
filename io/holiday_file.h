#ifndef IO_HOLIDAY_FILE_H
#define IO_HOLIDAY_FILE_H
/* Holidays from an iCalendar file (.ics): single dates and yearly rules, expanded to local dates. */
#include "models/scenario.h"
#include <stdbool.h>
#include <stdint.h>

/* Reads the dates in [first_day, last_day] (civil day numbers), ascending and without duplicates, and how far the file
 * speaks (covered_to). Returns false with *message (the caller frees) when the file cannot be read or is no calendar.
 * The days belong to the struct that declares the holidays. */
bool holiday_file_read(struct holidays *holidays, const char *path, int64_t first_day, int64_t last_day,
                       char **message);
#endif
