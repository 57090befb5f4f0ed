/* Fields of what happens on dates: gates that decide, changes of other fields. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

static const char *const metric_choices[] = {"accuracy_share", "coding_denial_share", "tat_within_target_share", "dnfb_days",
                                             "backlog_encounters", NULL};

#define AT(member) offsetof(struct gate, member)
static const struct field gate_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the gate"},
    {.key = "date", .kind = FIELD_DATE, .offset = AT(date), .flags = FIELD_REQUIRED,
     .meaning = "local day on which the gate is decided, in each replication by what that replication has measured"},
    {.key = "metric", .kind = FIELD_CHOICE, .offset = AT(metric), .flags = FIELD_REQUIRED, .choices = metric_choices,
     .meaning = "what is measured"},
    {.key = "pool", .kind = FIELD_REFERENCE, .offset = AT(pool), .flags = FIELD_NULLABLE, .target = "pools",
     .meaning = "pool whose charts are measured; null: all"},
    {.key = "work_type", .kind = FIELD_REFERENCE, .offset = AT(work_type), .flags = FIELD_NULLABLE, .target = "work_types",
     .meaning = "work type whose charts are measured; null: all"},
    {.key = "at_least", .kind = FIELD_NUMBER, .offset = AT(at_least), .flags = FIELD_NULLABLE, .min = 0, .max = 1e9,
     .meaning = "the gate opens at this value or more; give this or at_most"},
    {.key = "at_most", .kind = FIELD_NUMBER, .offset = AT(at_most), .flags = FIELD_NULLABLE, .min = 0, .max = 1e9,
     .meaning = "the gate opens at this value or less"},
    {.key = "over_days", .kind = FIELD_INTEGER, .offset = AT(over_days), .flags = FIELD_REQUIRED, .min = 1, .max = 3660,
     .unit = "days", .meaning = "days before `date` that are measured"},
};
#undef AT
const struct field_group field_gate = {"gate", "a measured condition that decides whether dated changes happen", sizeof(struct gate),
                                       gate_fields, COUNT_OF(gate_fields)};

#define AT(member) offsetof(struct change, member)
static const struct field change_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the change"},
    {.key = "date", .kind = FIELD_DATE, .offset = AT(date), .flags = FIELD_REQUIRED,
     .meaning = "first local day of the new value; on or before the start: from the start"},
    {.key = "field", .kind = FIELD_TEXT, .offset = AT(field), .flags = FIELD_REQUIRED,
     .meaning = "JSON Pointer of a schedulable field, items by name, such as /pools/senior/shifts/day/headcount or /pools/senior/skills/ed"},
    {.key = "value", .kind = FIELD_ANY, .offset = AT(value), .flags = FIELD_REQUIRED,
     .meaning = "the new value, as the field itself accepts it"},
    {.key = "ramp_weeks", .kind = FIELD_NUMBER, .offset = AT(ramp_weeks), .min = 0, .max = 520, .initial = "0", .unit = "weeks",
     .meaning = "weeks in which a number reaches the new value, in a straight line of weekly steps of which the first is on `date`"},
    {.key = "until_date", .kind = FIELD_DATE, .offset = AT(until_date), .flags = FIELD_NULLABLE,
     .meaning = "last local day of the new value, then the field is as if the change had not been; null: to the end"},
    {.key = "if", .kind = FIELD_REFERENCE, .offset = AT(gate), .flags = FIELD_NULLABLE, .target = "gates",
     .meaning = "gate that must be open for the change to happen; null: it happens in any case"},
};
#undef AT
const struct field_group field_change = {"change", "a field has another value from a date on", sizeof(struct change), change_fields,
                                         COUNT_OF(change_fields)};
