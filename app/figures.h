#ifndef APP_FIGURES_H
#define APP_FIGURES_H
/* Figures of a result folder: data and scripts always, pictures where gnuplot is there. */
#include "io/result_set.h"

struct fit_view;

/* Writes DIRECTORY/figures and draws them; returns an exit code (6 when gnuplot is missing). */
int figures_make(const struct result_set *results, const char *directory);

/* The same for a fit. */
int fit_figures_make(const struct fit_view *view, const char *directory);

/* Draws what stands in DIRECTORY/figures again. */
int figures_draw(const char *directory);
#endif
