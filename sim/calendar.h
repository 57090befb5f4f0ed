#ifndef SIM_CALENDAR_H
#define SIM_CALENDAR_H
/* Working time: wall-clock shifts of one pattern in one zone, expanded to plain half-open intervals on the engine's
 * clock. */
#include "sim/zone.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calendar_shift {
    unsigned days;    /* bit 0 = Monday ... bit 6 = Sunday: local dates on which the shift starts */
    int start_minute; /* minutes after local midnight, 0..1439 */
    int end_minute; /* 1..2880; <= start_minute means the next day (start 1320, end 360: a night shift); 1440 = midnight
                     */
    int break_minutes; /* unpaid, in the middle of the shift's real length; 0 = none */
};

struct calendar_interval {
    int64_t start, end;  /* [start, end) in microseconds on the engine's clock; may begin before 0 */
    int64_t shift_start; /* start of the whole shift that this interval is a part of */
    int64_t local_day;   /* civil day number, in the pattern's zone, on which the shift starts */
    bool ends_shift;     /* false: an unpaid break follows */
};

struct calendar {
    size_t count;
    struct calendar_interval *intervals; /* ascending, not overlapping; owned */
};

/* Expands one pattern (one or more shifts of the same group of coders, e.g. weekdays and Saturday) over the
 * local dates whose shifts meet [from, to). `origin_utc_seconds` is the Unix time of the engine's clock 0. A shift is
 * cancelled when the local date on which it starts is in `holidays` (ascending civil day numbers). Daylight saving
 * makes a shift shorter or longer in real time. Shifts of one pattern must not overlap (calendar_overlap_minutes is 0).
 */
void calendar_expand(struct calendar *calendar, const struct zone *zone, const struct calendar_shift *shifts,
                     size_t shift_count, const int64_t *holidays, size_t holiday_count, int64_t origin_utc_seconds,
                     int64_t from, int64_t to);
void calendar_free(struct calendar *calendar);

/* Minutes of the week that two or more of the shifts cover at once (wall clock); 0 when the pattern is sound. */
int calendar_overlap_minutes(const struct calendar_shift *shifts, size_t shift_count);

/* Real minutes of wall-clock length of one shift, break included. */
int calendar_shift_minutes(const struct calendar_shift *shift);
#endif
