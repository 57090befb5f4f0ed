#ifndef IO_COMPARISON_CSV_H
#define IO_COMPARISON_CSV_H
/* comparison.csv: what the comparison may claim, a row a metric and alternative, and a row of the baseline for each
 * metric in which "best" is asked. */
#include "io/result_set.h"
#include <stdio.h>

/* scenario,baseline,metric,scope,unit,pairs,difference,half_width,confidence,p_value,p_holm,margin,verdict,
 * variance_ratio (inf: the same in every replication),independent_replications,share_best,share_best_low,
 * share_best_high,futures_tied,probability_best_on_average. Cells that say nothing are empty. */
void comparison_csv_write(const struct result_set *results, FILE *file);
#endif
