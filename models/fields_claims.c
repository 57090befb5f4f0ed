/* Fields of the claim: payment, denial, appeal, write-off, take-back, late charges; and the rates of finance. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

#define AT(member) offsetof(struct denial_cause, member)
static const struct field cause_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED,
     .meaning = "cause: drg_downgrade, clinical_validation, medical_necessity, coding_edit, missing_documentation ..."},
    {.key = "error_weight", .kind = FIELD_NUMBER, .offset = AT(error_weight), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1e6, .initial = "1",
     .unit = "weight", .meaning = "relative frequency among the coding denials of wrong charts", .source = "[A] calibrate from denial codes"},
    {.key = "clean_weight", .kind = FIELD_NUMBER, .offset = AT(clean_weight), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1e6, .initial = "1",
     .unit = "weight", .meaning = "relative frequency among the coding denials of charts that are right",
     .source = "[A] calibrate from denial codes"},
    {.key = "amount_share", .kind = FIELD_NUMBER, .offset = AT(amount_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "1",
     .unit = "share", .meaning = "share of the expected payment that is denied; the rest is paid",
     .source = "[A] a DRG downgrade takes a part, an edit the whole"},
    {.key = "appeal_share", .kind = FIELD_MAP, .offset = AT(appeal_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .target = "work_types",
     .unit = "share", .meaning = "share of the denials that is appealed or sent again corrected, by work type; absent: none",
     .source = "[A] what is worth it; 'half is never reworked' has no primary source"},
    {.key = "appeal_minutes", .kind = FIELD_MAP, .offset = AT(appeal_minutes), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 100000,
     .target = "work_types", .unit = "minutes", .meaning = "mean productive minutes of an appeal, by work type",
     .source = "[S] 60-90 first level, 30-45 further levels (practitioner, forums.acdis.org); [A] a corrected claim 15"},
    {.key = "overturn_share", .kind = FIELD_NUMBER, .offset = AT(overturn_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0.54",
     .unit = "share", .meaning = "share of appeals that the payer grants; the others are written off",
     .source = "[S] 54.3 % overturned (private payers, 2022), 63 % recoverable (2016)"},
    {.key = "decision_lag_days", .kind = FIELD_LAW, .offset = AT(decision_lag_days), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 3650,
     .initial = "45", .unit = "days", .meaning = "appeal to decision and, when granted, payment", .source = "[A] 30-60 days"},
};
#undef AT
static const struct field_group field_denial_cause = {"denial cause", "a cause of coding denials and how it is fought",
                                                      sizeof(struct denial_cause), cause_fields,
                                                      COUNT_OF(cause_fields)};

#define AT(member) offsetof(struct claims, member)
static const struct field claims_fields[] = {
    {.key = "payment_lag_days", .kind = FIELD_LAW, .offset = AT(payment_lag_days), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 3650, .initial = "0",
     .unit = "days", .meaning = "claim to payment or denial of accounts without a payer"},
    {.key = "denial_given_error_share", .kind = FIELD_NUMBER, .offset = AT(denial_given_error_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0.2", .unit = "share", .meaning = "probability that a wrong chart is denied for coding; needs denial_causes",
     .source = "[A] calibrate"},
    {.key = "denial_given_clean_share", .kind = FIELD_NUMBER, .offset = AT(denial_given_clean_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0.016", .unit = "share", .meaning = "probability that a chart that is right is denied for coding all the same; needs denial_causes",
     .source = "[A] calibrate: with 4 % errors together 23 per 1,000, inside 18-30 per 1,000 [A]"},
    {.key = "denial_causes", .kind = FIELD_LIST, .offset = AT(denial_causes), .group = &field_denial_cause,
     .meaning = "causes of coding denials; none: no coding denials"},
    {.key = "appealed_by", .kind = FIELD_REFERENCES, .offset = AT(appealed_by), .flags = FIELD_SCHEDULABLE, .target = "pools",
     .meaning = "pools that write appeals, in the order in which idle people are offered one; skills do not matter"},
    {.key = "appeal_priority", .kind = FIELD_INTEGER, .offset = AT(appeal_priority), .min = 1, .max = 1000, .initial = "1",
     .meaning = "place among the worklists of people who also code: a lower number first"},
    {.key = "appeal_deadline_days", .kind = FIELD_INTEGER, .offset = AT(appeal_deadline_days), .min = 1, .max = 3650, .initial = "120", .unit = "days",
     .meaning = "days from the denial after which an appeal is no longer taken: written off", .source = "[K] Medicare redetermination 120 days"},
    {.key = "appeal_minutes_cv", .kind = FIELD_NUMBER, .offset = AT(appeal_minutes_cv), .min = 0, .max = 5, .initial = "0.5", .unit = "ratio",
     .meaning = "coefficient of variation of an appeal's minutes (lognormal)", .source = "[A]"},
    {.key = "other_denial_share", .kind = FIELD_NUMBER, .offset = AT(other_denial_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0", .unit = "share", .meaning = "share of claims denied for reasons that coding does not touch: a fixed background",
     .source = "[D] 11.8 % of claims less a fifth for coding: 0.094 (Kodiak 2024; [A] the fifth)"},
    {.key = "other_write_off_share", .kind = FIELD_NUMBER, .offset = AT(other_write_off_share), .min = 0, .max = 1, .initial = "0.11", .unit = "share",
     .meaning = "share of their dollars that is written off; the rest is paid late",
     .source = "[S] 89 % resolve without leakage (Kodiak, RFI denials)"},
    {.key = "other_delay_days", .kind = FIELD_LAW, .offset = AT(other_delay_days), .min = 0, .max = 3650, .initial = "90", .unit = "days",
     .meaning = "how much later they are paid or written off", .source = "[S] 60, 90, 120 days later (Kodiak)"},
    {.key = "takeback_given_error_share", .kind = FIELD_NUMBER, .offset = AT(takeback_given_error_share), .flags = FIELD_SCHEDULABLE, .min = 0,
     .max = 1, .initial = "0", .unit = "share",
     .meaning = "probability that a later audit of the payer takes money back for a wrong chart that was paid",
     .source = "[A]; exposure: improper Medicare inpatient payments 3.89 % of dollars (FY 2024)"},
    {.key = "takeback_amount_share", .kind = FIELD_NUMBER, .offset = AT(takeback_amount_share), .min = 0, .max = 1, .initial = "0.3", .unit = "share",
     .meaning = "share of the payment that is taken back", .source = "[A]"},
    {.key = "takeback_lag_days", .kind = FIELD_LAW, .offset = AT(takeback_lag_days), .min = 0, .max = 3650, .initial = "270", .unit = "days",
     .meaning = "payment to take-back; the liability is accrued when the bill drops", .source = "[A] months later"},
    {.key = "late_charge_share", .kind = FIELD_NUMBER, .offset = AT(late_charge_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share",
     .meaning = "share of an account's charges not posted at discharge; they post exponentially, and a bill that is early misses the rest",
     .source = "[A]; late charges are a key of their own (HFMA MAP CL-2)"},
    {.key = "late_charge_mean_days", .kind = FIELD_NUMBER, .offset = AT(late_charge_mean_days), .flags = FIELD_EXCLUSIVE_MIN, .min = 0, .max = 365,
     .initial = "1.5", .unit = "days", .meaning = "mean days after discharge at which such a charge posts", .source = "[A]"},
    {.key = "late_charge_lost_share", .kind = FIELD_NUMBER, .offset = AT(late_charge_lost_share), .min = 0, .max = 1, .initial = "0.5",
     .unit = "share", .meaning = "share of late charges never collected; the others are paid with the bill", .source = "[A]"},
    {.key = "opening_receivables", .kind = FIELD_BOOLEAN, .offset = AT(opening_receivables), .initial = "true",
     .meaning = "bills sent before the start are still being paid: the steady flow of the scenario's own volumes, lags and expected payments; false: cash starts at zero"},
};
#undef AT
const struct field_group field_claims = {"claims rule", "what happens to a bill", sizeof(struct claims), claims_fields,
                                         COUNT_OF(claims_fields)};

#define AT(member) offsetof(struct finance, member)
static const struct field finance_fields[] = {
    {.key = "discount_rate_share", .kind = FIELD_NUMBER, .offset = AT(discount_rate_share), .min = 0, .max = 1, .initial = "0.08",
     .unit = "share per year", .meaning = "yearly rate at which later cash is discounted in NPV", .source = "[A] ask your treasury"},
    {.key = "cost_of_capital_share", .kind = FIELD_NUMBER, .offset = AT(cost_of_capital_share), .min = 0, .max = 1, .initial = "0.06",
     .unit = "share per year", .meaning = "yearly worth of cash released once", .source = "[A] ask your treasury"},
};
#undef AT
const struct field_group field_finance = {"finance", "rates for cash that comes later", sizeof(struct finance),
                                          finance_fields, COUNT_OF(finance_fields)};
