#include "io/period_csv.h"
#include "io/csv_write.h"
#include "sim/civil.h"
#include <stdlib.h>

static void write_row(const struct result_set *results, size_t s, size_t p, size_t k, FILE *file)
{
    const struct study_scenario *item = &results->study->items[s];
    const struct period *period = &item->periods.items[p];
    const struct metric_key *key = &item->period_keys.items[k];
    struct estimate estimate = estimate_period(results->study, s, p, k, results->confidence);
    struct civil_date start = civil_date_of(item->plan.days.first_civil_day + period->from);
    char *scope = result_scope(item->scenario, key);
    csv_text(file, item->scenario->name, ',');
    csv_text(file, period_names[period->kind], ',');
    fprintf(file, "%04d-%02d-%02d,", start.year, start.month, start.day);
    csv_integer(file, period->to - period->from, ',');
    csv_text(file, metrics[key->id].id, ',');
    csv_text(file, scope, ',');
    csv_text(file, metrics[key->id].unit, ',');
    csv_number(file, estimate.mean, ',');
    csv_number(file, estimate.half_width, ',');
    csv_number(file, estimate.p10, ',');
    csv_number(file, estimate.p50, ',');
    csv_number(file, estimate.p90, '\n');
    free(scope);
}

void periods_csv_write(const struct result_set *results, FILE *file)
{
    fputs("scenario,period,start,days,metric,scope,unit,mean,half_width,p10,p50,p90\n", file);
    for (size_t s = 0; s < results->study->count; s++)
        for (size_t p = 0; p < results->study->items[s].periods.count; p++)
            for (size_t k = 0; k < results->study->items[s].period_keys.count; k++) write_row(results, s, p, k, file);
}
