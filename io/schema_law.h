#ifndef IO_SCHEMA_LAW_H
#define IO_SCHEMA_LAW_H
/* Laws in the schema: one definition for all, and the range of each field beside the reference to it. */
#include "io/json_write.h"
#include "models/field.h"

/* Members of the schema of a law field. */
void schema_write_law_field(struct json_write *out, const struct field *field);

/* The definition "law". */
void schema_write_law_definition(struct json_write *out);
#endif
