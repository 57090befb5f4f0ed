#ifndef IO_AUTOMATION_TEXT_H
#define IO_AUTOMATION_TEXT_H
/* The automation report for a terminal: the ranking, the hours that the stated gain frees, the effect of each engine
 * alone. */
#include "io/automation_words.h"
#include <stdio.h>

/* Tables fit into `width` columns; what does not fit goes on below. */
void automation_text_write(const struct automation_view *view, int width, FILE *file);
#endif
