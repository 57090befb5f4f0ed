#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "io/schema.h"
#include <stdio.h>
#include <stdlib.h>

int command_schema(int argc, char **argv)
{
    const struct argp argp = {NULL, NULL, "", "Prints the JSON Schema of scenario files, for editors and validators.", NULL, NULL, NULL};
    parse_command(&argp, "schema", argc, argv, NULL);
    char *text = schema_text();
    fputs(text, stdout);
    free(text);
    return EXIT_DONE;
}
