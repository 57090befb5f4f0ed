#include "app/command.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/parse.h"

struct plot_request {
    const char *directory;
    bool pdf;
};

enum { OPTION_PDF = 256 };

static const struct argp_option options[] = {{"pdf", OPTION_PDF, NULL, 0, "as PDF too", 0}, {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct plot_request *request = state->input;
    switch (key) {
    case OPTION_PDF:
        request->pdf = true;
        break;
    case ARGP_KEY_ARG:
        if (request->directory) argp_error(state, "name one result folder");
        request->directory = argument;
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
    struct plot_request request = {0};
    const struct argp argp = {
        options, parse_option, "DIR", "Draws the figures of a result folder again, as PNG and SVG.", NULL, NULL, NULL};
    parse_command(&argp, "plot", argc, argv, &request);
    return figures_draw(request.directory, request.pdf);
}
