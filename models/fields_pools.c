/* Fields of the people and of how work reaches them: pools, shifts, overtime, worklists. */
#include "models/fields_internal.h"

/* One row reads as one row. */
/* clang-format off */

static const char *const location_choices[] = {"onshore", "offshore", NULL};
static const char *const end_of_shift_choices[] = {"finish", "carry_over", "hand_off", NULL};
static const char *const order_choices[] = {"fifo", "highest_dollars", "earliest_hold_end", "earliest_filing_limit",
                                            "weighted_ageing", NULL};

#define AT(member) offsetof(struct shift_hours, member)
static const struct field hours_fields[] = {
    {.key = "days", .kind = FIELD_WEEKDAYS, .offset = AT(days), .initial = "[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\"]",
     .meaning = "local weekdays on which these hours start"},
    {.key = "start", .kind = FIELD_CLOCK, .offset = AT(start), .flags = FIELD_REQUIRED, .meaning = "local start"},
    {.key = "end", .kind = FIELD_CLOCK, .offset = AT(end), .flags = FIELD_REQUIRED,
     .meaning = "local end; at or before the start means the next day; 24:00 is midnight"},
    {.key = "unpaid_break_minutes", .kind = FIELD_INTEGER, .offset = AT(unpaid_break_minutes), .min = 0, .max = 480,
     .initial = "0", .unit = "minutes", .meaning = "unpaid break in the middle of the shift"},
};
#undef AT
static const struct field_group field_hours = {"hours", "wall-clock hours of a shift", sizeof(struct shift_hours), hours_fields,
                                               COUNT_OF(hours_fields)};

#define AT(member) offsetof(struct shift, member)
static const struct field shift_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the shift"},
    {.key = "headcount", .kind = FIELD_INTEGER, .offset = AT(headcount), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .min = 0,
     .max = 10000, .unit = "coders", .meaning = "coders who work this shift: seats filled at the start, or from a dated change on"},
    {.key = "authorised_headcount", .kind = FIELD_INTEGER, .offset = AT(authorised_headcount), .flags = FIELD_SCHEDULABLE,
     .min = 0, .max = 10000, .initial = "0", .unit = "coders",
     .meaning = "seats that the budget has: those above headcount are vacant and are being filled; less than headcount: as many as headcount"},
    {.key = "from_date", .kind = FIELD_DATE, .offset = AT(from_date), .flags = FIELD_NULLABLE,
     .meaning = "first local date on which these seats are filled; null: from the start"},
    {.key = "until_date", .kind = FIELD_DATE, .offset = AT(until_date), .flags = FIELD_NULLABLE,
     .meaning = "last local date on which these seats are filled; null: to the end"},
    {.key = "hours", .kind = FIELD_LIST, .offset = AT(hours), .flags = FIELD_REQUIRED, .group = &field_hours,
     .meaning = "hours of the shift; they must not overlap"},
};
#undef AT
static const struct field_group field_shift = {"shift", "coders who work one pattern of hours", sizeof(struct shift), shift_fields,
                                               COUNT_OF(shift_fields)};

#define AT(member) offsetof(struct overtime, member)
static const struct field overtime_fields[] = {
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types",
     .meaning = "work types whose waiting charts trigger overtime; absent: all that the pool codes"},
    {.key = "backlog_age_hours", .kind = FIELD_NUMBER, .offset = AT(backlog_age_hours), .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE, .min = 0,
     .max = 100000, .unit = "hours", .meaning = "overtime when the oldest waiting chart was ready longer ago than this"},
    {.key = "backlog_encounters", .kind = FIELD_NUMBER, .offset = AT(backlog_encounters), .flags = FIELD_NULLABLE | FIELD_SCHEDULABLE, .min = 0,
     .max = 1e9, .unit = "encounters", .meaning = "overtime when more charts than this wait"},
    {.key = "daily_cap_hours", .kind = FIELD_NUMBER, .offset = AT(daily_cap_hours), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 16, .initial = "2",
     .unit = "hours", .meaning = "longest extension of one shift"},
    {.key = "weekly_cap_hours", .kind = FIELD_NUMBER, .offset = AT(weekly_cap_hours), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 80, .initial = "8",
     .unit = "hours", .meaning = "overtime per coder and local week from Monday", .source = "[K]/[A] cap 8 h a week"},
    {.key = "pay_multiple", .kind = FIELD_NUMBER, .offset = AT(pay_multiple), .flags = FIELD_SCHEDULABLE, .min = 1, .max = 5,
     .initial = "1.5", .unit = "factor", .meaning = "pay of an overtime hour on wage and payroll tax; benefits are not paid on it",
     .source = "[K] 1.5 x over 40 h (FLSA)"},
};
#undef AT
static const struct field_group field_overtime = {"overtime rule", "when a pool's shifts are extended", sizeof(struct overtime),
                                                  overtime_fields, COUNT_OF(overtime_fields)};

#define AT(member) offsetof(struct pool, member)
static const struct field pool_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the pool"},
    {.key = "title", .kind = FIELD_TEXT, .offset = AT(title), .flags = FIELD_NULLABLE, .meaning = "label in tables and figures"},
    {.key = "location", .kind = FIELD_CHOICE, .offset = AT(location), .initial = "\"onshore\"", .choices = location_choices,
     .meaning = "offshore pools do not see charts of payers that forbid it"},
    {.key = "is_vendor", .kind = FIELD_BOOLEAN, .offset = AT(is_vendor), .initial = "false",
     .meaning = "people of a vendor or an agency: what they cost is vendor spend, not labour"},
    {.key = "time_zone", .kind = FIELD_ZONE, .offset = AT(time_zone), .flags = FIELD_NULLABLE,
     .meaning = "IANA zone of the shifts; null: the facility's"},
    {.key = "holiday_calendar", .kind = FIELD_FILE, .offset = AT(holiday_calendar), .flags = FIELD_NULLABLE,
     .meaning = "iCalendar file (.ics): no shift starts on these local dates; null: works on holidays"},
    {.key = "holidays_paid", .kind = FIELD_BOOLEAN, .offset = AT(holidays_paid), .initial = "false",
     .meaning = "shifts that a holiday cancels are paid"},
    {.key = "shifts", .kind = FIELD_LIST, .offset = AT(shifts), .flags = FIELD_REQUIRED, .group = &field_shift,
     .meaning = "who works when"},
    {.key = "skills", .kind = FIELD_MAP, .offset = AT(skills), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .min = 0, .max = 100,
     .target = "work_types", .unit = "factor", .meaning = "speed (throughput, 1 = standard) by work type; absent or 0: does not code it"},
    {.key = "reserved_work_types", .kind = FIELD_REFERENCES, .offset = AT(reserved_work_types), .target = "work_types",
     .meaning = "work types the pool takes first; others only when none of these waits"},
    {.key = "productive_share", .kind = FIELD_NUMBER, .offset = AT(productive_share), .flags = FIELD_EXCLUSIVE_MIN | FIELD_SCHEDULABLE,
     .min = 0, .max = 1, .initial = "1", .unit = "share", .meaning = "coding minutes per on-shift minute (fatigue, delay, meetings off)",
     .source = "[S] 0.875: 35 of 40 h, https://www.racmonitor.com/the-data-manager-unbilled-charges-an-effective-measure-of-coder-productivity"},
    {.key = "absence_share", .kind = FIELD_NUMBER, .offset = AT(absence_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 0.99,
     .initial = "0", .unit = "share", .meaning = "share of shifts that a coder misses on paid leave or sick, day by day",
     .source = "[A] 0.08: paid time off and sickness, holidays come from the calendar"},
    {.key = "end_of_shift", .kind = FIELD_CHOICE, .offset = AT(end_of_shift), .initial = "\"finish\"", .choices = end_of_shift_choices,
     .meaning = "chart in hand at shift end: finish it (paid straight), carry it over, or hand it back with its remaining work"},
    {.key = "available_from", .kind = FIELD_DATE, .offset = AT(available_from), .flags = FIELD_NULLABLE,
     .meaning = "first local date on which the pool works; null: from the start"},
    {.key = "ramp_weeks", .kind = FIELD_NUMBER, .offset = AT(ramp_weeks), .min = 0, .max = 520, .initial = "0", .unit = "weeks",
     .meaning = "weeks from a person's first day to full speed, in a straight line; people there from the start are at full speed", .source = "[A] 13 weeks for a new coder, 5 offshore"},
    {.key = "ramp_start_share", .kind = FIELD_NUMBER, .offset = AT(ramp_start_share), .flags = FIELD_EXCLUSIVE_MIN, .min = 0, .max = 1,
     .initial = "0.5", .unit = "share", .meaning = "speed on the first day as a share of full speed",
     .source = "[A] 50 % -> 75 % -> 100 % at days 30/60/90"},
    {.key = "wage_usd_per_hour", .kind = FIELD_NUMBER, .offset = AT(wage_usd_per_hour), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1000,
     .initial = "0", .unit = "usd per paid hour", .meaning = "wage, or a vendor's price, per paid hour",
     .source = "[S] coder 24.16 (BLS 29-2072, 50,250 a year); [S] certified 28.89 (AAPC 2021); [V] Philippines 15.6; [A] India 11, contract 70"},
    {.key = "payroll_tax_share", .kind = FIELD_NUMBER, .offset = AT(payroll_tax_share), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 1, .initial = "0",
     .unit = "share", .meaning = "payroll tax on wages, overtime included", .source = "[K] 0.0765 in the US"},
    {.key = "benefits_usd_per_hour", .kind = FIELD_NUMBER, .offset = AT(benefits_usd_per_hour), .flags = FIELD_SCHEDULABLE, .min = 0,
     .max = 1000, .initial = "0", .unit = "usd per paid hour", .meaning = "benefits per regular paid hour",
     .source = "[D] loaded 34.5 / 41.3 / 55 an hour less wage and tax: benefits 30 % of compensation (BLS ECEC 2018)"},
    {.key = "usd_per_chart", .kind = FIELD_NUMBER, .offset = AT(usd_per_chart), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 10000,
     .initial = "0", .unit = "usd per chart", .meaning = "price per coded chart, beside or instead of hours"},
    {.key = "overtime", .kind = FIELD_GROUP, .offset = AT(overtime), .group = &field_overtime,
     .meaning = "overtime rule; off unless backlog_age_hours or backlog_encounters is given"},
    {.key = "errors", .kind = FIELD_GROUP, .offset = AT(errors), .group = &field_errors,
     .meaning = "coding errors; off while the share is 0"},
    {.key = "workforce", .kind = FIELD_GROUP, .offset = AT(workforce), .group = &field_workforce,
     .meaning = "people who leave, seats that are filled, what that costs"},
    {.key = "sla", .kind = FIELD_GROUP, .offset = AT(sla), .group = &field_sla, .meaning = "what the pool has promised"},
};
#undef AT
const struct field_group field_pool = {"pool", "coders who share a place, a calendar, skills and pay", sizeof(struct pool), pool_fields,
                                       COUNT_OF(pool_fields)};

#define AT(member) offsetof(struct worklist_rule, member)
static const struct field rule_fields[] = {
    {.key = "work_types", .kind = FIELD_REFERENCES, .offset = AT(work_types), .target = "work_types", .meaning = "absent: all"},
    {.key = "payers", .kind = FIELD_REFERENCES, .offset = AT(payers), .target = "payers", .meaning = "absent: all"},
    {.key = "gross_usd_min", .kind = FIELD_NUMBER, .offset = AT(gross_usd_min), .flags = FIELD_NULLABLE, .min = 0, .max = 1e9,
     .unit = "usd", .meaning = "charts of at least this many gross dollars"},
    {.key = "days_to_filing_limit_max", .kind = FIELD_NUMBER, .offset = AT(days_to_filing_limit_max), .flags = FIELD_NULLABLE,
     .min = 0, .max = 3650, .unit = "days", .meaning = "charts whose payer's filing limit is at most this far away when they become ready"},
};
#undef AT
static const struct field_group field_rule = {"routing rule", "which charts enter the worklist", sizeof(struct worklist_rule), rule_fields,
                                              COUNT_OF(rule_fields)};

#define AT(member) offsetof(struct overflow, member)
static const struct field overflow_fields[] = {
    {.key = "pool", .kind = FIELD_REFERENCE, .offset = AT(pool), .flags = FIELD_REQUIRED, .target = "pools", .meaning = "pool that helps"},
    {.key = "after_hours", .kind = FIELD_NUMBER, .offset = AT(after_hours), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .min = 0, .max = 100000,
     .unit = "hours", .meaning = "the pool helps while the list's oldest chart was ready at least this long ago"},
};
#undef AT
static const struct field_group field_overflow = {"overflow", "help from a further pool", sizeof(struct overflow), overflow_fields,
                                                  COUNT_OF(overflow_fields)};

#define AT(member) offsetof(struct worklist, member)
static const struct field worklist_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, .offset = AT(name), .flags = FIELD_REQUIRED, .meaning = "name of the worklist"},
    {.key = "when", .kind = FIELD_GROUP, .offset = AT(when), .group = &field_rule,
     .meaning = "charts that enter; the first worklist that fits takes the chart; absent: every chart that reaches it"},
    {.key = "pools", .kind = FIELD_REFERENCES, .offset = AT(pools), .flags = FIELD_REQUIRED | FIELD_SCHEDULABLE, .target = "pools",
     .meaning = "pools that serve the list, in the order in which idle coders are offered a chart"},
    {.key = "overflow", .kind = FIELD_LIST, .offset = AT(overflow), .group = &field_overflow, .meaning = "pools that help when charts grow old"},
    {.key = "order", .kind = FIELD_CHOICE, .offset = AT(order), .initial = "\"fifo\"", .choices = order_choices,
     .meaning = "which chart is next; the key of a chart is fixed when it enters"},
    {.key = "priority", .kind = FIELD_INTEGER, .offset = AT(priority), .min = 1, .max = 1000, .initial = "1",
     .meaning = "a coder empties lists of a lower number first"},
    {.key = "ageing_hours_per_1000_usd", .kind = FIELD_NUMBER, .offset = AT(ageing_hours_per_1000_usd), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 10000,
     .initial = "0", .unit = "hours per 1,000 usd", .meaning = "weighted ageing: head start by gross dollars"},
    {.key = "ageing_head_start_hours", .kind = FIELD_MAP, .offset = AT(ageing_head_start_hours), .flags = FIELD_SCHEDULABLE, .min = 0, .max = 100000,
     .target = "work_types", .unit = "hours", .meaning = "weighted ageing: head start by work type"},
};
#undef AT
const struct field_group field_worklist = {"worklist", "a queue of charts and the pools that serve it", sizeof(struct worklist),
                                           worklist_fields, COUNT_OF(worklist_fields)};
