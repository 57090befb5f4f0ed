#ifndef IO_DOCUMENT_HTML_H
#define IO_DOCUMENT_HTML_H
/* A document as one HTML file that needs no other: figures inline, style within, no request to anywhere. Items are
 * sections with their ids; one called "source" is the footer, one called "decision" stands out. Verdict signs at the
 * end of a cell get a name for those who hear the page. */
#include "io/document.h"
#include <stdio.h>

/* Figures are looked for in `directory`, their key with ".svg" behind it. `kind` says in a word what the page is. */
void document_html_write(const struct document *document, const char *kind, const char *directory, FILE *file);

extern const char document_html_style[];
#endif
