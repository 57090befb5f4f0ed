#include "io/result_csv.h"
#include "io/csv_write.h"
#include "sim/civil.h"
#include <stdlib.h>

static void write_estimate_row(const struct result_set *results, size_t s, size_t k, FILE *file)
{
    const struct study_scenario *item = &results->study->items[s];
    const struct metric *metric = &metrics[item->keys.items[k].id];
    struct estimate estimate = estimate_metric(results->study, s, k, results->confidence);
    char *scope = result_scope(item->scenario, &item->keys.items[k]);
    csv_text(file, item->scenario->name, ',');
    csv_text(file, metric->id, ',');
    csv_text(file, scope, ',');
    csv_text(file, metric->unit, ',');
    csv_integer(file, estimate.count, ',');
    csv_number(file, estimate.mean, ',');
    csv_number(file, estimate.half_width, ',');
    csv_number(file, results->confidence, ',');
    csv_number(file, estimate.sd, ',');
    csv_number(file, estimate.p10, ',');
    csv_number(file, estimate.p50, ',');
    csv_number(file, estimate.p90, results->is_comparison ? ',' : '\n');
    free(scope);
    if (!results->is_comparison) return;
    struct estimate difference;
    if (s == 0 || !estimate_difference(results->study, s, k, results->confidence, &difference)) {
        fputs(",,\n", file);
        return;
    }
    csv_number(file, difference.mean, ',');
    csv_number(file, difference.half_width, ',');
    csv_number(file, difference.sd, '\n');
}

void estimates_csv_write(const struct result_set *results, FILE *file)
{
    fputs("scenario,metric,scope,unit,replications,mean,half_width,confidence,sd,p10,p50,p90", file);
    fputs(results->is_comparison ? ",difference_mean,difference_half_width,difference_sd\n" : "\n", file);
    for (size_t s = 0; s < results->study->count; s++)
        for (size_t k = 0; k < results->study->items[s].keys.count; k++) write_estimate_row(results, s, k, file);
}

static void write_replication_rows(const struct study_scenario *item, size_t key, int64_t first, int64_t replications,
                                   FILE *file)
{
    const struct metric_key *at = &item->keys.items[key];
    char *scope = result_scope(item->scenario, at);
    for (int64_t r = 0; r < replications; r++) {
        csv_text(file, item->scenario->name, ',');
        csv_integer(file, first + r, ',');
        csv_text(file, metrics[at->id].id, ',');
        csv_text(file, scope, ',');
        csv_number(file, item->values[(size_t)r * item->keys.count + key], '\n');
    }
    free(scope);
}

void replications_csv_write(const struct result_set *results, FILE *file)
{
    fputs("scenario,replication,metric,scope,value\n", file);
    for (size_t s = 0; s < results->study->count; s++)
        for (size_t k = 0; k < results->study->items[s].keys.count; k++)
            write_replication_rows(&results->study->items[s], k, results->study->first, results->study->replications, file);
}

static void write_daily_rows(const struct result_set *results, size_t s, size_t key, FILE *file)
{
    const struct study_scenario *item = &results->study->items[s];
    const struct metric_key *at = &item->series.items[key];
    char *scope = result_scope(item->scenario, at);
    for (int d = 0; d < item->plan.days.days; d++) {
        struct estimate estimate = estimate_daily(results->study, s, key, d, results->confidence);
        struct civil_date date = civil_date_of(item->plan.days.first_civil_day + d);
        csv_text(file, item->scenario->name, ',');
        fprintf(file, "%04d-%02d-%02d,", date.year, date.month, date.day);
        csv_integer(file, d, ',');
        csv_text(file, series[at->id].id, ',');
        csv_text(file, scope, ',');
        csv_text(file, series[at->id].unit, ',');
        csv_number(file, estimate.mean, ',');
        csv_number(file, estimate.p10, ',');
        csv_number(file, estimate.p50, ',');
        csv_number(file, estimate.p90, '\n');
    }
    free(scope);
}

void daily_csv_write(const struct result_set *results, FILE *file)
{
    fputs("scenario,date,day,series,scope,unit,mean,p10,p50,p90\n", file);
    for (size_t s = 0; s < results->study->count; s++)
        for (size_t k = 0; k < results->study->items[s].series.count; k++) write_daily_rows(results, s, k, file);
}
