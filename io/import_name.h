#ifndef IO_IMPORT_NAME_H
#define IO_IMPORT_NAME_H
/* Names of work types and payers on their way from a site into a scenario. */
#include "io/digest_index.h"
#include <stdbool.h>
#include <stddef.h>

enum { IMPORT_NAME_MAX = 64, IMPORT_NAMES_MAX = 500 };

extern const char import_name_allowed[];

/* Can a scenario have this name as it is? */
bool import_name_is_sound(const char *text);

struct import_names { /* zero it first */
    struct digest_index index;
    char **items; /* owned, by number */
    size_t capacity;
};

/* The number of a site's name, from 0; slashes become dashes, since a scenario has none in its names. -1 when the text
 * is no UTF-8, too long for a name or has control characters; -2 when there would be more than IMPORT_NAMES_MAX: that
 * is no list of categories. */
int import_names_of(struct import_names *names, const char *text);
void import_names_free(struct import_names *names);
#endif
