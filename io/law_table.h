#ifndef IO_LAW_TABLE_H
#define IO_LAW_TABLE_H
/* How laws are spelled: {"law": "lognormal", "mean": 28, "cv": 0.8}. One row per law, in the order of enum law_kind,
 * with exactly the parameters that it takes. A bare number is the deterministic law. */
#include "models/field.h"
#include "sim/law.h"
#include <stdbool.h>
#include <stddef.h>

enum { LAW_PARAMETERS_MAX = 3 };

struct law_parameter {
    const char *key;
    size_t offset;    /* in struct law */
    bool whole;       /* an int, not a double */
    bool field_range; /* the range of the field applies, not the one below */
    double min, max;
    bool exclusive_min;
    const char *meaning;
};

struct law_row {
    const char *name;
    const char *meaning;
    bool has_points; /* "points": [[share, value], ...] */
    size_t count;
    const struct law_parameter *parameters[LAW_PARAMETERS_MAX];
};

extern const struct law_row law_rows[LAW_KIND_COUNT];

/* The kind of that name; LAW_KIND_COUNT when there is none. */
enum law_kind law_kind_named(const char *name);

/* The law's parameter of that key; NULL when it takes none such. */
const struct law_parameter *law_parameter_find(const struct law_row *row, const char *key);

/* Range and unit of a parameter when the law is the value of `field`, as a field of its own. */
struct field law_parameter_range(const struct law_parameter *parameter, const struct field *field);

/* Is the key a parameter of any law ("points" among them)? */
bool law_knows(const char *key);

/* Value of a parameter. */
double law_parameter_get(const struct law *law, const struct law_parameter *parameter);
void law_parameter_set(struct law *law, const struct law_parameter *parameter, double value);
#endif
