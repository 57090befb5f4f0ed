#ifndef IO_DATE_FORMAT_H
#define IO_DATE_FORMAT_H
/* Dates and times as a site spells them. A format is "iso" (io/instant_text.h) or text with directives as in strptime,
 * each strict about its range:
 *
 *   %Y 1990 to 2100   %y 00 to 68 is 2000 to 2068, 69 to 99 is 1969 to 1999   %m 1 to 12   %d 1 to 31   %b Jan
 *   %H 0 to 23   %I 1 to 12, with %p AM or PM   %M 00 to 59   %S 00 to 59   %f digits of a second   %z Z, +05:30, -0500
 *
 * %m, %d, %H and %I take one digit or two, the others all of theirs; a blank takes one or more; any other character
 * takes itself. */
#include "io/instant_text.h"
#include <stdbool.h>

enum { DATE_YEAR_FIRST = 1990, DATE_YEAR_LAST = 2100 }; /* other years are a slip or made up */

/* NULL when the format is sound: a year, a month, a day, and %p exactly when %I; else what is wrong with it. */
const char *date_format_fault(const char *format);

/* True when the format has the day before the month. */
bool date_format_is_day_first(const char *format);

/* Reads the whole text; false when it is anything else, a date that does not exist, or of a year out of range. */
bool date_format_read(struct instant_text *instant, const char *format, const char *text);
#endif
