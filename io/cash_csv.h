#ifndef IO_CASH_CSV_H
#define IO_CASH_CSV_H
/* Cash by calendar month as a tidy table. */
#include "io/result_set.h"
#include <stdio.h>

/* scenario,baseline,month,line,is_memo,unit,mean,half_width,p10,p50,p90. Rows without a baseline are levels; rows with
 * one are paired differences from it. Memo lines are no cash, or sums of other lines by month, and never enter a sum;
 * net_cumulative is the net line summed up to the month's end. */
void cash_csv_write(const struct result_set *results, FILE *file);
#endif
