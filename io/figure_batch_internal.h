#ifndef IO_FIGURE_BATCH_INTERNAL_H
#define IO_FIGURE_BATCH_INTERNAL_H
/* What the figures of a batch share; for io/figure_batch*.c and io/figure_grid.c, io/figure_effects.c alone. */
#include "io/batch_view.h"
#include "io/figure_context.h"
#include "io/figure_number.h"
#include "io/figure_page.h"

enum { FIGURE_LEVELS_MOST = 12 }; /* of a factor with boxes */

struct batch_figure {
    const struct batch_view *view;
    const struct figure_context *context;
    const char *directory;
    char **message;
    struct text_pool pool;
};

const char *batch_figure_unit(const struct batch_figure *figure, size_t measure);
/* "Turnaround, 90th percentile", "dnfb_mean_days@pool:coders" */
const char *batch_figure_label(struct batch_figure *figure, size_t measure);
/* The same with hours, as the name of an axis. */
const char *batch_figure_scale(struct batch_figure *figure, size_t measure);
/* "grid-tat_p90_hours-seniors-cac"; a and b may be NULL. */
const char *batch_figure_name(struct batch_figure *figure, const char *kind, size_t measure, const struct batch_axis *a,
                              const struct batch_axis *b);
/* A mean, as far as its interval bears digits. */
const char *batch_figure_value(struct batch_figure *figure, const struct estimate *estimate, size_t measure);
const char *batch_figure_clean(struct batch_figure *figure, const char *text);
/* "mean over the cells of a box", or what it is instead where constraints leave cells out. */
const char *batch_figure_averaged(struct batch_figure *figure, const struct batch_balance *balance, const char *place);
void batch_figure_footer(struct batch_figure *figure, struct figure_page *page, size_t measure);
/* Is there a value that is not zero? */
bool batch_figure_has(const struct batch_figure *figure, size_t measure);

bool figure_grid_write(struct batch_figure *figure, size_t measure, const struct batch_axis *a,
                       const struct batch_axis *b);
bool figure_effects_write(struct batch_figure *figure, size_t measure);
bool figure_batch_pareto_write(struct batch_figure *figure, size_t measure);
bool figure_batch_sampled_write(struct batch_figure *figure, size_t measure);
bool figure_batch_ladder_write(struct batch_figure *figure, size_t measure, const struct batch_axis *x,
                               const struct batch_axis *by);
#endif
