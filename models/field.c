#include "models/field.h"
#include <string.h>

const struct field *field_find(const struct field_group *group, const char *key)
{
    for (size_t i = 0; i < group->count; i++)
        if (strcmp(group->fields[i].key, key) == 0) return &group->fields[i];
    return NULL;
}
