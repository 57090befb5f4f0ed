#ifndef IO_FIGURE_CONTEXT_H
#define IO_FIGURE_CONTEXT_H
struct result_set;

/* What figures say about a study beyond its results. All is borrowed. */
#include "experiment/steady_state.h"

struct figure_context {
    const char *const *digests; /* per scenario */
    const char *const *labels;  /* per scenario: its title, or its name */
    double confidence;          /* of the intervals, as in the tables: 0.95 */
    const char *version;
    const char *reservation;           /* said in every footer; NULL: none */
    const char *plots_directory;       /* with style.gp and the shared plots */
    const struct steady_state *steady; /* per scenario; NULL unless a steady state was looked for */
    const struct result_set *results;  /* verdicts and money of the tables; NULL: the figures' own verdicts, no money */
};
#endif
