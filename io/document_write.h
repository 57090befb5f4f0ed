#ifndef IO_DOCUMENT_WRITE_H
#define IO_DOCUMENT_WRITE_H
/* A document as Markdown (tables of GitHub, texts escaped: no name of a scenario can break a table or become markup)
 * and as JSON: sections, their items, the blocks of each. */
#include "io/document.h"
#include <stdio.h>

void document_markdown_write(const struct document *document, FILE *file);
/* The same without the chapter of what is missing, and with numbers of items only where they are numbers. */
void document_markdown_plain_write(const struct document *document, FILE *file);

struct json_write;

/* Members "title", "sections" and "missing" (keys of the gaps) of the object that is open. */
void document_json_write(const struct document *document, struct json_write *out);
#endif
