#include "app/batch_progress.h"
#include "experiment/wall_clock.h"
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

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

/* "42 s", "7 min", "5 h 20 min" */
static void time_text(char *text, size_t size, double seconds)
{
    int64_t minutes = llround(seconds / 60);
    if (seconds < 120)
        snprintf(text, size, "%.0f s", seconds);
    else if (minutes < 60)
        snprintf(text, size, "%" PRId64 " min", minutes);
    else
        snprintf(text, size, "%" PRId64 " h %" PRId64 " min", minutes / 60, minutes % 60);
}

void batch_progress_show(void *context, const struct batch_progress *progress)
{
    struct batch_progress_line *line = context;
    if (line->wave != progress->wave) {
        line->wave = progress->wave;
        line->start = wall_seconds();
        line->begun = progress->done;
        line->last_tenth = 0;
    }
    int tenth = progress->replications > 0 ? (int)(progress->done * 10 / progress->replications) : 10;
    if (line->quiet || (!line->terminal && tenth == line->last_tenth)) return;
    line->last_tenth = tenth;
    double elapsed = wall_seconds() - line->start, rate = (double)(progress->done - line->begun) / elapsed;
    char pace[64] = "", wave[32] = "", left[32];
    if (elapsed > 0 && rate > 0) {
        time_text(left, sizeof left, (double)(progress->replications - progress->done) / rate);
        snprintf(pace, sizeof pace, ", %.1f a second, %s left", rate, left);
    }
    if (progress->wave > 0) snprintf(wave, sizeof wave, "wave %d: ", progress->wave + 1);
    fprintf(stderr, "%s%s%zu/%zu cells, %" PRId64 "/%" PRId64 " replications%s, %.0f MB%s", line->terminal ? "\r" : "",
            wave, progress->cells_done, progress->cells, progress->done, progress->replications, pace,
            resident_bytes() / 1e6, line->terminal ? "   " : "\n");
    line->is_open = line->terminal;
    fflush(stderr);
}

void batch_progress_failed(void *context, const char *cell, int64_t replication, const char *reason)
{
    batch_progress_line_end(context);
    fprintf(stderr, "himsim: cell %s, replication %" PRId64 " is left out: %s\n", cell, replication, reason);
}
