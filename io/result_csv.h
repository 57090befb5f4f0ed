#ifndef IO_RESULT_CSV_H
#define IO_RESULT_CSV_H
/* Tidy tables, every key in every row; numbers read back to the same double; a missing value is an empty cell. */
#include "io/result_set.h"
#include <stdio.h>

/* scenario,metric,scope,unit,replications,mean,half_width,confidence,sd,p10,p50,p90 and, in a comparison,
 * difference_mean,difference_half_width,difference_sd (paired, against the baseline). */
void estimates_csv_write(const struct result_set *results, FILE *file);

/* scenario,replication,metric,scope,value */
void replications_csv_write(const struct result_set *results, FILE *file);

/* scenario,date,day,series,scope,unit,mean,p10,p50,p90 */
void daily_csv_write(const struct result_set *results, FILE *file);
#endif
