#ifndef IO_ACCOUNT_REPORT_H
#define IO_ACCOUNT_REPORT_H
/* Problems of one CSV file: the first 20 are told, the others counted, so that a wrong column does not bury the rest.
 */
#include "models/problem.h"
#include <stddef.h>

enum { ACCOUNT_REPORT_SHOWN = 20 };

struct account_report {
    struct problems *problems; /* borrowed, as are the texts */
    const char *path, *pointer;
    size_t count;
};

/* Adds an error. `cell` is the 1-based cell of the row, which becomes the problem's column; 0: the row or the file.
 * `what` and `hint` are owned by the callee from here on; `hint` and `allowed` may be NULL. */
void account_report_add(struct account_report *report, size_t line, size_t cell, char *what, const char *allowed,
                        char *hint);

/* To be called once at the end: says how many problems were not told. */
void account_report_close(struct account_report *report);

/* A copy of a cell for a message: at most 40 bytes, in quotes, without control characters. The caller frees. */
char *account_report_quote(const char *cell);
#endif
