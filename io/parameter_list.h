#ifndef IO_PARAMETER_LIST_H
#define IO_PARAMETER_LIST_H
/* Every value of a scenario that counts, with where it comes from: one entry per field and value, items that share both
 * together. Names, titles, nulls, and fields of mechanisms that are off are left out. */
#include "io/scenario_load.h"
#include <stdbool.h>
#include <stddef.h>

struct cJSON;
struct field;

struct parameter {
    const struct field *field;
    char *place;  /* pointer, items of lists as "*"; owned */
    char *items;  /* "ip_medical, ip_surgical"; NULL outside lists; owned */
    char *value;  /* io/value_text.h; owned */
    char *from;   /* name of the file that gives it; NULL: the default; owned */
    size_t count; /* items */
    bool assumed; /* a default that is an assumption: its source is marked [A] */
};

struct parameter_list {
    size_t count, capacity, switched_off; /* values left out because what needs them is off */
    struct parameter *items;
};

void parameter_list_init(struct parameter_list *list, const struct loaded_scenario *loaded,
                         const struct cJSON *resolved);
void parameter_list_free(struct parameter_list *list);
#endif
