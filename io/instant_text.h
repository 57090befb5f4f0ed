#ifndef IO_INSTANT_TEXT_H
#define IO_INSTANT_TEXT_H
/* Dates and times as ISO 8601 text: 2026-01-05, 2026-01-05T08:30, 2026-01-05T08:30:00.25, with Z or an offset such as
 * +05:30 at the end or none; a space may stand for the T. */
#include "sim/zone.h"
#include <stdbool.h>
#include <stdint.h>

struct instant_text {
    int64_t civil_day;
    int64_t microseconds; /* after midnight, 0 to 86,400 s (24:00) */
    bool has_time;
    bool has_offset;
    int32_t offset_seconds; /* local = UTC + offset */
};

/* Reads the whole text; false when it is anything else, a date that does not exist or a time beyond 24:00. Digits
 * behind the microseconds are cut. */
bool instant_text_read(struct instant_text *instant, const char *text);

/* Microseconds on the clock whose 0 is `origin_utc_seconds`. Without an offset the text is wall time of `zone`
 * (sim/zone.h says what becomes of a wall time that is skipped or doubled); without a time it is the first instant of
 * the date. */
int64_t instant_text_time(const struct instant_text *instant, const struct zone *zone, int64_t origin_utc_seconds);

enum { INSTANT_TEXT_UTC = 32 };

/* "2026-01-05T13:30:00Z" of a Unix time. */
void instant_text_utc(char text[INSTANT_TEXT_UTC], int64_t utc_seconds);
#endif
