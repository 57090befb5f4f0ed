#include "app/command.h"

const struct command commands[] = {
    {"run", "SCENARIO.json", "simulate one scenario", command_run},
    {"compare", "BASE.json ALT.json...", "simulate alternatives against a baseline, with paired differences",
     command_compare},
    {"extend", "DIR -n N", "add replications to a result without repeating the old ones", command_extend},
    {"reproduce", "DIR", "run a result again and compare every table to the byte", command_reproduce},
    {"batch", "STUDY.json --db FILE", "simulate every cell of a study into a results store", command_batch},
    {"results", "STUDY.db", "show what a results store holds", command_results},
    {"best", "STUDY.db --metric METRIC", "rank the feasible cells of a study", command_best},
    {"plan", "STUDY.json -o DIR", "cut a study into chunks for many machines", command_plan},
    {"work", "DIR --chunk K", "simulate one chunk of a plan", command_work},
    {"status", "DIR", "say which chunks of a plan are missing", command_status},
    {"merge", "DIR --db FILE", "bring the chunks of a plan into a results store", command_merge},
    {"automate", "SCENARIO.json", "rank work types by volume and variability, and simulate CAC on each alone",
     command_automate},
    {"validate", "SCENARIO.json...", "check scenarios and report every problem", command_validate},
    {"explain", "SCENARIO.json [POINTER]", "say what a field means, its value and where it comes from",
     command_explain},
    {"schema", "", "print the JSON Schema of scenario files", command_schema},
    {"plot", "DIR", "draw the figures of a result folder again", command_plot},
    {"version", "", "print the version and the libraries", command_version},
    {"help", "[COMMAND]", "show this help, or a command's", command_help},
};
const size_t command_count = sizeof commands / sizeof *commands;
