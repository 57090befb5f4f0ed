#ifndef IO_COMPARISON_JSON_H
#define IO_COMPARISON_JSON_H
/* What a comparison may claim, as members of its JSON document. */
#include "io/json_write.h"
#include "io/result_set.h"

/* Members of a difference: p_value, p_holm, margin, verdict, variance_ratio and independent_replications (null when
 * infinite or undefined), same_in_every_replication. */
void comparison_json_row(struct json_write *out, const struct comparison_row *row, int64_t replications);

/* The list "best": of each headline metric and scenario that takes part, "best_in_futures" (share of futures with its
 * interval) and "best_on_average_probability". */
void comparison_json_best(struct json_write *out, const struct result_set *results);
#endif
