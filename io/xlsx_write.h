#ifndef IO_XLSX_WRITE_H
#define IO_XLSX_WRITE_H
/* The report as a workbook: Scorecard, Money (live formulas), Weekly, By pool, By work type, Inputs, Distribution,
 * About. The same result gives the same bytes. */
#include "io/board.h"

/* Writes the file at `path`. On failure false, with an owned message. */
bool xlsx_write(struct board *board, const char *path, char **message);
#endif
