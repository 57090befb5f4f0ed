#ifndef IO_LAW_READ_H
#define IO_LAW_READ_H
/* Reads a law: a number, or an object with exactly the parameters of its law (io/law_table.h). The range of the field
 * applies to means, bounds and points. */
#include "io/reader.h"
#include "sim/law.h"

/* Returns false with problems added; the law is then the deterministic 0. The caller owns law->points. */
bool law_read(const struct reader *reader, const struct field *field, const struct cJSON *node, const char *pointer,
              struct law *law);
#endif
