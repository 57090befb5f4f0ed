/* `extend`: more replications for a finished result. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "app/result_options.h"
#include "app/result_request.h"
#include "app/study_execute.h"
#include "io/precision_text.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_NO_FIGURES = RESULT_OPTIONS_END };

struct extend_request {
    struct result_options result;
    int64_t replications;
    bool no_figures;
};

static const struct argp_option options[] = {
    {"replications", 'n', "N", 0, "replications that the result shall have in all", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0,
     "leave the figures as they are: those of the earlier result, which is said", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct extend_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->result;
        break;
    case 'n':
        request->replications = parse_integer(state, "--replications", argument, 1, 1000000);
        break;
    case OPTION_NO_FIGURES:
        request->no_figures = true;
        break;
    case ARGP_KEY_END:
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
        fprintf(stderr, "himsim: %s holds replication %" PRId64 " alone, which cannot be extended\n",
                asked->result.directory, manifest->first);
        return EXIT_FAILED;
    }
    if (asked->replications < manifest->replications) {
        fprintf(stderr,
                "himsim: %s has %" PRId64 " replications already; ask for more with -n, it never takes any away\n",
                asked->result.directory, manifest->replications);
        return EXIT_USAGE;
    }
    request->replications = asked->replications;
    for (; request->goal_count > 0; request->goal_count--) free(request->goals[request->goal_count - 1].metric);
    if (asked->result.jobs > 0) request->jobs = asked->result.jobs;
    request->json = asked->result.json;
    request->quiet = asked->result.quiet;
    request->no_figures = asked->no_figures;
    request->directory = asked->result.directory;
    return study_execute(request);
}

int command_extend(int argc, char **argv)
{
    struct extend_request asked = {0};
    const struct argp_child children[] = {{&result_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {options,
                              parse_option,
                              "DIR",
                              "Adds replications to the result of a run or compare. The old ones are not repeated, and "
                              "the outcome is that of one run with N replications, to the byte.",
                              children,
                              NULL,
                              NULL};
    parse_command(&argp, "extend", argc, argv, &asked);
    struct study_request request;
    struct manifest manifest;
    int exit_code = EXIT_FAILED;
    if (result_request_init(&request, &manifest, asked.result.directory))
        exit_code = extend(&asked, &request, &manifest);
    result_request_free(&request, &manifest);
    return exit_code;
}
