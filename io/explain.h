#ifndef IO_EXPLAIN_H
#define IO_EXPLAIN_H
/* What a place of a scenario says: its value, who gave it (file:line:column, or the default), unit, range, meaning,
 * source; the members of an object, the items of a list. */
#include <stdbool.h>

struct loaded_scenario;

/* Explains the value at a JSON Pointer (list items by name or number; "" is the whole scenario). *text is some lines
 * for people, each ended by a line break; the caller frees. Returns false when there is no such place: *text then says
 * so in one line, with the nearest one. */
bool explain(const struct loaded_scenario *loaded, const char *pointer, char **text);
#endif
