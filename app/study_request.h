#ifndef APP_STUDY_REQUEST_H
#define APP_STUDY_REQUEST_H
/* What the command line of `run` and `compare` asks for. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct study_request {
    bool is_comparison;
    char **paths;
    size_t path_count;
    const char **sets;
    size_t set_count;
    int64_t replications, seed; /* -1: the baseline's analysis decides */
    int jobs;
    const char *directory, *trace;
    int periods;   /* enum period_kind whose tables are printed; -1: none */
    double margin; /* practically equal within this share of the baseline; NAN: the baseline's analysis decides */
    bool json, quiet, no_figures;
};
#endif
