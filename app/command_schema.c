#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "io/fields_document.h"
#include "io/metrics_document.h"
#include "io/schema.h"
#include "io/study_schema.h"
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_FIELDS = 256, OPTION_METRICS, OPTION_STUDY };

static const struct argp_option options[] = {
    {"fields", OPTION_FIELDS, NULL, 0, "print the reference of scenario fields instead (Markdown)", 0},
    {"study", OPTION_STUDY, NULL, 0, "print the JSON Schema of study files instead, those of himsim batch", 0},
    {"metrics", OPTION_METRICS, NULL, 0, "print the reference of metrics instead (Markdown)", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    char *(**text)(void) = state->input;
    switch (key) {
    case OPTION_FIELDS:
        *text = fields_markdown;
        break;
    case OPTION_STUDY:
        *text = study_schema_text;
        break;
    case OPTION_METRICS:
        *text = metrics_markdown;
        break;
    case ARGP_KEY_ARG:
        argp_error(state, "takes no argument, not \"%s\"", argument);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int command_schema(int argc, char **argv)
{
    const struct argp argp = {
        options, parse_option,
        "",      "Prints the JSON Schema of scenario files, or of study files, for editors and validators.",
        NULL,    NULL,
        NULL};
    char *(*text)(void) = schema_text;
    parse_command(&argp, "schema", argc, argv, &text);
    char *document = text();
    fputs(document, stdout);
    free(document);
    return EXIT_DONE;
}
