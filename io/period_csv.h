#ifndef IO_PERIOD_CSV_H
#define IO_PERIOD_CSV_H
/* Every metric that the books of some days can tell, over each week, month and quarter of the window, as a tidy table.
 * The study must have kept its periods. */
#include "io/result_set.h"
#include <stdio.h>

/* scenario,period,start,days,metric,scope,unit,mean,half_width,p10,p50,p90; `start` is the first local day of the
 * period that lies in the window, `days` how many of its days do. */
void periods_csv_write(const struct result_set *results, FILE *file);
#endif
