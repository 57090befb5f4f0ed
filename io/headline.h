#ifndef IO_HEADLINE_H
#define IO_HEADLINE_H
/* The metrics of a comparison that are shown to everybody, with their headings. Quality and cash stand beside speed
 * where the scenarios know them. */
#include "io/result_set.h"
#include "io/table_layout.h"

enum { HEADLINES_MOST = 16 };

struct headline {
    enum metric_id id;
    const char *head[TABLE_HEAD_LINES];
};

/* Those whose levels the scorecard shows, those whose differences it shows, and all that either shows; returns how
 * many. Neutral metrics are not among them. */
size_t headline_levels(const struct result_set *results, struct headline headlines[HEADLINES_MOST]);
size_t headline_differences(const struct result_set *results, struct headline headlines[HEADLINES_MOST]);
size_t headline_all(const struct result_set *results, struct headline headlines[HEADLINES_MOST]);

/* The metrics of both, whatever the scenarios know. */
size_t headline_metrics(enum metric_id ids[HEADLINES_MOST]);

/* The two heading rows of a table whose columns are headlines; `title` stands over the labels. */
void headline_heads_add(struct table_layout *table, const char *title, const struct headline *headlines, size_t count);
#endif
