#ifndef IO_FIGURE_SCATTER_H
#define IO_FIGURE_SCATTER_H
/* Labelled points with their confidence intervals, and lines that join some of them. Knows nothing of studies: whoever
 * has a list of points can draw it. */
#include "experiment/estimate.h"
#include "io/figure_page.h"

struct scatter_point {
    const char *label; /* borrowed; NULL: none */
    struct estimate x, y;
    int ink;        /* FIGURE_REST for what matters little: it is labelled last, and grey */
    bool is_hollow; /* no choice: a limit, or infeasible */
    bool is_band;   /* the lines reach from p10 to p90, not over the confidence interval */
};

struct scatter_line { /* joins points in this order */
    const size_t *points;
    size_t count;
    const char *name; /* at the right edge, in the colour of its last point; NULL: none */
    bool is_stair;    /* right, then down or up: between two points nothing is known to be better */
};

struct scatter {
    const struct scatter_point *points;
    size_t count;
    const struct scatter_line *lines;
    size_t line_count;
    const char *x_unit, *y_unit; /* of the metrics table */
    const char *x_name, *y_name;
    double target; /* a height with a line; NAN: none */
};

/* Draws all but title and footer into an open page, which is to be closed with scatter.gp. Points without a value are
 * left out. Labels stand beside their points where they cover neither another label nor a point; a label for which
 * there is no such place is left out. Returns how many labels were. */
size_t scatter_write(struct figure_page *page, const struct scatter *scatter);

/* Is another point at most as far out on x and at least as good on y, and better on one of them? `lower_y` says whether
 * less is better on y; less is better on x. Hollow points dominate nobody. */
bool scatter_is_dominated(const struct scatter_point *points, size_t count, size_t which, bool lower_y);

/* The points that are neither hollow nor dominated, by x. Returns their count; `front` has room for all. */
size_t scatter_front(const struct scatter_point *points, size_t count, bool lower_y, size_t *front);
#endif
