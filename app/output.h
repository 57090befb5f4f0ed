#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H
/* Where the result of run and compare goes: stdout, a folder, a trace file. */
#include "app/study_request.h"
#include "io/result_set.h"

/* Proves before the simulation that what was asked for can be written; on failure false, with the reason on stderr. */
bool output_prepare(const struct study_request *request);

/* Writes everything asked for; returns an exit code. */
int output_write(const struct study_request *request, const struct result_set *results);

/* Writes what there is where no end of the warm-up was found: JSON on stdout if asked for; the weeks and their figures
 * into the folder. Returns an exit code. */
int output_pilot_write(const struct study_request *request, const struct result_set *results);

/* With files to write, a reader of standard output who goes away (`| head`) must not end the program before they are
 * written: output_flush reports it. */
void output_outlive_reader(bool has_files);

/* Columns of the terminal; a pipe gets the full table. */
int output_terminal_width(void);
/* Says on stderr why a result could not be written, and frees the message; returns false. */
bool output_complain(char *message);
/* False, with the reason on stderr, when standard output did not take all that was printed. */
bool output_flush(void);
#endif
