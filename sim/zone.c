#include "sim/zone.h"
#include <stdlib.h>

enum { DAY_SECONDS = 86400 };

void zone_free(struct zone *zone)
{
    free(zone->name);
    free(zone->transitions);
    *zone = (struct zone){0};
}

/* Index of the entry in force at a Unix time. */
static size_t entry_at(const struct zone *zone, int64_t utc_seconds)
{
    size_t low = 0, high = zone->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (zone->transitions[middle].utc_seconds <= utc_seconds)
            low = middle;
        else
            high = middle;
    }
    return low;
}

int32_t zone_offset_at(const struct zone *zone, int64_t utc_seconds)
{
    return zone->transitions[entry_at(zone, utc_seconds)].offset_seconds;
}

int64_t zone_instant(const struct zone *zone, int64_t civil_day, int64_t seconds)
{
    const struct zone_transition *entry = zone->transitions;
    int64_t local = civil_day * DAY_SECONDS + seconds;
    /* No offset reaches two days, so the answer is not before this entry. The first entry that is still in force when
     * its clock shows `local` gives the first of two; one whose clock starts later than `local` jumped over it. */
    size_t i = entry_at(zone, local - INT64_C(2) * DAY_SECONDS);
    while (i + 1 < zone->count && local - entry[i].offset_seconds >= entry[i + 1].utc_seconds) i++;
    int64_t instant = local - entry[i].offset_seconds;
    return i > 0 && instant < entry[i].utc_seconds ? entry[i].utc_seconds : instant;
}

int64_t zone_day_start(const struct zone *zone, int64_t civil_day)
{
    return zone_instant(zone, civil_day, 0);
}

int64_t zone_day_at(const struct zone *zone, int64_t utc_seconds)
{
    int64_t local = utc_seconds + zone_offset_at(zone, utc_seconds);
    return local / DAY_SECONDS - (local % DAY_SECONDS < 0);
}
