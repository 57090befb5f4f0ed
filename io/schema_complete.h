#ifndef IO_SCHEMA_COMPLETE_H
#define IO_SCHEMA_COMPLETE_H
/* The definition "complete" of the schema: what a file that extends no other must hold. */
#include "io/json_write.h"

void schema_write_complete(struct json_write *out);
#endif
