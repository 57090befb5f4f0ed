#ifndef IO_FIELD_TEXT_H
#define IO_FIELD_TEXT_H
/* Words about a field for people: the kinds, the ranges, the choices. Shared by the schema, `explain` and the reference
 * table. */
#include "models/field.h"
#include <stdbool.h>

/* "whole number", "date \"YYYY-MM-DD\"", "name of a pool" ...; the caller frees. */
char *field_kind_text(const struct field *field);

/* "0 to 1 share", "\"fifo\", \"highest_dollars\"", "24 numbers, each 0 to 1" ...; NULL when nothing limits it; the
 * caller frees. */
char *field_allowed_text(const struct field *field);

/* Default as JSON; "required" or "none" in words; the caller frees. */
char *field_default_text(const struct field *field);

/* Is the member a name that lists merge by? */
bool field_is_name(const struct field *field);

/* Does a list of this group merge by name? */
bool field_group_is_named(const struct field_group *group);
#endif
