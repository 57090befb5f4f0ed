#ifndef IO_TRACE_CSV_H
#define IO_TRACE_CSV_H
/* The life of every encounter of one replication, one row each, in the order of work type, day and number, so that the
 * files of two scenarios line up. Times are hours since the start of the scenario (9 decimals) and local ISO times of
 * the facility. */
#include "experiment/study.h"
#include <stdio.h>

/* Lives replication `replication` of the scenario again and writes its rows. */
void trace_csv_write(const struct study *study, size_t scenario, int64_t seed, int64_t replication, FILE *file);
#endif
