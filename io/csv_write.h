#ifndef IO_CSV_WRITE_H
#define IO_CSV_WRITE_H
/* Cells of a CSV row, RFC 4180: quoted only where needed, LF line ends. */
#include <stdint.h>
#include <stdio.h>

void csv_text(FILE *file, const char *text, char after); /* `after`: ',' or '\n' */
void csv_number(FILE *file, double number, char after);  /* empty when NAN */
void csv_integer(FILE *file, int64_t number, char after);
#endif
