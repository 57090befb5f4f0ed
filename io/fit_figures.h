#ifndef IO_FIT_FIGURES_H
#define IO_FIT_FIGURES_H
/* Figures of a fit: one page a work type, what was recorded beside what was fitted. Weekly volume, arrivals by hour of
 * the week, and the distributions of charges, documentation lag and coding minutes. The file is fit-NN-NAME, with the
 * number of the type and its name made fit for a file name. Draw them with figures_render. */
#include "io/figure_context.h"
#include "io/fit_view.h"

/* Writes data and scripts into the directory, which has the shared plots; `result` is a struct fit_view. Returns false
 * and sets *message (owned by the caller) when the world fails. */
bool fit_figures_write(const void *result, const struct figure_context *context, const char *directory, char **message);
#endif
