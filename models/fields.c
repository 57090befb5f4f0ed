/* The root of the fields table: facility, analysis, payers, and the list of all sections. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

#define AT(member) offsetof(struct facility, member)
static const struct field facility_fields[] = {
    {.key = "time_zone", .kind = FIELD_ZONE, .offset = AT(time_zone), .initial = "\"America/New_York\"",
     .meaning = "IANA zone of the facility; its local days are the days of every daily table"},
    {.key = "start_date", .kind = FIELD_DATE, .offset = AT(start_date), .flags = FIELD_REQUIRED,
     .meaning = "first local day of the simulation"},
    {.key = "horizon_days", .kind = FIELD_INTEGER, .offset = AT(horizon_days), .flags = FIELD_REQUIRED, .min = 1,
     .max = 100000, .unit = "days", .meaning = "length of the simulation in whole local days"},
    {.key = "warmup_days", .kind = FIELD_INTEGER, .offset = AT(warmup_days), .min = 0, .max = 99999, .initial = "0",
     .unit = "days", .meaning = "days at the start that no statistic counts; 0 for a forecast from an opening inventory, and where analysis.mode "
                "is steady_state and the warm-up is to be found"},
    {.key = "holiday_calendar", .kind = FIELD_FILE, .offset = AT(holiday_calendar), .flags = FIELD_NULLABLE,
     .meaning = "iCalendar file (.ics) of the facility's holidays, used by the holiday factors of arrivals"},
    {.key = "bill_run_time", .kind = FIELD_CLOCK, .offset = AT(bill_run_time), .flags = FIELD_NULLABLE,
     .meaning = "local time of the nightly run in which bills drop; null: a bill drops the moment it may"},
    {.key = "dnfb_window_days", .kind = FIELD_INTEGER, .offset = AT(dnfb_window_days), .min = 1, .max = 366,
     .initial = "90", .unit = "days", .meaning = "days of gross revenue that DNFB days divide by",
     .source = "[S] usually the most recent 3 months, https://revenuecyclereport.com/dnfb/"},
    {.key = "tat_target_hours", .kind = FIELD_NUMBER, .offset = AT(tat_target_hours), .min = 0,
     .max = 10000, .flags = FIELD_EXCLUSIVE_MIN, .initial = "48", .unit = "hours",
     .meaning = "target for final documentation to coded", .source = "[S] 48 hours or less for the majority of accounts (mission brief)"},
    {.key = "dnfb_target_days", .kind = FIELD_NUMBER, .offset = AT(dnfb_target_days), .min = 0, .max = 1000,
     .flags = FIELD_NULLABLE, .unit = "days", .meaning = "target line for DNFB days in tables and figures; dnfb_recovery_days says when it is kept for good"},
    {.key = "backlog_target_encounters", .kind = FIELD_NUMBER, .offset = AT(backlog_target_encounters), .min = 0, .max = 1e9,
     .flags = FIELD_NULLABLE, .unit = "encounters", .meaning = "most documented charts that may wait uncoded at the end of a day; backlog_recovery_days says when that is kept for good"},
    {.key = "day_factor_common_share", .kind = FIELD_NUMBER, .offset = AT(day_factor_common_share), .min = 0, .max = 1,
     .initial = "0.5", .unit = "share", .meaning = "share of the day-to-day busyness (variance) that all work types have in common",
     .source = "[A] calibrate: no published split was found"},
    {.key = "work_unit_minutes", .kind = FIELD_NUMBER, .offset = AT(work_unit_minutes), .flags = FIELD_EXCLUSIVE_MIN, .min = 0,
     .max = 10000, .initial = "20", .unit = "minutes", .meaning = "standard coding minutes of one work unit, in which productivity is reported",
     .source = "[S] relative work units: an inpatient chart is 1.0 unit at 3 charts an hour (AHIMA workgroup, 2007 survey)"},
    {.key = "provider_days", .kind = FIELD_WEEKDAYS, .offset = AT(provider_days), .initial = "[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\"]",
     .meaning = "weekdays on which providers answer queries; the facility's holidays are off"},
    {.key = "provider_start", .kind = FIELD_CLOCK, .offset = AT(provider_start), .initial = "\"08:00\"",
     .meaning = "local time from which providers answer"},
    {.key = "provider_end", .kind = FIELD_CLOCK, .offset = AT(provider_end), .initial = "\"17:00\"",
     .meaning = "local time until which providers answer"},
};
#undef AT
static const struct field_group field_facility = {"facility", "the hospital: its clock, its days, its billing rules",
                                                  sizeof(struct facility), facility_fields, COUNT_OF(facility_fields)};

#define AT(member) offsetof(struct precision_goal, member)
static const struct field precision_fields[] = {
    {.key = "metric", .kind = FIELD_TEXT, .offset = AT(metric), .flags = FIELD_REQUIRED,
     .meaning = "id of a metric that is reported over all, as in docs/metrics.md"},
    {.key = "relative_share", .kind = FIELD_NUMBER, .offset = AT(share), .flags = FIELD_REQUIRED | FIELD_EXCLUSIVE_MIN, .min = 0, .max = 1,
     .unit = "share", .meaning = "relative error of the mean that is good enough: 0.02 is 2 %"},
    {.key = "absolute_floor", .kind = FIELD_NUMBER, .offset = AT(floor), .flags = FIELD_NULLABLE, .min = 0, .max = 1e12,
     .meaning = "half-width that is good enough whatever the mean, in the metric's unit; absent: 0.05 days, 0.1 hours, 0.002 of a share, 1,000 usd, 0.5 encounters"},
};
#undef AT
static const struct field_group field_precision = {"precision goal", "how well the mean of a metric must be known",
                                                   sizeof(struct precision_goal), precision_fields, COUNT_OF(precision_fields)};

static const char *const mode_choices[] = {"terminating", "steady_state", NULL};
#define AT(member) offsetof(struct analysis, member)
static const struct field analysis_fields[] = {
    {.key = "mode", .kind = FIELD_CHOICE, .offset = AT(mode), .initial = "\"terminating\"", .choices = mode_choices,
     .meaning = "terminating: these days from this opening inventory; steady_state: the week as it repeats itself, for a budget. "
                "Then facility.warmup_days is the warm-up when it is above 0; when it is 0 the warm-up is found, in whole weeks from a Monday, "
                "for which the horizon needs 26 of them (two years are better)"},
    {.key = "replications", .kind = FIELD_INTEGER, .offset = AT(replications), .min = 1, .max = 1000000, .initial = "100",
     .meaning = "independent lives of the department that are simulated"},
    {.key = "seed", .kind = FIELD_INTEGER, .offset = AT(seed), .min = 0, .max = 9007199254740991.0, .initial = "1",
     .meaning = "master seed: the same seed gives the same encounters in every alternative"},
    {.key = "confidence", .kind = FIELD_NUMBER, .offset = AT(confidence), .min = 0.5, .max = 0.9999, .initial = "0.95",
     .unit = "share", .meaning = "level of the confidence intervals"},
    {.key = "precision", .kind = FIELD_LIST, .offset = AT(precision), .group = &field_precision,
     .meaning = "replicate until all of these hold together, looked at after 20, 30, 45, 68 ... replications; empty: the stated number of replications"},
    {.key = "replications_max", .kind = FIELD_INTEGER, .offset = AT(replications_max), .min = 20, .max = 1000000, .initial = "1000",
     .meaning = "with precision: replications at which it ends in any case"},
    {.key = "practical_margin_share", .kind = FIELD_NUMBER, .offset = AT(practical_margin_share), .min = 0, .max = 1, .initial = "0.005",
     .unit = "share", .meaning = "alternatives whose whole confidence interval lies within this share of the baseline's mean are called practically equal; dollars of cash are measured by the department's cost",
     .source = "[A] nobody decides by half a percent"},
};
#undef AT
static const struct field_group field_analysis = {"analysis", "how the scenario is estimated", sizeof(struct analysis),
                                                  analysis_fields, COUNT_OF(analysis_fields)};

#define AT(member) offsetof(struct payer, member)
static const struct field payer_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the payer class"},
    {.key = "timely_filing_days", .kind = FIELD_INTEGER, .offset = AT(timely_filing_days), .min = 1, .max = 3650,
     .initial = "365", .unit = "days", .meaning = "days from discharge in which a claim must be filed",
     .source = "[S] Medicare 12 calendar months, https://medibilling.app/docs/timely-filing-limits-by-payer"},
    {.key = "offshore_allowed", .kind = FIELD_BOOLEAN, .offset = AT(offshore_allowed), .initial = "true",
     .meaning = "false: no offshore pool may touch this payer's charts"},
    {.key = "payment_lag_days", .kind = FIELD_LAW, .offset = AT(payment_lag_days), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 3650,
     .initial = "0", .unit = "days", .meaning = "claim to payment, or to denial",
     .source = "[S] Medicare electronic clean claim not before day 14 (NGS, Noridian); [A] commercial and Medicaid 30-45"},
};
#undef AT
static const struct field_group field_payer = {"payer", "who pays, and under which conditions", sizeof(struct payer),
                                               payer_fields, COUNT_OF(payer_fields)};

#define AT(member) offsetof(struct scenario, member)
static const struct field scenario_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED,
     .meaning = "short name, used in tables and result files"},
    {.key = "title", .kind = FIELD_TEXT, .offset = AT(title), .flags = FIELD_NULLABLE,
     .meaning = "label in figures and scorecards; the name when absent; not taken over by a scenario that extends this one"},
    {.key = "question", .kind = FIELD_TEXT, .offset = AT(question), .flags = FIELD_NULLABLE,
     .meaning = "what the scenario is meant to answer"},
    {.key = "meta", .kind = FIELD_GROUP, .offset = AT(meta), .group = &field_meta,
     .meaning = "what only people can say about the model, for `himsim report --stress`; changes no number and no digest"},
    {.key = "backtest", .kind = FIELD_FILE, .offset = AT(backtest), .flags = FIELD_NULLABLE,
     .meaning = "the backtest.json of `himsim backtest`: reports made from this scenario carry its score; changes no number and no digest"},
    {.key = "is_bound", .kind = FIELD_BOOLEAN, .offset = AT(is_bound), .initial = "false",
     .meaning = "not a plan but a limit: shown beside the others, never named as a finding"},
    {.key = "facility", .kind = FIELD_GROUP, .offset = AT(facility), .flags = FIELD_REQUIRED, .group = &field_facility,
     .meaning = "the hospital"},
    {.key = "analysis", .kind = FIELD_GROUP, .offset = AT(analysis), .group = &field_analysis,
     .meaning = "replications, seed and confidence"},
    {.key = "payers", .kind = FIELD_LIST, .offset = AT(payers), .group = &field_payer, .meaning = "payer classes"},
    {.key = "profiles", .kind = FIELD_LIST, .offset = AT(profiles), .group = &field_profile,
     .meaning = "24 x 7 arrival profiles that work types refer to"},
    {.key = "work_types", .kind = FIELD_LIST, .offset = AT(work_types), .flags = FIELD_REQUIRED, .group = &field_work_type,
     .meaning = "kinds of encounters"},
    {.key = "cac", .kind = FIELD_LIST, .offset = AT(cac), .group = &field_cac, .meaning = "computer-assisted coding engines"},
    {.key = "documentation_tools", .kind = FIELD_LIST, .offset = AT(documentation_tools), .group = &field_documentation_tool,
     .meaning = "front-end documentation tools: fewer queries, faster documentation and answers"},
    {.key = "pools", .kind = FIELD_LIST, .offset = AT(pools), .flags = FIELD_REQUIRED, .group = &field_pool,
     .meaning = "coder pools"},
    {.key = "worklists", .kind = FIELD_LIST, .offset = AT(worklists), .flags = FIELD_REQUIRED, .group = &field_worklist,
     .meaning = "worklists: the first whose `when` fits takes the chart"},
    {.key = "surges", .kind = FIELD_LIST, .offset = AT(surges), .group = &field_surge, .meaning = "dated factors on volume"},
    {.key = "signoff_freezes", .kind = FIELD_LIST, .offset = AT(signoff_freezes), .group = &field_signoff_freeze,
     .meaning = "times in which no chart is signed; all are released in one batch at the end"},
    {.key = "gates", .kind = FIELD_LIST, .offset = AT(gates), .group = &field_gate,
     .meaning = "conditions, measured during the simulation, that changes of the timeline may name; at most 4"},
    {.key = "timeline", .kind = FIELD_LIST, .offset = AT(timeline), .group = &field_change, .meaning = "dated changes of fields"},
    {.key = "uncertainty", .kind = FIELD_LIST, .offset = AT(uncertainty), .group = &field_uncertainty,
     .meaning = "assumptions that nobody knows exactly, for `tornado` and `run --uncertainty`; they change no other result and no digest"},
    {.key = "pauses", .kind = FIELD_LIST, .offset = AT(pauses), .group = &field_pause,
     .meaning = "service lines that are paused to relieve coding, and what that costs"},
    {.key = "quality", .kind = FIELD_GROUP, .offset = AT(quality), .group = &field_quality,
     .meaning = "audits, dual coding, rework and feedback; errors themselves stand with the pools"},
    {.key = "claims", .kind = FIELD_GROUP, .offset = AT(claims), .group = &field_claims,
     .meaning = "what happens to a bill: payment, denial, appeal, write-off, take-back"},
    {.key = "finance", .kind = FIELD_GROUP, .offset = AT(finance), .group = &field_finance,
     .meaning = "rates at which later cash is worth less"},
    {.key = "opening_inventory", .kind = FIELD_GROUP, .offset = AT(opening_inventory), .group = &field_opening,
     .meaning = "accounts that are open when the simulation starts"},
    {.key = "arrival_trace_csv", .kind = FIELD_FILE, .offset = AT(arrival_trace_csv), .flags = FIELD_NULLABLE,
     .meaning = "CSV of arrivals (work_type, arrival or arrival_hours, optional gross_usd, coding_minutes, documentation_lag_hours, payer)"},
};
#undef AT
const struct field_group field_scenario = {"scenario", "a medical-coding department and the questions put to it",
                                           sizeof(struct scenario), scenario_fields, COUNT_OF(scenario_fields)};
