/* Item 2.5.3: pools, their shifts and what they cost. */
#include "io/mechanism.h"
#include "io/stress_internal.h"
#include "io/weekday_text.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static char *hours_text(const struct shift *shift)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    for (size_t i = 0; i < shift->hours.count; i++) {
        const struct shift_hours *hours = &shift->hours.items[i];
        fputs(i ? "; " : "", out);
        char *days = weekdays_text(hours->days);
        fprintf(out, "%s %02d:%02d-%02d:%02d", days, hours->start / 60, hours->start % 60, hours->end / 60,
                hours->end % 60);
        free(days);
        if (hours->unpaid_break_minutes) fprintf(out, " less %" PRId64 " min", hours->unpaid_break_minutes);
    }
    fclose(out);
    return text;
}

static void list_shifts(struct document *document, const struct scenario *scenario)
{
    document_table(document, "Shifts: people by local hours of the pool's zone.", "pool", "shift", "people", "seats",
                   "hours", "zone", NULL);
    for (size_t p = 0; p < scenario->pools.count; p++)
        for (size_t s = 0; s < scenario->pools.items[p].shifts.count; s++) {
            const struct pool *pool = &scenario->pools.items[p];
            const struct shift *shift = &pool->shifts.items[s];
            int64_t seats =
                shift->authorised_headcount > shift->headcount ? shift->authorised_headcount : shift->headcount;
            document_cellf(document, "%s", pool->name);
            document_cellf(document, "%s", shift->name);
            document_cellf(document, "%" PRId64, shift->headcount);
            document_cellf(document, "%" PRId64, seats);
            document_cell(document, hours_text(shift));
            document_cellf(document, "%s", pool->time_zone ? pool->time_zone : scenario->facility.time_zone);
        }
}

void stress_resources(struct document *document, const struct stress *stress)
{
    static const struct stress_column columns[] = {{"title", "title"},
                                                   {"location", "location"},
                                                   {"codes", "skills"},
                                                   {"from", "available_from"},
                                                   {"productive", "productive_share"},
                                                   {"absent", "absence_share"},
                                                   {"at shift end", "end_of_shift"},
                                                   {"ramp", "ramp_weeks"},
                                                   {"wage or price", "wage_usd_per_hour"},
                                                   {"payroll tax", "payroll_tax_share"},
                                                   {"benefits", "benefits_usd_per_hour"},
                                                   {"per chart", "usd_per_chart"},
                                                   {"holidays", "holiday_calendar"}};
    static const struct stress_column promises[] = {{"turnaround", "sla/tat_hours"},
                                                    {"accuracy", "sla/accuracy_share"},
                                                    {"charts a day", "sla/charts_per_coder_day"},
                                                    {"overtime from age", "overtime/backlog_age_hours"},
                                                    {"overtime from backlog", "overtime/backlog_encounters"},
                                                    {"leave a year", "workforce/attrition_yearly_share"},
                                                    {"seat filled after", "workforce/time_to_fill_days"},
                                                    {"wrong charts", "errors/share"}};
    stress_items(document, stress, "Resources are people, in pools.", "pools", NULL, columns, COUNT_OF(columns));
    list_shifts(document, &stress->loaded->scenario);
    stress_items(document, stress, "What pools promise, when they work longer, how people come, go and err.", "pools",
                 NULL, promises, COUNT_OF(promises));
}
