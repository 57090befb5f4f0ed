#ifndef APP_COMMAND_H
#define APP_COMMAND_H
/* The commands of himsim: one table, one file a command. */
#include <stddef.h>

struct command {
    const char *name;
    const char *arguments; /* as shown in help */
    const char *summary;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns an exit code */
};

extern const struct command commands[];
extern const size_t command_count;

int command_run(int argc, char **argv);
int command_compare(int argc, char **argv);
int command_extend(int argc, char **argv);
int command_reproduce(int argc, char **argv);
int command_batch(int argc, char **argv);
int command_results(int argc, char **argv);
int command_best(int argc, char **argv);
int command_plan(int argc, char **argv);
int command_work(int argc, char **argv);
int command_status(int argc, char **argv);
int command_merge(int argc, char **argv);
int command_automate(int argc, char **argv);
int command_tornado(int argc, char **argv);
int command_import(int argc, char **argv);
int command_fit(int argc, char **argv);
int command_backtest(int argc, char **argv);
int command_validate(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_schema(int argc, char **argv);
int command_report(int argc, char **argv);
int command_plot(int argc, char **argv);
int command_version(int argc, char **argv);
int command_help(int argc, char **argv);
#endif
