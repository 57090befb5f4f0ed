/* Fields of the work: encounters, their arrival, their documentation, CAC, surges, the opening inventory. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

static const char *const setting_choices[] = {"ED", "IP", "OP", "pro_fee", "ancillary", NULL};
static const char *const bucket_choices[] = {"complex", "routine", "administrative", "exception", NULL};
static const char *const engine_choices[] = {"cac", "rpa", NULL};
static const char *const billing_choices[] = {"hospital", "professional", "none", NULL};

#define AT(member) offsetof(struct profile, member)
#define DAY(day)                                                                                                       \
    {.key = #day, .kind = FIELD_NUMBERS, .offset = AT(day), .flags = FIELD_REQUIRED, .min = 0, .max = 1e9, .length = 24, \
     .meaning = "weights of the 24 local hours of a " #day}
static const struct field profile_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the profile"},
    DAY(monday), DAY(tuesday), DAY(wednesday), DAY(thursday), DAY(friday), DAY(saturday), DAY(sunday),
};
#undef AT
const struct field_group field_profile = {"profile", "relative weight of each local hour of the week", sizeof(struct profile),
                                          profile_fields, COUNT_OF(profile_fields)};

#define AT(member) offsetof(struct arrivals, member)
static const struct field arrivals_fields[] = {
    {.key = "per_week", .kind = FIELD_NUMBER, .offset = AT(per_week), .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE, .min = 0,
     .max = 1e8, .unit = "encounters per week",
     .meaning = "mean volume over the 52 weeks from the start date, months and holidays included, surges not"},
    {.key = "rate_per_hour", .kind = FIELD_NUMBER, .offset = AT(rate_per_hour), .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE,
     .min = 0, .max = 1e6, .unit = "encounters per hour", .meaning = "constant rate round the clock, instead of per_week"},
    {.key = "profile", .kind = FIELD_REFERENCE, .offset = AT(profile), .flags = FIELD_NULLABLE, .target = "profiles",
     .meaning = "24 x 7 profile of discharges or service ends; null: every hour of the week alike"},
    {.key = "month_factors", .kind = FIELD_NUMBERS, .offset = AT(month_factors), .min = 0, .max = 100, .length = 12,
     .flags = FIELD_NULLABLE, .unit = "factor", .meaning = "relative volume of January to December"},
    {.key = "holiday_factor", .kind = FIELD_NUMBER, .offset = AT(holiday_factor), .min = 0, .max = 100, .initial = "1",
     .unit = "factor", .meaning = "factor on the volume of the facility's holidays",
     .source = "[M] ED: Christmas 0.737, Thanksgiving 0.736, 4 July 0.871 (University of Iowa Hospital, 2013-2018)"},
    {.key = "day_factor_cv", .kind = FIELD_NUMBER, .offset = AT(day_factor_cv), .min = 0, .max = 3, .initial = "0",
     .unit = "ratio", .meaning = "coefficient of variation of the day's busyness (gamma) on top of Poisson; 0: pure Poisson",
     .source = "[D] 0.045 for an ED: daily dispersion 1.32 at 159 visits a day"},
};
#undef AT
static const struct field_group field_arrivals = {"arrivals", "when encounters of the type end their service", sizeof(struct arrivals),
                                                  arrivals_fields, COUNT_OF(arrivals_fields)};

#define AT(member) offsetof(struct query, member)
static const struct field query_fields[] = {
    {.key = "share", .kind = FIELD_NUMBER, .offset = AT(share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share", .meaning = "share of charts for which the coder must ask the provider; touchless charts never ask",
     .source = "[S] IP 16 % (860 beds) to 25 %, https://forums.acdis.org/discussion/48/query-rates; [A] OP 2 %"},
    {.key = "work_before_share", .kind = FIELD_NUMBER, .offset = AT(work_before_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0.5",
     .unit = "share", .meaning = "part of the coding work that is done before the coder asks", .source = "[A]"},
    {.key = "answer_lag_business_hours", .kind = FIELD_LAW, .offset = AT(answer_lag_business_hours), .min = 0, .max = 10000,
     .initial = "{\"law\":\"lognormal\",\"mean\":23,\"cv\":0.67}", .unit = "hours", .flags = FIELD_SCHEDULABLE,
     .meaning = "lag of the answer in the providers' business hours",
     .source = "[V] median 3.2 days; [S] expectation of about 72 h, https://acdis.org/articles/qa-how-determine-appropriate-physician-query-response-rate"},
    {.key = "answered_share", .kind = FIELD_NUMBER, .offset = AT(answered_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0.95", .unit = "share", .meaning = "share of queries that are ever answered",
     .source = "[S] 95 % quoted; only 9.5 % of sites reach 99 % and more (trusthcs.com)"},
    {.key = "fallback_business_hours", .kind = FIELD_NUMBER, .offset = AT(fallback_business_hours), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 10000,
     .initial = "90", .unit = "hours", .meaning = "business hours after which an unanswered chart is coded as it is documented",
     .source = "[A] ten business days"},
    {.key = "return_priority", .kind = FIELD_INTEGER, .offset = AT(return_priority), .min = 0, .max = 1000, .initial = "0",
     .meaning = "priority of returned charts in their worklist; 0: that of the worklist"},
    {.key = "yearly_improvement_share", .kind = FIELD_NUMBER, .offset = AT(yearly_improvement_share), .min = 0, .max = 0.99,
     .initial = "0", .unit = "share", .meaning = "yearly decline of the query share as providers learn from the feedback", .source = "[A]"},
};
#undef AT
static const struct field_group field_query = {"query rule", "when coders ask providers, and how that ends", sizeof(struct query),
                                               query_fields, COUNT_OF(query_fields)};

#define AT(member) offsetof(struct documentation_gate, member)
static const struct field documentation_gate_fields[] = {
    {.key = "work_type", .kind = FIELD_REFERENCE, .offset = AT(work_type), .flags = FIELD_NULLABLE, .target = "work_types",
     .meaning = "the work, such as deficiency follow-up: a work type of its own, billing none"},
    {.key = "share", .kind = FIELD_NUMBER, .offset = AT(share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share", .meaning = "share of charts that need it when the provider has documented",
     .source = "[A] 15-30 % of inpatient charts are deficient; no source was found"},
};
#undef AT
static const struct field_group field_documentation_gate = {"documentation gate", "work between the provider's documentation and coding",
                                                            sizeof(struct documentation_gate), documentation_gate_fields,
                                                            COUNT_OF(documentation_gate_fields)};

#define AT(member) offsetof(struct documentation_tool, member)
static const struct field documentation_tool_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the tool"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types",
     .meaning = "work types whose providers use it; absent: all"},
    {.key = "go_live_date", .kind = FIELD_DATE, .offset = AT(go_live_date), .flags = FIELD_NULLABLE,
     .meaning = "first day of use; null: in full use from the start"},
    {.key = "ramp_weeks", .kind = FIELD_NUMBER, .offset = AT(ramp_weeks), .min = 0, .max = 520, .initial = "13", .unit = "weeks",
     .meaning = "weeks from go-live to full adoption, in a straight line", .source = "[A]"},
    {.key = "lag_less_share", .kind = FIELD_NUMBER, .offset = AT(lag_less_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0", .unit = "share",
     .meaning = "share by which documentation and answers come sooner at full adoption",
     .source = "[S] orthopaedic summaries within 48 h: 48 % -> 89 % after auto-authentication"},
    {.key = "query_less_share", .kind = FIELD_NUMBER, .offset = AT(query_less_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share", .meaning = "share by which queries become fewer at full adoption", .source = "[A]"},
    {.key = "usd_per_month", .kind = FIELD_NUMBER, .offset = AT(usd_per_month), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1e9, .initial = "0",
     .unit = "usd per month", .meaning = "licence, from go-live on", .source = "[A] no public price was found"},
};
#undef AT
const struct field_group field_documentation_tool = {"documentation tool", "software that helps providers document",
                                                     sizeof(struct documentation_tool), documentation_tool_fields,
                                                     COUNT_OF(documentation_tool_fields)};

#define AT(member) offsetof(struct work_type, member)
static const struct field work_type_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the work type"},
    {.key = "title", .kind = FIELD_TEXT, .offset = AT(title), .flags = FIELD_NULLABLE, .meaning = "label in tables and figures"},
    {.key = "setting", .kind = FIELD_CHOICE, .offset = AT(setting), .initial = "\"OP\"", .choices = setting_choices,
     .meaning = "setting by which turnaround time is reported"},
    {.key = "bucket", .kind = FIELD_CHOICE, .offset = AT(bucket), .initial = "\"routine\"", .choices = bucket_choices,
     .meaning = "work bucket: complex, routine, administrative or exception"},
    {.key = "billing", .kind = FIELD_CHOICE, .offset = AT(billing), .initial = "\"hospital\"", .choices = billing_choices,
     .meaning = "hospital accounts count in DNFB; professional ones in their own line; none carry no dollars"},
    {.key = "arrivals", .kind = FIELD_GROUP, .offset = AT(arrivals), .group = &field_arrivals,
     .meaning = "arrival process; absent: the type arrives by trace or opening inventory only"},
    {.key = "gross_usd", .kind = FIELD_LAW, .offset = AT(gross_usd), .min = 0, .max = 1e9, .initial = "0", .unit = "usd",
     .meaning = "gross charges of one encounter",
     .source = "[S] IP mean 35,400 (2011), http://www.ncbi.nlm.nih.gov/books/NBK179196/table/sb166.t1/; [A] spreads: fit from an export"},
    {.key = "net_to_gross_share", .kind = FIELD_NUMBER, .offset = AT(net_to_gross_share), .flags = FIELD_SCHEDULABLE, .min = 0,
     .max = 1, .initial = "0.29", .unit = "share", .meaning = "expected payment per dollar of gross charges",
     .source = "[S] average reimbursement 29 % (2016), https://www.managedcaremag.com/news/report-claims-appeals-cost-providers-86-billion-annually"},
    {.key = "payer_mix", .kind = FIELD_MAP, .offset = AT(payer_mix), .flags = FIELD_NULLABLE, .min = 0, .max = 1, .target = "payers", .unit = "share",
     .meaning = "share of encounters by payer; sums to 1; absent: no payer"},
    {.key = "documentation_lag_hours", .kind = FIELD_LAW, .offset = AT(documentation_lag_hours), .min = 0, .max = 100000,
     .initial = "0", .unit = "hours", .flags = FIELD_SCHEDULABLE, .meaning = "service end or discharge to final documentation",
     .source = "[D] IP slow: median 2.1 d, sigma 1.45 (PMID 21999337 and openorthopaedicsjournal.com e18743250336989); [A] good: median 0.6 d"},
    {.key = "coding_minutes", .kind = FIELD_LAW, .offset = AT(coding_minutes), .min = 0, .max = 100000, .initial = "0",
     .unit = "minutes", .flags = FIELD_SCHEDULABLE, .meaning = "productive minutes of an experienced coder of speed 1 without CAC",
     .source = "[D] IP 28 between 2.10/h measured (Precyse) and 1.38/h (Stanfill 2014); [S] E/M 5 from a median of 12/h; the rest [A]"},
    {.key = "charge_minutes_rank_correlation", .kind = FIELD_NUMBER, .offset = AT(charge_minutes_rank_correlation), .min = -1,
     .max = 1, .initial = "0", .unit = "ratio", .meaning = "Spearman rank correlation of charges and coding minutes",
     .source = "[A] calibrate; independent draws flatter highest-dollar-first"},
    {.key = "bill_hold_days", .kind = FIELD_NUMBER, .offset = AT(bill_hold_days), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 365,
     .initial = "0", .unit = "days", .meaning = "minimum days from discharge before a bill may drop",
     .source = "[S] 3-5 days, https://acdis.org/articles/qa-how-determine-appropriate-physician-query-response-rate"},
    {.key = "tat_target_hours", .kind = FIELD_NUMBER, .offset = AT(tat_target_hours), .min = 0, .max = 10000,
     .flags = FIELD_EXCLUSIVE_MIN | FIELD_NULLABLE, .unit = "hours", .meaning = "target for this type's turnaround, its SLA; null: the facility's"},
    {.key = "query", .kind = FIELD_GROUP, .offset = AT(query), .group = &field_query,
     .meaning = "provider queries; off while its share is 0"},
    {.key = "documentation_gate", .kind = FIELD_GROUP, .offset = AT(documentation_gate), .group = &field_documentation_gate,
     .meaning = "administrative work that must be done before documentation is final; off while its share is 0"},
};
#undef AT
const struct field_group field_work_type = {"work type", "a kind of encounter with its work, its dollars and its delays",
                                            sizeof(struct work_type), work_type_fields, COUNT_OF(work_type_fields)};

#define AT(member) offsetof(struct cac, member)
static const struct field cac_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the engine"},
    {.key = "kind", .kind = FIELD_CHOICE, .offset = AT(kind), .initial = "\"cac\"", .choices = engine_choices,
     .meaning = "cac: computer-assisted coding; rpa: a robot for administrative work, whose share of touchless items it does alone"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .flags = FIELD_REQUIRED, .target = "work_types",
     .meaning = "work types it reads"},
    {.key = "go_live_date", .kind = FIELD_DATE, .offset = AT(go_live_date), .flags = FIELD_NULLABLE,
     .meaning = "first day of use; null: in full use from the start"},
    {.key = "ramp_weeks", .kind = FIELD_NUMBER, .offset = AT(ramp_weeks), .min = 0, .max = 520, .initial = "26", .unit = "weeks",
     .meaning = "weeks from go-live to full adoption, in a straight line", .source = "[A] adoption ramp 6 months"},
    {.key = "assist_less_time_share", .kind = FIELD_NUMBER, .offset = AT(assist_less_time_share),
     .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE, .min = 0, .max = 0.99, .unit = "share",
     .meaning = "gain at full adoption as less time per chart; give this or assist_more_charts_per_hour_share"},
    {.key = "assist_more_charts_per_hour_share", .kind = FIELD_NUMBER, .offset = AT(assist_more_charts_per_hour_share),
     .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE, .min = 0, .max = 10, .unit = "share",
     .meaning = "gain at full adoption as more charts per hour (0.22 is 18 % less time)",
     .source = "[S] IP 20-25 %, http://www.hfma.org/Content.aspx?id=3340"},
    {.key = "touchless_share", .kind = FIELD_NUMBER, .offset = AT(touchless_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0", .unit = "share", .meaning = "share of charts at full adoption that no coder sees",
     .source = "[A] radiology 0.7-0.9, ED 0.6-0.85, E/M 0.4-0.7, IP 0-0.05: no independent number was found"},
    {.key = "error_less_share", .kind = FIELD_NUMBER, .offset = AT(error_less_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1,
     .initial = "0", .unit = "share", .meaning = "share by which coders' errors become fewer at full adoption",
     .source = "[S] accuracy not reduced with a credentialed coder (Cleveland Clinic/AHIMA Foundation/3M); [V] higher gains"},
    {.key = "touchless_error_share", .kind = FIELD_NUMBER, .offset = AT(touchless_error_share), .flags = FIELD_SCHEDULABLE, .min = 0,
     .max = 1, .initial = "0", .unit = "share", .meaning = "error share of touchless charts", .source = "[V] 0.05 or less (nym.health)"},
    {.key = "usd_per_month", .kind = FIELD_NUMBER, .offset = AT(usd_per_month), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1e9,
     .initial = "0", .unit = "usd per month", .meaning = "licence, from go-live on", .source = "[A] no public price was found"},
    {.key = "usd_per_chart", .kind = FIELD_NUMBER, .offset = AT(usd_per_chart), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1e5,
     .initial = "0", .unit = "usd per chart", .meaning = "fee for every chart it reads", .source = "[A] no public price was found"},
};
#undef AT
const struct field_group field_cac = {"CAC engine", "software that codes or does administrative work", sizeof(struct cac), cac_fields,
                                      COUNT_OF(cac_fields)};

#define AT(member) offsetof(struct surge, member)
static const struct field surge_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the surge"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types",
     .meaning = "work types whose volume it changes; absent: all"},
    {.key = "from_date", .kind = FIELD_DATE, .offset = AT(from_date), .flags = FIELD_REQUIRED, .meaning = "first local day"},
    {.key = "to_date", .kind = FIELD_DATE, .offset = AT(to_date), .flags = FIELD_REQUIRED, .meaning = "last local day"},
    {.key = "volume_factor", .kind = FIELD_NUMBER, .offset = AT(volume_factor), .flags = FIELD_REQUIRED, .min = 0, .max = 100,
     .unit = "factor", .meaning = "factor on the volume; overlapping surges multiply",
     .source = "[D] influenza +8 % for 10 weeks; [V] stress +20 % for 8 weeks"},
};
#undef AT
const struct field_group field_surge = {"surge", "a dated change of volume", sizeof(struct surge), surge_fields, COUNT_OF(surge_fields)};

#define AT(member) offsetof(struct pause, member)
static const struct field pause_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the pause"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .flags = FIELD_REQUIRED, .target = "work_types",
     .meaning = "work types that take no patients meanwhile"},
    {.key = "from_date", .kind = FIELD_DATE, .offset = AT(from_date), .flags = FIELD_REQUIRED, .meaning = "first local day"},
    {.key = "to_date", .kind = FIELD_DATE, .offset = AT(to_date), .flags = FIELD_REQUIRED, .meaning = "last local day"},
    {.key = "contribution_margin_share", .kind = FIELD_NUMBER, .offset = AT(contribution_margin_share), .min = 0, .max = 1,
     .initial = "0.4", .unit = "share", .meaning = "contribution lost per net dollar of the patients who do not come", .source = "[A] calibrate"},
};
#undef AT
const struct field_group field_pause = {"pause", "a service line that takes no patients for a while", sizeof(struct pause), pause_fields,
                                        COUNT_OF(pause_fields)};

#define AT(member) offsetof(struct signoff_freeze, member)
static const struct field signoff_freeze_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the freeze"},
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types",
     .meaning = "work types whose charts are not signed; absent: all"},
    {.key = "from_date", .kind = FIELD_DATE, .offset = AT(from_date), .flags = FIELD_REQUIRED, .meaning = "first local day"},
    {.key = "to_date", .kind = FIELD_DATE, .offset = AT(to_date), .flags = FIELD_REQUIRED,
     .meaning = "last local day; the charts are released together when the next day begins"},
};
#undef AT
const struct field_group field_signoff_freeze = {"sign-off freeze", "days on which no documentation is completed",
                                                 sizeof(struct signoff_freeze), signoff_freeze_fields, COUNT_OF(signoff_freeze_fields)};

#define AT(member) offsetof(struct opening_counts, member)
#define AGES(key_, meaning_)                                                                                           \
    {.key = #key_, .kind = FIELD_NUMBERS, .offset = AT(key_), .flags = FIELD_NULLABLE, .min = 0, .max = 1e7,              \
     .unit = "accounts", .meaning = meaning_}
static const struct field opening_counts_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the entry"},
    {.key = "work_type", .kind = FIELD_REFERENCE, .offset = AT(work_type), .flags = FIELD_REQUIRED, .target = "work_types",
     .meaning = "work type of the accounts"},
    AGES(documentation_by_age_days, "accounts that wait for documentation; item i: discharged i to i + 1 days ago"),
    AGES(coding_by_age_days, "documented accounts that wait for coding, by age from discharge"),
    AGES(coded_by_age_days, "coded accounts that wait for the bill hold, by age from discharge"),
};
#undef AT
static const struct field_group field_opening_counts = {"opening count", "open accounts of one work type", sizeof(struct opening_counts),
                                                        opening_counts_fields, COUNT_OF(opening_counts_fields)};

#define AT(member) offsetof(struct opening, member)
static const struct field opening_fields[] = {
    {.key = "counts", .kind = FIELD_LIST, .offset = AT(counts), .group = &field_opening_counts,
     .meaning = "open accounts by work type, stage and age"},
    {.key = "csv", .kind = FIELD_FILE, .offset = AT(csv), .flags = FIELD_NULLABLE,
     .meaning = "CSV of open accounts (work_type, discharged or age_days, stage, optional ready, gross_usd, coding_minutes, payer)"},
};
#undef AT
const struct field_group field_opening = {"opening inventory", "accounts open at the start", sizeof(struct opening), opening_fields,
                                          COUNT_OF(opening_fields)};
