#include "io/cash_csv.h"
#include "experiment/business_case.h"
#include "io/csv_write.h"
#include "io/month_text.h"
#include <stdlib.h>

static void write_row(const struct result_set *results, size_t s, bool is_difference, int month, int line, FILE *file)
{
    const struct study *study = results->study;
    bool cumulative = line == CASH_LINES;
    struct estimate estimate = is_difference ? cash_difference(study, s, month, line, results->confidence)
                                             : cash_level(study, s, month, line, results->confidence);
    char *month_name = month_text(&study->items[s].plan, month);
    csv_text(file, study->items[s].scenario->name, ',');
    csv_text(file, is_difference ? study->items[0].scenario->name : "", ',');
    csv_text(file, month_name, ',');
    csv_text(file, cumulative ? "net_cumulative" : cash_lines[line].id, ',');
    csv_text(file, cumulative || cash_lines[line].is_memo ? "true" : "false", ',');
    csv_text(file, "usd", ',');
    csv_number(file, estimate.mean, ',');
    csv_number(file, estimate.half_width, ',');
    csv_number(file, estimate.p10, ',');
    csv_number(file, estimate.p50, ',');
    csv_number(file, estimate.p90, '\n');
    free(month_name);
}

static void write_scenario(const struct result_set *results, size_t s, bool is_difference, FILE *file)
{
    int months = cash_month_count(&results->study->items[s].plan);
    for (int m = 0; m < months; m++)
        for (int line = 0; line <= CASH_LINES; line++) write_row(results, s, is_difference, m, line, file);
}

void cash_csv_write(const struct result_set *results, FILE *file)
{
    fputs("scenario,baseline,month,line,is_memo,unit,mean,half_width,p10,p50,p90\n", file);
    for (size_t s = 0; s < results->study->count; s++) {
        write_scenario(results, s, false, file);
        if (s > 0) write_scenario(results, s, true, file);
    }
}
