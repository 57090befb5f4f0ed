#ifndef IO_SVG_INLINE_H
#define IO_SVG_INLINE_H
/* A figure as part of a page: its own names made unique, no prolog, nothing from outside, and a label for those who
 * cannot see it. */
#include <stdbool.h>
#include <stdio.h>

/* Writes the picture at `path`; ids get `prefix` before them. False when there is no such file, or no SVG in it. */
bool svg_inline_write(const char *path, const char *prefix, const char *label, FILE *file);

/* Text with the characters that HTML gives a meaning written as entities. */
void html_text_write(const char *text, FILE *file);
#endif
