#include "app/command.h"
#include "app/exit_code.h"
#include <stdio.h>
#include <string.h>

static void print_commands(void)
{
    puts("himsim simulates a hospital's medical-coding department: DNFB, turnaround time and cost\n"
         "of staffing alternatives, before anyone is hired.\n\nUsage: himsim COMMAND [OPTION...] ...\n");
    for (size_t i = 0; i < command_count; i++) {
        printf("  %-9s %-24s\n", commands[i].name, commands[i].arguments);
        printf("            %s\n", commands[i].summary);
    }
    puts("\nExamples:\n"
         "  himsim run scenarios/baseline.json\n"
         "  himsim compare scenarios/baseline.json scenarios/follow-the-sun.json -o out\n\n"
         "'himsim COMMAND --help' shows a command's options.\n"
         "Exit codes: 0 done, 1 failed, 2 usage, 3 scenario invalid, 4 done, but not what was asked for (precision not\n"
         "reached, no steady state, report --strict), 5 a replication failed, 6 an external tool is missing,\n"
         "130 interrupted (what was complete is shown).");
}

int command_help(int argc, char **argv)
{
    if (argc < 2) {
        print_commands();
        return EXIT_DONE;
    }
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, argv[1]) == 0 && commands[i].run != command_help) {
            char option[] = "--help";
            char *help[] = {argv[1], option, NULL};
            return commands[i].run(2, help);
        }
    print_commands();
    return strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0 ? EXIT_DONE : EXIT_USAGE;
}
