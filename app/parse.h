#ifndef APP_PARSE_H
#define APP_PARSE_H
/* Command lines through argp: one table gives parsing, --help and the messages. */
#include "io/instant_text.h"
#include <argp.h>
#include <stdint.h>

/* Runs argp for `himsim COMMAND`; wrong usage ends the program with exit code 2, --help with 0. */
void parse_command(const struct argp *argp, const char *command, int argc, char **argv, void *input);

/* A whole number in [min, max], or the program ends with exit code 2 and says what is allowed. */
int64_t parse_integer(struct argp_state *state, const char *option, const char *text, int64_t min, int64_t max);

/* A number in [min, max], or the same. */
double parse_number(struct argp_state *state, const char *option, const char *text, double min, double max);

/* A local date without a time, or the same. */
struct instant_text parse_date(struct argp_state *state, const char *option, const char *text);
#endif
