#ifndef SIM_ZONE_H
#define SIM_ZONE_H
/* A time zone as plain data: the offsets from UTC and when each begins. Built by io from the system's zone tables. */
#include <stddef.h>
#include <stdint.h>

struct zone_transition {
    int64_t utc_seconds; /* Unix time from which the offset holds; the first entry holds from the beginning of time */
    int32_t offset_seconds; /* local = UTC + offset */
};

struct zone {
    char *name;                          /* IANA name, owned */
    size_t count;                        /* >= 1 */
    struct zone_transition *transitions; /* ascending, owned */
};

void zone_free(struct zone *zone);

/* Offset from UTC in force at a Unix time. */
int32_t zone_offset_at(const struct zone *zone, int64_t utc_seconds);

/* Unix time of a local wall-clock time: `seconds` after midnight (may exceed 86,400 or be negative) of a civil day.
 * A wall time that occurs twice means the first; one that is skipped means the instant the clock jumps. */
int64_t zone_instant(const struct zone *zone, int64_t civil_day, int64_t seconds);

/* Unix time of the first instant of the local date (midnight does not exist everywhere every day). */
int64_t zone_day_start(const struct zone *zone, int64_t civil_day);

/* Civil day number of the local date at a Unix time. */
int64_t zone_day_at(const struct zone *zone, int64_t utc_seconds);
#endif
