#ifndef IO_TABLE_TEXT_H
#define IO_TABLE_TEXT_H
/* Numbers as a busy person reads them, and their placing in columns of a terminal. UTF-8 aware. */
#include <stddef.h>
#include <stdio.h>

/* A value of a unit of the metrics table, at three significant digits: "$16.4 M", "6.31 days", "48.2 h", "74.1 %",
 * "1,234". Missing values are "n/a". The caller frees. */
char *table_value(double value, const char *unit);

/* The same with a sign, and the half-width of its interval: "+1.23 ± 0.10 days". */
char *table_difference(double difference, double half_width, const char *unit);

/* Characters of a UTF-8 text. */
size_t table_characters(const char *text);

/* Prints `text` in a column of `width` characters, right-aligned when width < 0; longer texts are cut with an ellipsis.
 */
void table_cell(FILE *file, const char *text, int width);

/* Prints a line and its end, broken between words where it would pass `width`. */
void table_wrapped(const char *text, int width, FILE *file);
#endif
