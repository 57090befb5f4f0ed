/* Fields of what nobody knows exactly. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

static const char *const scale_choices[] = {"value", "factor", NULL};

#define AT(member) offsetof(struct uncertainty, member)
static const struct field uncertainty_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the assumption, as tables and figures show it"},
    {.key = "field", .kind = FIELD_TEXT, .offset = AT(field), .flags = FIELD_REQUIRED,
     .meaning = "JSON Pointer of a number, a list of numbers or a law, items by name; * in a name stands for any letters and so for several items, which then move together, as in /pools/*/absence_share or /work_types/ip_*/coding_minutes"},
    {.key = "low", .kind = FIELD_NUMBER, .offset = AT(low), .flags = FIELD_NULLABLE, .min = -1e15, .max = 1e15,
     .meaning = "smallest plausible value; the scenario's own value is the base. Drawn between low and high: triangular with the base as its mode"},
    {.key = "high", .kind = FIELD_NUMBER, .offset = AT(high), .flags = FIELD_NULLABLE, .min = -1e15, .max = 1e15,
     .meaning = "largest plausible value"},
    {.key = "distribution", .kind = FIELD_LAW, .offset = AT(distribution), .flags = FIELD_NULLABLE, .min = 0, .max = 1e15,
     .meaning = "distribution of the value, in place of low and high; its outermost 0.1 % on either side is not drawn, and the tornado takes its 10 % and 90 % quantiles"},
    {.key = "scale", .kind = FIELD_CHOICE, .offset = AT(scale), .choices = scale_choices, .initial = "\"value\"",
     .meaning = "value: the numbers are the field's own; factor: they multiply what stands there (1 is the base), which laws and lists need"},
    {.key = "source", .kind = FIELD_TEXT, .offset = AT(source), .flags = FIELD_NULLABLE,
     .meaning = "where the range comes from"},
};
#undef AT
const struct field_group field_uncertainty = {"uncertain assumption", "fields that nobody knows exactly, and between which values they may lie",
                                              sizeof(struct uncertainty), uncertainty_fields, COUNT_OF(uncertainty_fields)};
