#include "app/command.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/parse.h"

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    const char **directory = state->input;
    switch (key) {
    case ARGP_KEY_ARG:
        if (*directory) argp_error(state, "name one result folder");
        *directory = argument;
        break;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "name the result folder of a run or compare with -o");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int command_plot(int argc, char **argv)
{
    const char *directory = NULL;
    const struct argp argp = {NULL, parse_option, "DIR", "Draws the figures of a result folder again, as PNG and SVG.",
                              NULL, NULL,         NULL};
    parse_command(&argp, "plot", argc, argv, &directory);
    return figures_draw(directory);
}
