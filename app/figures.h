#ifndef APP_FIGURES_H
#define APP_FIGURES_H
/* Figures of a result folder: data and scripts always, pictures where gnuplot is there. */
#include "io/figure_context.h"
#include "io/result_set.h"

/* Writes DIRECTORY/figures and draws them; returns an exit code (6 when gnuplot is missing). */
int figures_make(const struct result_set *results, const char *directory, bool with_pdf);

/* Figures of another kind of result: `write` puts their data and scripts into the folder, which has the shared plots.
 */
typedef bool figures_write_by(const void *result, const struct figure_context *context, const char *directory,
                              char **message);
int figures_make_by(figures_write_by *write, const void *result, const char *directory);

/* Draws what stands in DIRECTORY/figures again. */
int figures_draw(const char *directory, bool with_pdf);
#endif
