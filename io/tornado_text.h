#ifndef IO_TORNADO_TEXT_H
#define IO_TORNADO_TEXT_H
/* The tornado for a terminal: one ranked table a metric, and what it says. */
#include "io/tornado_words.h"
#include <stdio.h>

/* Tables fit into `width` columns; what does not fit goes on below. */
void tornado_text_write(const struct tornado_view *view, int width, FILE *file);
#endif
