#include "app/command.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/parse.h"
#include "io/explain.h"
#include <stdio.h>
#include <stdlib.h>

struct request {
    char *path;
    const char *pointer;
};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct request *request = state->input;
    switch (key) {
    case ARGP_KEY_ARG:
        if (state->arg_num == 0)
            request->path = argument;
        else if (state->arg_num == 1)
            request->pointer = argument;
        else
            argp_error(state, "too many arguments: a scenario and one pointer");
        break;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "name a scenario file, and a pointer such as /pools/senior");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int command_explain(int argc, char **argv)
{
    const struct argp argp = {NULL,
                              parse_option,
                              "SCENARIO.json [POINTER]",
                              "Says what a field means, its value, unit and range, and where the value comes from.",
                              NULL,
                              NULL,
                              NULL};
    struct request request = {NULL, ""};
    parse_command(&argp, "explain", argc, argv, &request);
    struct loaded_scenario loaded = {0};
    if (!load_scenarios(&loaded, &request.path, 1, NULL, 0, true)) return EXIT_INVALID_SCENARIO;
    char *text = NULL;
    bool ok = explain(&loaded, request.pointer, &text);
    fputs(text, ok ? stdout : stderr);
    free(text);
    scenario_unload(&loaded);
    return ok ? EXIT_DONE : EXIT_USAGE;
}
