#ifndef IO_NAME_READ_H
#define IO_NAME_READ_H
/* Names: what may be one, and references from one part of a scenario to the items of another. */
#include "io/reader.h"

enum { NAME_LENGTH_MAX = 64 };

/* Is the text fit to be a name (1 to 64 bytes, no slash, no control character, not "*")? Reports when it is not. */
bool name_check(const struct reader *reader, const struct cJSON *node, const char *pointer);

/* Index of the item of the scenario's list `target` ("work_types") with that name; -1 when there is none. */
int name_index(const struct reader *reader, const char *target, const char *name);

/* Number of items of that list. */
size_t name_count(const struct reader *reader, const char *target);

/* Reports that `target` has no item of this name, at the value or (when `at_key`) at its key. */
void name_report_unknown(const struct reader *reader, const struct cJSON *node, bool at_key, const char *pointer,
                         const char *target, const char *name);
#endif
