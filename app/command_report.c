#include "app/board_format.h"
#include "app/board_report.h"
#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "app/stress_report.h"
#include "models/period.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    OPTION_STRESS = 256,
    OPTION_SET,
    OPTION_RESULT,
    OPTION_JSON,
    OPTION_STRICT,
    OPTION_FORMAT,
    OPTION_TEMPLATE,
    OPTION_CADENCE
};

static const struct argp_option options[] = {
    {"format", OPTION_FORMAT, "LIST", 0,
     "of a result folder: html, xlsx, pptx, pdf, md, parted by commas (default: all of them)", 0},
    {"template", OPTION_TEMPLATE, "FILE.pptx", 0, "of a result folder: the house's own look of the slides", 0},
    {"cadence", OPTION_CADENCE, "KIND", 0,
     "of a result folder: the governance pack instead, weekly (the huddle), monthly or quarterly", 0},
    {"stress", OPTION_STRESS, NULL, 0,
     "the STRESS-DES document: purpose, logic with a flow diagram, data, experimentation, implementation", 0},
    {"output", 'o', "FILE.md|DIR", 0,
     "--stress: write the document there, and its flow diagram (SVG) beside it; without: Markdown on standard output. "
     "Of a result folder: write into this folder (default: DIR/report)",
     0},
    {"result", OPTION_RESULT, "DIR", 0, "say what was really run: the result folder of run or compare with -o", 0},
    {"set", OPTION_SET, "POINTER=VALUE", 0, "change a field first; may be repeated", 0},
    {"json", OPTION_JSON, NULL, 0, "the same as JSON: sections, items, their texts and tables, what is missing", 0},
    {"strict", OPTION_STRICT, NULL, 0, "exit with 4 when something is missing or the result is of another scenario", 0},
    {0}};

struct report {
    struct stress_request stress;
    struct board_request board; /* its directory and output are those of `stress` */
    bool is_stress, asks_board; /* an option of one alone was given */
    bool picks;                 /* formats or a template, which the governance pack does not have */
};

static void parse_formats(struct argp_state *state, struct board_request *board, char *list)
{
    static const char *const names[] = {"html", "xlsx", "pptx", "pdf", "md"};
    board->formats = 0;
    for (char *rest = NULL, *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        unsigned format = 0;
        while (format < sizeof names / sizeof *names && strcmp(names[format], name) != 0) format++;
        if (format == sizeof names / sizeof *names)
            argp_error(state, "--format: \"%s\" is none of html, xlsx, pptx, pdf, md", name);
        board->formats |= 1u << format;
    }
    if (board->formats == 0) argp_error(state, "--format: name one or several of html, xlsx, pptx, pdf, md");
}

static int cadence_of(struct argp_state *state, const char *name)
{
    static const char *const names[PERIOD_KINDS] = {"weekly", "monthly", "quarterly"};
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        if (strcmp(names[kind], name) == 0) return kind;
    argp_error(state, "--cadence: \"%s\" is none of weekly, monthly, quarterly", name);
    return -1;
}

static void check(struct argp_state *state, const struct report *report)
{
    if (!report->stress.path)
        argp_error(state, report->is_stress
                              ? "name a scenario file"
                              : "name the result folder of a run or compare, or a scenario with --stress");
    struct stat status;
    if (!report->is_stress && stat(report->stress.path, &status) == 0 && !S_ISDIR(status.st_mode))
        argp_error(state, "%s is no result folder; the document of a scenario is asked for with --stress",
                   report->stress.path);
    if (report->is_stress && report->asks_board)
        argp_error(state, "--format, --template and --cadence are of a result folder, not of --stress");
    if (report->picks && report->board.cadence >= 0)
        argp_error(state, "--cadence writes a page and its Markdown; leave --format and --template out");
    if (!report->is_stress &&
        (report->stress.json || report->stress.strict || report->stress.result || report->stress.set_count > 0))
        argp_error(state, "--result, --set, --json and --strict go with --stress");
}

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
    case OPTION_FORMAT:
        parse_formats(state, &report->board, argument);
        report->asks_board = report->picks = true;
        break;
    case OPTION_TEMPLATE:
        report->board.template = argument;
        report->asks_board = report->picks = true;
        break;
    case OPTION_CADENCE:
        report->board.cadence = cadence_of(state, argument);
        report->asks_board = true;
        break;
    case OPTION_JSON:
        stress->json = true;
        break;
    case OPTION_STRICT:
        stress->strict = true;
        break;
    case ARGP_KEY_ARG:
        if (stress->path) argp_error(state, "name one result folder, or one scenario file with --stress");
        stress->path = argument;
        break;
    case ARGP_KEY_END:
        check(state, report);
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
        "DIR\n--stress SCENARIO.json",
        "Of a result folder: what a board is shown, as a page (HTML), a workbook (XLSX), slides (PPTX, PDF) and "
        "Markdown, "
        "all from the numbers that stand in the folder. With --stress, a document about a scenario, filled from the "
        "scenario itself: what only people can say comes from its \"meta\"; what is missing is shown in its place and "
        "listed at the end.",
        NULL,
        NULL,
        NULL};
    struct report report = {.board = {.formats = BOARD_FORMATS, .cadence = -1},
                            .stress = {.sets = memory_allocate((size_t)argc, sizeof *report.stress.sets)}};
    parse_command(&argp, "report", argc, argv, &report);
    report.board.directory = report.stress.path;
    report.board.output = report.stress.output;
    int code = report.is_stress ? stress_report(&report.stress) : board_report(&report.board);
    free(report.stress.sets);
    return code;
}
