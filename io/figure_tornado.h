#ifndef IO_FIGURE_TORNADO_H
#define IO_FIGURE_TORNADO_H
/* The tornado as figures, tornado-METRIC each: a bar an assumption from the base to its low and to its high, the
 * largest swing on top. In a comparison the line at zero is where the decision turns, and a diamond marks the
 * break-even. */
#include "io/figure_context.h"
#include "io/tornado_words.h"

/* Writes NAME.dat and NAME.gp of every table into the directory, which has the shared plots. False when the world
 * fails; *message says why. */
bool figure_tornado_write(const struct tornado_view *view, const struct figure_context *context, const char *directory,
                          char **message);
#endif
