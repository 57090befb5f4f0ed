#include "models/day_table.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

int64_t day_table_local_start(const struct scenario *scenario, const struct zone *zone, int64_t civil_day)
{
    return (zone_day_start(zone, civil_day) - scenario->start_utc_seconds) * TIME_SECOND;
}

int64_t day_table_civil_start(const struct scenario *scenario, int64_t civil_day)
{
    return day_table_local_start(scenario, scenario->facility.zone, civil_day);
}

void day_table_init(struct day_table *table, const struct scenario *scenario)
{
    const struct facility *facility = &scenario->facility;
    memset(table, 0, sizeof *table);
    table->days = (int)facility->horizon_days;
    table->first_civil_day = facility->start_date;
    table->start = memory_allocate((size_t)table->days + 1, sizeof *table->start);
    for (int d = 0; d <= table->days; d++) table->start[d] = day_table_civil_start(scenario, facility->start_date + d);
    table->horizon = table->start[table->days];
    table->first_day = (int)facility->warmup_days;
    table->window_start = table->start[table->first_day];
    if (facility->bill_run_time < 0) return;
    table->bill_run = memory_allocate((size_t)table->days, sizeof *table->bill_run);
    for (int d = 0; d < table->days; d++) {
        int64_t at = zone_instant(facility->zone, facility->start_date + d, (int64_t)facility->bill_run_time * 60);
        table->bill_run[d] = (at - scenario->start_utc_seconds) * TIME_SECOND;
    }
}

void day_table_free(struct day_table *table)
{
    free(table->start);
    free(table->bill_run);
    memset(table, 0, sizeof *table);
}
