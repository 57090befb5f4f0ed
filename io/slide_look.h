#ifndef IO_SLIDE_LOOK_H
#define IO_SLIDE_LOOK_H
/* The usual look of the slides: a reference file for pandoc that holds only what differs from pandoc's own, the master
 * (a bold title on the left, text of a size that a paragraph fits) and the theme (Inter, the colours of the figures). */
#include <stdio.h>

void slide_look_write(FILE *file);
#endif
