#include "models/steady_weeks.h"
#include "sim/civil.h"

struct steady_weeks steady_weeks_of(const struct facility *facility)
{
    int64_t lead = (7 - civil_weekday_of(facility->start_date)) % 7; /* Monday is 0 */
    if (lead > facility->horizon_days) lead = facility->horizon_days;
    int64_t days = facility->horizon_days - lead;
    return (struct steady_weeks){lead, days / 7, days % 7};
}

int64_t steady_weeks_from(const struct steady_weeks *weeks, int64_t warmup_days)
{
    int64_t from = warmup_days > weeks->lead_days ? (warmup_days - weeks->lead_days + 6) / 7 : 0;
    return from < weeks->count ? from : weeks->count;
}
