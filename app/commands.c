#include "app/command.h"

const struct command commands[] = {
    {"run", "SCENARIO.json", "simulate one scenario", command_run},
    {"compare", "BASE.json ALT.json...", "simulate alternatives against a baseline, with paired differences",
     command_compare},
    {"extend", "DIR -n N", "add replications to a result without repeating the old ones", command_extend},
    {"reproduce", "DIR", "run a result again and compare every table to the byte", command_reproduce},
    {"automate", "SCENARIO.json", "rank work types by volume and variability, and simulate CAC on each alone",
     command_automate},
    {"tornado", "SCENARIO.json", "rank uncertain assumptions, and find which one would turn a decision",
     command_tornado},
    {"import", "EXPORT... --map MAP -o CSV", "read accounts from exports of an EHR or a coding product, or propose a map",
     command_import},
    {"fit", "ACCOUNTS -o SCENARIO.json", "fit a scenario to a hospital's own accounts", command_fit},
    {"validate", "SCENARIO.json...", "check scenarios and report every problem", command_validate},
    {"explain", "SCENARIO.json [POINTER]", "say what a field means, its value and where it comes from",
     command_explain},
    {"schema", "", "print the JSON Schema of scenario files", command_schema},
    {"report", "DIR", "write what a board is shown from a result folder; --stress documents a scenario",
     command_report},
    {"plot", "DIR", "draw the figures of a result folder again", command_plot},
    {"version", "", "print the version and the libraries", command_version},
    {"help", "[COMMAND]", "show this help, or a command's", command_help},
};
const size_t command_count = sizeof commands / sizeof *commands;
