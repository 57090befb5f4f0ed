#ifndef APP_RESULT_OPEN_H
#define APP_RESULT_OPEN_H
/* A finished result folder as the study it holds: the scenarios from inputs/, the numbers of every replication from
 * study.store, nothing simulated. All that is written from it is then of one source. */
#include "app/study_request.h"
#include "app/study_rule.h"
#include "experiment/comparison.h"
#include "io/manifest.h"
#include "io/result_set.h"

struct open_result {
    struct manifest manifest;
    struct study_request request;
    struct study_rule rule;
    size_t count;
    struct loaded_scenario *loaded;
    struct study study;
    struct comparison comparison;
    struct result_set results; /* points into the rest: the struct must not be moved; `steady` is NULL, the pilot
                                  study is not kept */
};

/* Opens the folder that `run` or `compare` wrote with -o. Returns false, with the reason and what to do on stderr, when
 * its numbers cannot be had. To be freed with result_open_free in all cases. */
bool result_open_init(struct open_result *open, const char *directory);
void result_open_free(struct open_result *open);
#endif
