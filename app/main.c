#include "app/command.h"
#include "app/exit_code.h"
#include "io/nearest.h"
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>

static int refuse(const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < command_count; i++) nearest_offer(&nearest, commands[i].name);
    const char *found = nearest_found(&nearest);
    fprintf(stderr, "himsim: there is no command \"%s\"", name);
    if (found) fprintf(stderr, "; did you mean \"%s\"?", found);
    fputs("\n'himsim help' lists the commands.\n", stderr);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    if (argc < 2) {
        char *help[] = {argv[0], NULL};
        return command_help(1, help);
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) name = "help";
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) name = "version";
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0) return commands[i].run(argc - 1, argv + 1);
    return refuse(name);
}
