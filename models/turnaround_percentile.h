#ifndef MODELS_TURNAROUND_PERCENTILE_H
#define MODELS_TURNAROUND_PERCENTILE_H
/* The percentiles of coding turnaround, of one replication and of many pooled. Those "with open" count the charts that
 * are uncoded at the end too, at the age they have reached since final documentation: at least what their turnaround
 * will be. Without them an overloaded department looks good because its worst charts are unfinished. */
#include "models/metric.h"

struct turnaround_percentile {
    enum metric_id id;
    double share;
    bool with_open;
};

enum { TURNAROUND_PERCENTILES = 6 };
extern const struct turnaround_percentile turnaround_percentiles[TURNAROUND_PERCENTILES];

/* The row of a metric; NULL when the metric is no percentile of turnaround. */
const struct turnaround_percentile *turnaround_percentile_find(int metric);

/* Does the work type count in what is said of an item of a scope? Over all and by setting only what is coded does. */
bool metric_counts_type(const struct scenario *scenario, enum scope scope, int item, int work_type);

/* Hours; NAN without charts. `open_ages` matter to those with open. */
double turnaround_percentile_hours(const struct turnaround_percentile *percentile, const struct sketch *turnaround,
                                   const struct sketch *open_ages);

/* The same of sketches by work type, over those that count in the key. */
double turnaround_percentile_pooled(const struct turnaround_percentile *percentile, const struct scenario *scenario,
                                    const struct metric_key *key, const struct sketch *turnaround,
                                    const struct sketch *open_ages);
#endif
