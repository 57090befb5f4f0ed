#ifndef IO_SLIDES_MARKDOWN_H
#define IO_SLIDES_MARKDOWN_H
/* A document as slides in pandoc's Markdown: an item a slide, its first block shown, the others as the speaker's notes.
 * Every sign of punctuation is escaped: no text can become markup. */
#include "io/document.h"
#include <stdio.h>

/* `subtitle` stands on the first slide below the document's title. */
void slides_markdown_write(const struct document *document, const char *subtitle, FILE *file);
#endif
