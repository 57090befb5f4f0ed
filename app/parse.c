#include "app/parse.h"
#include "app/exit_code.h"
#include "sim/memory.h"
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

void parse_command(const struct argp *argp, const char *command, int argc, char **argv, void *input)
{
    char *name = memory_format("himsim %s", command);
    char **arguments = memory_allocate((size_t)argc + 1, sizeof *arguments);
    for (int i = 1; i < argc; i++) arguments[i] = argv[i];
    arguments[0] = name;
    argp_err_exit_status = EXIT_USAGE;
    argp_parse(argp, argc, arguments, 0, NULL, input);
    free(arguments);
    free(name);
}

double parse_number(struct argp_state *state, const char *option, const char *text, double min, double max)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !(value >= min && value <= max))
        argp_error(state, "%s takes a number from %g to %g, not \"%s\"", option, min, max, text);
    return value;
}

int64_t parse_integer(struct argp_state *state, const char *option, const char *text, int64_t min, int64_t max)
{
    char *end;
    errno = 0;
    intmax_t value = strtoimax(text, &end, 10);
    if (errno || end == text || *end || value < min || value > max)
        argp_error(state, "%s takes a whole number from %" PRId64 " to %" PRId64 ", not \"%s\"", option, min, max,
                   text);
    return value;
}

struct instant_text parse_date(struct argp_state *state, const char *option, const char *text)
{
    struct instant_text date;
    if (!instant_text_read(&date, text) || date.has_time)
        argp_error(state, "%s takes a date such as 2026-01-05, not \"%s\"", option, text);
    return date;
}
