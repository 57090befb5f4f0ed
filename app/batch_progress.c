#include "app/batch_progress.h"
#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Resident memory; 0 when the system does not say. */
static double resident_bytes(void)
{
    long total = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    if (fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
    fclose(file);
    return (double)resident * (double)sysconf(_SC_PAGESIZE);
}

void batch_progress_line_init(struct batch_progress_line *line, bool quiet)
{
    *line = (struct batch_progress_line){.quiet = quiet, .terminal = isatty(STDERR_FILENO), .wave = -1};
}

void batch_progress_line_end(struct batch_progress_line *line)
{
    if (line->is_open) fprintf(stderr, "\r%*s\r", 110, "");
    line->is_open = false;
}

void batch_progress_show(void *context, const struct batch_progress *progress)
{
    struct batch_progress_line *line = context;
    if (line->wave != progress->wave) {
        line->wave = progress->wave;
        line->start = seconds_now();
        line->last_tenth = 0;
    }
    int tenth = progress->replications > 0 ? (int)(progress->done * 10 / progress->replications) : 10;
    if (line->quiet || (!line->terminal && tenth == line->last_tenth)) return;
    line->last_tenth = tenth;
    double elapsed = seconds_now() - line->start, rate = elapsed > 0 ? (double)progress->done / elapsed : 0;
    double left = rate > 0 ? (double)(progress->replications - progress->done) / rate : 0;
    fprintf(stderr, "%s%zu/%zu cells, %" PRId64 "/%" PRId64 " replications, %.1f a second, %.0f s left, %.0f MB%s",
            line->terminal ? "\r" : "", progress->cells_done, progress->cells, progress->done, progress->replications,
            rate, left, resident_bytes() / 1e6, line->terminal ? "   " : "\n");
    line->is_open = line->terminal;
    fflush(stderr);
}

void batch_progress_failed(void *context, const char *cell, int64_t replication, const char *reason)
{
    batch_progress_line_end(context);
    fprintf(stderr, "himsim: cell %s, replication %" PRId64 " is left out: %s\n", cell, replication, reason);
}
