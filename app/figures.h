#ifndef APP_FIGURES_H
#define APP_FIGURES_H
/* Figures of a result folder: data and scripts always, pictures where gnuplot is there. */
#include "io/result_set.h"

/* Writes DIRECTORY/figures and draws them; returns an exit code (6 when gnuplot is missing). */
int figures_make(const struct result_set *results, const char *directory);

/* Draws what stands in DIRECTORY/figures again. */
int figures_draw(const char *directory);
#endif
