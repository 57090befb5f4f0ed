#ifndef IO_WEEKDAY_TEXT_H
#define IO_WEEKDAY_TEXT_H
/* Weekdays in words. */

/* "Mon-Fri Sun" of a set of days, bit 0 = Monday; the caller frees. */
char *weekdays_text(unsigned days);
#endif
