#ifndef APP_SLIDE_TOOLS_H
#define APP_SLIDE_TOOLS_H
/* Slides through pandoc, and the same as PDF through LibreOffice. */
#include "io/board.h"

/* Writes board.pptx and board.pdf into `output`, as far as `formats` (enum board_format) asks for them. Returns an exit
 * code; what is missing is said on stderr with the package to install. */
int slide_tools_run(struct board *board, const char *template, unsigned formats, const char *output);
#endif
