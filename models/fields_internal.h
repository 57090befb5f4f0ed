#ifndef MODELS_FIELDS_INTERNAL_H
#define MODELS_FIELDS_INTERNAL_H
/* The groups of the fields table, one file a subject; only models/fields*.c include this. */
#include "models/field.h"
#include "models/scenario.h"
#include <float.h>
#include <math.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define ANY_MIN         (-DBL_MAX)
#define ANY_MAX         DBL_MAX

extern const struct field_group field_work_type, field_cac, field_profile, field_surge, field_signoff_freeze,
    field_opening, field_documentation_tool, field_pause;
extern const struct field_group field_pool, field_worklist, field_errors, field_workforce, field_sla;
extern const struct field_group field_quality, field_claims, field_finance;
extern const struct field_group field_gate, field_change, field_meta, field_uncertainty;
#endif
