#include "app/progress.h"
#include "experiment/wall_clock.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void progress_init(struct progress *progress, bool quiet)
{
    *progress =
        (struct progress){.quiet = quiet, .terminal = isatty(STDERR_FILENO), .last_done = -1, .start = wall_seconds()};
}

static void show_line(struct progress *progress, int64_t done, int64_t total)
{
    double elapsed = wall_seconds() - progress->start, rate = elapsed > 0 ? (double)done / elapsed : 0;
    fprintf(stderr, "\r%" PRId64 "/%" PRId64 " replications, %.0f a second, %.0f s left   ", done, total, rate,
            rate > 0 ? (double)(total - done) / rate : 0);
    if (progress->note) fprintf(stderr, "%.60s   ", progress->note);
    if (done == total) fprintf(stderr, "\r%*s\r", progress->note ? 118 : 60, "");
    fflush(stderr);
}

void progress_note(struct progress *progress, const char *text)
{
    free(progress->note);
    progress->note = memory_copy_text(text);
    progress->last_done = -1;
    progress->last_tenth = 0;
    if (!progress->quiet && !progress->terminal) fprintf(stderr, "precision: %s\n", text);
}

void progress_free(struct progress *progress)
{
    free(progress->note);
    progress->note = NULL;
}

void progress_show(void *context, int64_t done, int64_t total)
{
    struct progress *progress = context;
    if (progress->quiet || done == progress->last_done) return;
    progress->last_done = done;
    if (progress->terminal) {
        show_line(progress, done, total);
        return;
    }
    int tenth = (int)(done * 10 / total);
    if (tenth == progress->last_tenth) return;
    progress->last_tenth = tenth;
    fprintf(stderr, "%" PRId64 "/%" PRId64 " replications\n", done, total);
}
