#ifndef APP_STUDY_REQUEST_H
#define APP_STUDY_REQUEST_H
/* What the command line of `run` and `compare` asks for. */
#include "models/scenario.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct study_request {
    bool is_comparison;
    char **paths;
    char *const *
        digests; /* that the scenarios must have, one a path, when a result of this version is the request; else NULL */
    size_t path_count;
    const char **sets;
    size_t set_count;
    int64_t replications, seed; /* -1: the baseline's analysis decides */
    int64_t only;               /* the one replication to run alone; -1: all from 0 on */
    size_t goal_count;
    struct precision_goal *goals; /* of --precision; owned, their metrics too */
    bool no_precision;            /* leave the scenario's goals aside */
    bool fresh;                   /* do not go on with what the folder holds */
    int64_t interrupted_of;       /* to show a result as the interrupted one of so many replications; 0: as it is */
    int jobs;
    const char *directory, *trace;
    int periods;   /* enum period_kind whose tables are printed; -1: none */
    double margin; /* practically equal within this share of the baseline; NAN: the baseline's analysis decides */
    bool json, quiet, no_figures, pdf;
    bool no_print; /* nothing on stdout */
    bool uncertainty;
    int64_t outer; /* samples of the uncertain inputs; -1: as many as usual */
};
#endif
