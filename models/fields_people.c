/* Fields of the people inside a pool: their errors, their coming and going, what the pool has promised. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

static const char *const displaced_choices[] = {"released", "attrition_only", "severed", "redeployed", NULL};

#define AT(member) offsetof(struct errors, member)
static const struct field errors_fields[] = {
    {.key = "share", .kind = FIELD_MAP, .offset = AT(share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .target = "work_types", .unit = "share",
     .meaning = "share of charts that an experienced, unhurried coder gets wrong, by work type; absent: none. Per claim, not per code",
     .source = "[S] targets 95-98 % accurate, qwayhealthcare.ai; [A] internal 0.04, offshore 0.05"},
    {.key = "new_coder_factor", .kind = FIELD_NUMBER, .offset = AT(new_coder_factor), .min = 1, .max = 100, .initial = "2.5", .unit = "factor",
     .meaning = "factor on the errors of a coder's first day, falling in a straight line to 1",
     .source = "[A] a new coder is 90 % accurate where an experienced one is 96 %"},
    {.key = "new_coder_days", .kind = FIELD_INTEGER, .offset = AT(new_coder_days), .min = 0, .max = 3650, .initial = "90", .unit = "days",
     .meaning = "days until a coder makes no more errors than the others", .source = "[A] rising 90 days"},
    {.key = "overtime_factor", .kind = FIELD_NUMBER, .offset = AT(overtime_factor), .min = 1, .max = 100, .initial = "1.2", .unit = "factor",
     .meaning = "factor on the errors of charts finished in overtime", .source = "[K]/[A] 1.2 above 45 hours"},
    {.key = "pressure_charts_per_coder", .kind = FIELD_NUMBER, .offset = AT(pressure_charts_per_coder), .flags = FIELD_NULLABLE | FIELD_EXCLUSIVE_MIN,
     .min = 0, .max = 1e9, .unit = "charts per coder",
     .meaning = "waiting charts per coder above which people hurry, looked at when a shift starts; null: never"},
    {.key = "pressure_factor", .kind = FIELD_NUMBER, .offset = AT(pressure_factor), .min = 1, .max = 100, .initial = "1.25", .unit = "factor",
     .meaning = "factor on the errors at twice that backlog; in a straight line from 1 at the threshold", .source = "[A]"},
    {.key = "pressure_factor_max", .kind = FIELD_NUMBER, .offset = AT(pressure_factor_max), .min = 1, .max = 100, .initial = "1.5", .unit = "factor",
     .meaning = "largest factor of pressure", .source = "[A]"},
};
#undef AT
const struct field_group field_errors = {"error rule", "how often a pool's coders get a chart wrong",
                                         sizeof(struct errors), errors_fields, COUNT_OF(errors_fields)};

#define AT(member) offsetof(struct workforce, member)
static const struct field workforce_fields[] = {
    {.key = "attrition_yearly_share", .kind = FIELD_NUMBER, .offset = AT(attrition_yearly_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 0.99,
     .initial = "0", .unit = "share", .meaning = "share of the people who leave within a year",
     .source = "[A] 0.12-0.20 onshore, 0.20-0.35 offshore; no number was found"},
    {.key = "burn_out_per_overtime_hour", .kind = FIELD_NUMBER, .offset = AT(burn_out_per_overtime_hour), .min = 0, .max = 10, .initial = "0",
     .unit = "share per hour", .meaning = "growth of attrition per weekly hour of overtime, smoothed over about four weeks", .source = "[A]"},
    {.key = "time_to_fill_days", .kind = FIELD_LAW, .offset = AT(time_to_fill_days), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 36500,
     .initial = "150", .unit = "days", .meaning = "days until a vacant seat is filled",
     .source = "[S] experienced inpatient coder up to 9 months, manager about 5 months (journal.ahima.org); [A] 150"},
    {.key = "speed_cv", .kind = FIELD_NUMBER, .offset = AT(speed_cv), .min = 0, .max = 2, .initial = "0", .unit = "ratio",
     .meaning = "spread of speed between coders (coefficient of variation, lognormal, mean 1)", .source = "[A] 0.25-0.35 between coders"},
    {.key = "onboarding_usd", .kind = FIELD_NUMBER, .offset = AT(onboarding_usd), .min = 0, .max = 1e7, .initial = "0", .unit = "usd",
     .meaning = "recruiting and training of one new person, paid on the first day",
     .source = "[V] replacing a coder 8,000-20,000 (oceanhealthexecutives.com)"},
    {.key = "severance_usd", .kind = FIELD_NUMBER, .offset = AT(severance_usd), .min = 0, .max = 1e7, .initial = "0", .unit = "usd",
     .meaning = "paid once for a person whose seat is cut, if displaced is severed", .source = "[A]"},
    {.key = "retraining_usd", .kind = FIELD_NUMBER, .offset = AT(retraining_usd), .min = 0, .max = 1e7, .initial = "0", .unit = "usd",
     .meaning = "paid once for a person whose seat is cut, if displaced is redeployed; the new seat stands with the other pool", .source = "[A]"},
    {.key = "displaced", .kind = FIELD_CHOICE, .offset = AT(displaced), .initial = "\"released\"", .choices = displaced_choices,
     .meaning = "what a dated cut of headcount does: released (stand by, unpaid, and may come back), attrition_only (seats close as people leave), severed (gone, severance paid), redeployed (to another pool, retraining paid)"},
};
#undef AT
const struct field_group field_workforce = {"workforce", "how people come and go", sizeof(struct workforce),
                                            workforce_fields, COUNT_OF(workforce_fields)};

#define AT(member) offsetof(struct sla, member)
static const struct field sla_fields[] = {
    {.key = "tat_hours", .kind = FIELD_NUMBER, .offset = AT(tat_hours), .flags = FIELD_NULLABLE | FIELD_EXCLUSIVE_MIN, .min = 0, .max = 10000,
     .unit = "hours", .meaning = "turnaround that the pool promises; null: none"},
    {.key = "tat_within_share", .kind = FIELD_NUMBER, .offset = AT(tat_within_share), .min = 0, .max = 1, .initial = "0.95", .unit = "share",
     .meaning = "share of its charts of a week that must be within it", .source = "[A]"},
    {.key = "accuracy_share", .kind = FIELD_NUMBER, .offset = AT(accuracy_share), .flags = FIELD_NULLABLE, .min = 0, .max = 1, .unit = "share",
     .meaning = "share of its audited charts of a week that must be right; null: none", .source = "[S] 95-98 %"},
    {.key = "charts_per_coder_day", .kind = FIELD_NUMBER, .offset = AT(charts_per_coder_day), .flags = FIELD_NULLABLE, .min = 0, .max = 10000,
     .unit = "charts", .meaning = "charts per eight hours on shift; null: none"},
    {.key = "penalty_share", .kind = FIELD_NUMBER, .offset = AT(penalty_share), .min = 0, .max = 1, .initial = "0", .unit = "share",
     .meaning = "share of the week's price that the pool gives back for a week in which it misses a promise", .source = "[A] service credit"},
};
#undef AT
const struct field_group field_sla = {"service level", "what a pool has promised, week by week", sizeof(struct sla),
                                      sla_fields, COUNT_OF(sla_fields)};
