#ifndef IO_FIT_FIGURES_H
#define IO_FIT_FIGURES_H
/* Figures of a fit: one page a work type, what was recorded beside what was fitted. Weekly volume, arrivals by hour of
 * the week, and the distributions of charges, documentation lag and coding minutes. The file is fit-NN-NAME, with the
 * number of the type and its name made fit for a file name. Draw them with figures_render. */
#include "io/fit_view.h"

/* Writes data, scripts and the shared plots into the directory, which exists. Returns false and sets *message (owned by
 * the caller) when the world fails. */
bool fit_figures_write(const struct fit_view *view, const char *plots_directory, const char *directory, char **message);
#endif
