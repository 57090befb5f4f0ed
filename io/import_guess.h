#ifndef IO_IMPORT_GUESS_H
#define IO_IMPORT_GUESS_H
/* Proposes a map from the headers of exports: the columns of Epic's public schema and of common coding worklists are
 * known by name, others by the words in them. The first rows show which date format reads every cell. */
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Writes the map as JSON, with a comment at what is unsure, and the numbers of the columns that it leaves out; no
 * header that it does not propose and no value is written. Files that cannot be read, or whose first row holds numbers
 * or dates and so is no header, are reported; false then. */
bool import_guess(char *const *paths, size_t count, FILE *out, struct problems *problems);
#endif
