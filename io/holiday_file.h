#ifndef IO_HOLIDAY_FILE_H
#define IO_HOLIDAY_FILE_H
/* Holidays from an iCalendar file (RFC 5545): single dates, multi-day events and repeating rules, as local dates. */
#include "models/scenario.h"
#include <stdbool.h>
#include <stdint.h>

/* Reads the dates of all VEVENTs in [first_day, last_day] (civil day numbers, sim/civil.h), ascending and without
 * duplicates, and how far the file speaks (covered_to, see models/scenario.h; dates outside the range count for it).
 * RRULE, RDATE, EXDATE, moved instances (RECURRENCE-ID) and STATUS:CANCELLED are honoured; an event lasts from DTSTART
 * to DTEND or DTSTART + DURATION, the end excluded. A date with a time is the date as it is written, whatever its zone.
 * Returns false, with `holidays` zeroed and *message set (it names the path; the caller frees), when the file cannot be
 * read, is no iCalendar file, has no events, or has a date or a rule that cannot be understood: a lost holiday is not a
 * small thing. The days belong to the struct that declares the holidays. Call before threads start: the calendar
 * library is not reentrant. */
bool holiday_file_read(struct holidays *holidays, const char *path, int64_t first_day, int64_t last_day,
                       char **message);
#endif
