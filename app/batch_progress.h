#ifndef APP_BATCH_PROGRESS_H
#define APP_BATCH_PROGRESS_H
/* Progress of a batch on stderr: cells, replications, rate, time left, memory. A line that renews itself on a terminal,
 * one line per 10 % elsewhere, nothing when quiet. */
#include "io/batch_execute.h"

struct batch_progress_line {
    bool quiet, terminal, is_open;
    int last_tenth, wave;
    double start;  /* when the wave was first heard of, seconds */
    int64_t begun; /* replications of it that were done then */
};

void batch_progress_line_init(struct batch_progress_line *line, bool quiet);
/* Clears the line of a terminal. */
void batch_progress_line_end(struct batch_progress_line *line);

/* For struct batch_settings; `context` is a struct batch_progress_line. */
void batch_progress_show(void *context, const struct batch_progress *progress);
void batch_progress_failed(void *context, const char *cell, int64_t replication, const char *reason);
#endif
