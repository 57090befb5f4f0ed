#ifndef IO_BATCH_BEST_TEXT_H
#define IO_BATCH_BEST_TEXT_H
/* A ranking as a table, CSV or JSON. */
#include "io/batch_best.h"
#include "io/batch_results.h"

void batch_best_write(const struct batch_ranking *ranking, const struct stored_study *study,
                      const struct batch_best_wish *wish, enum batch_format format, int width, FILE *file);
#endif
