#ifndef IO_NUMBER_TEXT_H
#define IO_NUMBER_TEXT_H
/* Numbers as text that reads back to the same double. */

enum { NUMBER_TEXT_MAX = 32 };

/* The shortest of 15, 16 or 17 significant digits that gives the number back; whole numbers below 1e15 without
 * exponent. */
void number_text(char text[NUMBER_TEXT_MAX], double number);
#endif
