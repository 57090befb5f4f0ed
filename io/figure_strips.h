#ifndef IO_FIGURE_STRIPS_H
#define IO_FIGURE_STRIPS_H
/* Columns of points with their confidence intervals: a column a measure, a row a scenario, at most two series that
 * differ in shape and fill as well as in colour. Each column has its own axis; beside each point stands its value. */
#include "io/figure_rows.h"

enum { STRIPS_MOST = 4, STRIP_SERIES_MOST = 2 };

struct strip_series {
    enum metric_id id;
    enum scope scope;
    int item;
};

struct strip {
    const char *title;
    struct strip_series series[STRIP_SERIES_MOST];
};

struct strips {
    size_t count, series;
    struct strip items[STRIPS_MOST];
    const char *names[STRIP_SERIES_MOST]; /* of the series, told above the columns where there are two */
};

/* Whether any scenario has a value there. */
bool strips_have_value(const struct figure_set *set, const struct strips *strips, size_t column);

/* All but the title and the footer. The page's top and right are set; it is to be closed with strips.gp. */
void strips_write(struct figure_set *set, struct figure_page *page, const struct strips *strips);
#endif
