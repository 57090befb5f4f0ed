#ifndef IO_UNCERTAINTY_VIEW_H
#define IO_UNCERTAINTY_VIEW_H
/* A run with uncertain inputs, as table, JSON and CSV. */
#include "experiment/input_study.h"
#include "io/scenario_load.h"
#include <stdio.h>

struct uncertainty_view { /* nothing is owned */
    const struct input_study *study;
    const struct assumptions *assumptions;
    const struct measure *measures; /* of the results, in their order */
    const struct loaded_scenario *scenario;
    double confidence;
    int64_t seed;
};

/* For a terminal: the metrics of the scorecard; tables fit into `width` columns. */
void uncertainty_text_write(const struct uncertainty_view *view, int width, FILE *file);

/* Every metric of the whole department; missing values are null, or empty. */
void uncertainty_json_write(const struct uncertainty_view *view, FILE *file);
/* One row a sample: what was drawn, and the mean of every metric. */
void uncertainty_csv_write(const struct uncertainty_view *view, FILE *file);
#endif
