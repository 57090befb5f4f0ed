#ifndef IO_ZONE_NAME_H
#define IO_ZONE_NAME_H
/* Names of the system's time zones. */

/* "did you mean "America/New_York"?" from the system's list of zones; NULL when none is near. The caller frees. */
char *zone_name_hint(const char *wanted);
#endif
