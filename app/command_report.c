#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "app/stress_report.h"
#include "sim/memory.h"
#include <stdlib.h>

enum { OPTION_STRESS = 256, OPTION_SET, OPTION_RESULT, OPTION_JSON, OPTION_STRICT };

static const struct argp_option options[] = {
    {"stress", OPTION_STRESS, NULL, 0,
     "the STRESS-DES document: purpose, logic with a flow diagram, data, experimentation, implementation", 0},
    {"output", 'o', "FILE.md|DIR", 0,
     "write the document there, and its flow diagram (SVG) beside it; without: Markdown on standard output", 0},
    {"result", OPTION_RESULT, "DIR", 0, "say what was really run: the result folder of run or compare with -o", 0},
    {"set", OPTION_SET, "POINTER=VALUE", 0, "change a field first; may be repeated", 0},
    {"json", OPTION_JSON, NULL, 0, "the same as JSON: sections, items, their texts and tables, what is missing", 0},
    {"strict", OPTION_STRICT, NULL, 0, "exit with 4 when something is missing or the result is of another scenario", 0},
    {0}};

struct report {
    struct stress_request stress;
    bool is_stress;
};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct report *report = state->input;
    struct stress_request *stress = &report->stress;
    switch (key) {
    case OPTION_STRESS:
        report->is_stress = true;
        break;
    case 'o':
        if (!*argument) argp_error(state, "-o: name a file or a folder");
        stress->output = argument;
        break;
    case OPTION_RESULT:
        stress->result = argument;
        break;
    case OPTION_SET:
        stress->sets[stress->set_count++] = argument;
        break;
    case OPTION_JSON:
        stress->json = true;
        break;
    case OPTION_STRICT:
        stress->strict = true;
        break;
    case ARGP_KEY_ARG:
        if (stress->path) argp_error(state, "name one scenario file");
        stress->path = argument;
        break;
    case ARGP_KEY_END:
        if (!report->is_stress) argp_error(state, "say which report: --stress");
        if (!stress->path) argp_error(state, "name a scenario file");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int command_report(int argc, char **argv)
{
    const struct argp argp = {
        options,
        parse_option,
        "SCENARIO.json",
        "Writes a document about a scenario, filled from the scenario itself. What only people can say comes "
        "from its \"meta\"; what is missing is shown in its place and listed at the end.",
        NULL,
        NULL,
        NULL};
    struct report report = {.stress = {.sets = memory_allocate((size_t)argc, sizeof *report.stress.sets)}};
    parse_command(&argp, "report", argc, argv, &report);
    int code = stress_report(&report.stress);
    free(report.stress.sets);
    return code;
}
