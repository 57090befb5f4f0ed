#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H
/* Progress on stderr: a line that renews itself on a terminal, one line per 10 % elsewhere, nothing when quiet. */
#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool quiet, terminal;
    int64_t last_done;
    int last_tenth;
    double start; /* seconds */
    char *note;   /* owned; what the last look at the precision found */
};

void progress_init(struct progress *progress, bool quiet);
/* After a look at the precision: a line of its own in a pipe, behind the line of a terminal. The text is copied. */
void progress_note(struct progress *progress, const char *text);
void progress_free(struct progress *progress);
/* For study_options.progress; `context` is a struct progress. */
void progress_show(void *context, int64_t done, int64_t total);
#endif
