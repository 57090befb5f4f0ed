/* `extend`: more replications for a finished result. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "app/result_request.h"
#include "app/study_execute.h"
#include "io/precision_text.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_JSON = 256, OPTION_QUIET, OPTION_NO_FIGURES };

struct extend_request {
    const char *directory;
    int64_t replications, jobs;
    bool json, quiet, no_figures;
};

static const struct argp_option options[] = {
    {"replications", 'n', "N", 0, "replications that the result shall have in all", 0},
    {"jobs", 'j', "J", 0, "worker threads (default: the processors of the machine)", 0},
    {"json", OPTION_JSON, NULL, 0, "print one JSON document instead of tables", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "no progress and no warnings on stderr", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "leave the figures as they are", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct extend_request *request = state->input;
    switch (key) {
    case 'n':
        request->replications = parse_integer(state, "--replications", argument, 1, 1000000);
        break;
    case 'j':
        request->jobs = parse_integer(state, "--jobs", argument, 1, 1024);
        break;
    case OPTION_JSON:
        request->json = true;
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case OPTION_NO_FIGURES:
        request->no_figures = true;
        break;
    case ARGP_KEY_ARG:
        if (request->directory) argp_error(state, "name one result folder");
        request->directory = argument;
        break;
    case ARGP_KEY_END:
        if (!request->directory) argp_error(state, "name the result folder of a run or compare with -o");
        if (!request->replications) argp_error(state, "say with -n how many replications the result shall have in all");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int extend(const struct extend_request *asked, struct study_request *request, const struct manifest *manifest)
{
    if (manifest->first > 0) {
        fprintf(stderr, "himsim: %s holds replication %" PRId64 " alone, which cannot be extended\n", asked->directory,
                manifest->first);
        return EXIT_FAILED;
    }
    if (asked->replications < manifest->replications) {
        fprintf(stderr,
                "himsim: %s has %" PRId64 " replications already; ask for more with -n, it never takes any away\n",
                asked->directory, manifest->replications);
        return EXIT_USAGE;
    }
    request->replications = asked->replications;
    for (; request->goal_count > 0; request->goal_count--) free(request->goals[request->goal_count - 1].metric);
    if (asked->jobs > 0) request->jobs = (int)asked->jobs;
    request->json = asked->json;
    request->quiet = asked->quiet;
    request->no_figures = asked->no_figures;
    request->directory = asked->directory;
    return study_execute(request);
}

int command_extend(int argc, char **argv)
{
    struct extend_request asked = {0};
    const struct argp argp = {options,
                              parse_option,
                              "DIR",
                              "Adds replications to the result of a run or compare. The old ones are not repeated, and "
                              "the outcome is that of one run with N replications, to the byte.",
                              NULL,
                              NULL,
                              NULL};
    parse_command(&argp, "extend", argc, argv, &asked);
    struct study_request request;
    struct manifest manifest;
    int exit_code = EXIT_FAILED;
    if (result_request_init(&request, &manifest, asked.directory)) exit_code = extend(&asked, &request, &manifest);
    result_request_free(&request, &manifest);
    return exit_code;
}
