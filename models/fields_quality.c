/* Fields of quality: audits, dual coding, rework, feedback. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

#define AT(member) offsetof(struct audit, member)
static const struct field audit_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the audit"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types",
     .meaning = "work types it looks at; absent: all"},
    {.key = "coded_by", .kind = FIELD_REFERENCES, .offset = AT(coded_by), .target = "pools",
     .meaning = "pools whose charts it looks at; absent: all"},
    {.key = "gross_usd_min", .kind = FIELD_NUMBER, .offset = AT(gross_usd_min), .flags = FIELD_NULLABLE, .min = 0, .max = 1e9, .unit = "usd",
     .meaning = "charts of at least this many gross dollars; null: any"},
    {.key = "share", .kind = FIELD_NUMBER, .offset = AT(share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0.05", .unit = "share",
     .meaning = "share of the charts that coders finish which is sampled, before billing",
     .source = "[S] 5-10 % by risk after the first 60-90 days (mission brief)"},
    {.key = "touchless_share", .kind = FIELD_NUMBER, .offset = AT(touchless_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share", .meaning = "share of the touchless charts which is sampled", .source = "[A]"},
    {.key = "minutes", .kind = FIELD_LAW, .offset = AT(minutes), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 100000, .initial = "30",
     .unit = "minutes", .meaning = "auditor's productive minutes for a chart",
     .source = "[S] 20-40 min per inpatient audit (acdis.org, selecting a coding audit sample)"},
    {.key = "by", .kind = FIELD_REFERENCES, .offset = AT(by), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .target = "pools",
     .meaning = "pools that audit, in the order in which idle people are offered a chart; skills do not matter"},
    {.key = "priority", .kind = FIELD_INTEGER, .offset = AT(priority), .min = 1, .max = 1000, .initial = "1",
     .meaning = "place among the worklists of people who also code: a lower number first"},
};
#undef AT
static const struct field_group field_audit = {"audit", "a sample of coded charts that is looked at before the bill",
                                               sizeof(struct audit), audit_fields, COUNT_OF(audit_fields)};

#define AT(member) offsetof(struct dual_coding, member)
static const struct field dual_coding_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the rule"},
    {.key = "pool", .kind = FIELD_REFERENCE, .offset = AT(pool), .flags = FIELD_REQUIRED, .target = "pools",
     .meaning = "pool whose charts are coded twice"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types", .meaning = "its new work types; absent: all"},
    {.key = "from_date", .kind = FIELD_DATE, .offset = AT(from_date), .flags = FIELD_NULLABLE,
     .meaning = "first day; null: the pool's available_from, or the start"},
    {.key = "days", .kind = FIELD_INTEGER, .offset = AT(days), .min = 0, .max = 3650, .initial = "90", .unit = "days",
     .meaning = "days on which everything is coded twice", .source = "[S] the first 60-90 days (mission brief)"},
    {.key = "work_share", .kind = FIELD_NUMBER, .offset = AT(work_share), .min = 0, .max = 2, .initial = "1", .unit = "share",
     .meaning = "work of the second coder as a share of the chart's coding work", .source = "[A]"},
    {.key = "by", .kind = FIELD_REFERENCES, .offset = AT(by), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .target = "pools",
     .meaning = "pools that code the second time"},
    {.key = "priority", .kind = FIELD_INTEGER, .offset = AT(priority), .min = 1, .max = 1000, .initial = "1",
     .meaning = "place among the worklists of people who also code: a lower number first"},
};
#undef AT
static const struct field_group field_dual_coding = {
    "dual coding", "everything a new pool codes is coded a second time for a while", sizeof(struct dual_coding),
    dual_coding_fields, COUNT_OF(dual_coding_fields)};

#define AT(member) offsetof(struct quality, member)
static const struct field quality_fields[] = {
    {.key = "detection_share", .kind = FIELD_NUMBER, .offset = AT(detection_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0.95",
     .unit = "share", .meaning = "share of wrong charts that an audit or a second coder finds wrong", .source = "[A]"},
    {.key = "rework_share", .kind = FIELD_NUMBER, .offset = AT(rework_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 2, .initial = "0.5",
     .unit = "share", .meaning = "work of correcting a chart as a share of its coding work", .source = "[A]"},
    {.key = "feedback_audits_per_coder", .kind = FIELD_NUMBER, .offset = AT(feedback_audits_per_coder), .flags = FIELD_EXCLUSIVE_MIN, .min = 0,
     .max = 1e6, .initial = "30", .unit = "charts per coder",
     .meaning = "audited charts per coder after which 63 % of what feedback can teach has been learnt",
     .source = "[S] 30 cases per coder commonly recommended (acdis.org)"},
    {.key = "feedback_floor_share", .kind = FIELD_NUMBER, .offset = AT(feedback_floor_share), .min = 0, .max = 1, .initial = "1", .unit = "share",
     .meaning = "share of errors that remains however much feedback there is; 1: nothing is learnt", .source = "[A]"},
    {.key = "audits", .kind = FIELD_LIST, .offset = AT(audits), .group = &field_audit,
     .meaning = "samples by risk: the first rule that fits a chart counts"},
    {.key = "dual_coding", .kind = FIELD_LIST, .offset = AT(dual_coding), .group = &field_dual_coding,
     .meaning = "new pools and new work; comes before audits"},
};
#undef AT
const struct field_group field_quality = {"quality", "who looks at coded charts before they are billed",
                                          sizeof(struct quality), quality_fields, COUNT_OF(quality_fields)};
