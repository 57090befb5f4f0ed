#ifndef IO_FIELD_READ_H
#define IO_FIELD_READ_H
/* Reads one value of the merged document into one member of a struct, by the kind of its field. Groups and lists, which
 * hold other fields, are io/scenario_read's. */
#include "io/reader.h"

/* Puts "not given" into the member: NAN, -1, DATE_NONE, NULL, an empty list; 0 for kinds that have no such value. */
void field_clear(const struct field *field, char *at);

/* Reads a value that is not null (FIELD_ANY takes null too). Returns false with problems added; the member is then as field_clear left it. */
bool field_read(const struct reader *reader, const struct field *field, const struct cJSON *node, const char *pointer,
                char *at);
#endif
