#ifndef APP_STUDY_OPTIONS_H
#define APP_STUDY_OPTIONS_H
/* The options of every command that simulates, as a child of the command's own argp. */
#include "app/study_request.h"
#include <argp.h>

/* Replications, seed, jobs, overrides, JSON, silence, and the scenario files. The child's input is a struct
 * study_request whose lists have room for every argument. */
extern const struct argp study_options_argp;

/* Keys of a command's own long options start here. */
enum { STUDY_OPTIONS_END = 512 };

/* A request that leaves everything to the scenario, with room for `argc` arguments. */
void study_request_init(struct study_request *request, int argc);
void study_request_free(struct study_request *request);
#endif
