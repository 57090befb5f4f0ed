#ifndef MODELS_SCENARIO_H
#define MODELS_SCENARIO_H
/* A scenario: everything a planner says about a department, as plain data. Filled by io through the fields table
 * (models/field.h), checked by scenario_check, const ever after. Units are in the names; what each field means, its range
 * and its default stand in the table, once. Indices refer to the lists of the same scenario; -1 means none. */
#include "models/field_place.h"
#include "models/member.h"
#include "models/problem.h"
#include "models/scenario_study.h"
#include "sim/law.h"
#include "sim/zone.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A list is one line. */
/* clang-format off */
#define DATE_NONE INT64_MIN /* a date that was not given */

enum setting { SETTING_ED, SETTING_IP, SETTING_OP, SETTING_PRO_FEE, SETTING_ANCILLARY, SETTING_COUNT };
enum bucket { BUCKET_COMPLEX, BUCKET_ROUTINE, BUCKET_ADMINISTRATIVE, BUCKET_EXCEPTION };
enum billing { BILLING_HOSPITAL, BILLING_PROFESSIONAL, BILLING_NONE };
enum location { LOCATION_ONSHORE, LOCATION_OFFSHORE, LOCATION_COUNT };
enum end_of_shift { END_FINISH, END_CARRY_OVER, END_HAND_OFF };
enum gate_metric { GATE_ACCURACY_SHARE, GATE_CODING_DENIAL_SHARE, GATE_TAT_WITHIN_TARGET_SHARE, GATE_DNFB_DAYS, GATE_BACKLOG_ENCOUNTERS };
enum displaced { DISPLACED_RELEASED, DISPLACED_ATTRITION_ONLY, DISPLACED_SEVERED, DISPLACED_REDEPLOYED };
enum engine_kind { ENGINE_CAC, ENGINE_RPA };
enum order { ORDER_FIFO, ORDER_HIGHEST_DOLLARS, ORDER_EARLIEST_HOLD_END, ORDER_EARLIEST_FILING_LIMIT, ORDER_WEIGHTED_AGEING };

/* Sections of the tables below: a plain array with its count (the layout every list field shares). */
struct indices { size_t count; int *items; };
struct numbers { size_t count; double *items; };

/* Local dates of a holiday file, ascending civil day numbers. `covered_to` is the last day the file speaks about: 31 December of
 * the year of its last date, INT64_MAX when a yearly rule in it never ends or when no file was given. */
struct holidays { size_t count; int64_t *days; int64_t covered_to; };

struct payer {
    char *name;
    int64_t timely_filing_days;
    bool offshore_allowed;
    struct law payment_lag_days; /* claim to payment or denial */
};

struct profile {
    char *name;
    struct numbers monday, tuesday, wednesday, thursday, friday, saturday, sunday; /* 24 weights each */
};

struct arrivals {
    double per_week;        /* annual mean, holidays included; NAN = not given */
    double rate_per_hour;   /* constant rate; NAN = not given */
    int profile;            /* -1: flat */
    struct numbers month_factors;
    double holiday_factor;
    double day_factor_cv;
};

struct query { /* provider queries */
    double share, work_before_share;
    struct law answer_lag_business_hours;
    double answered_share, fallback_business_hours;
    int64_t return_priority; /* 0: that of the worklist */
    double yearly_improvement_share;
};

struct documentation_tool {
    char *name;
    struct indices work_types;
    int64_t go_live_date;
    double ramp_weeks, lag_less_share, query_less_share;
    double usd_per_month;
};

struct documentation_gate { /* administrative work that must be done before documentation is final */
    int work_type;          /* -1: none */
    double share;
};

struct work_type {
    char *name, *title;
    enum setting setting;
    enum bucket bucket;
    enum billing billing;
    struct arrivals arrivals;
    struct law gross_usd;
    double net_to_gross_share;
    struct numbers payer_mix; /* share per payer, in the order of the payers; empty: no payer */
    struct law documentation_lag_hours;
    struct law coding_minutes;
    double charge_minutes_rank_correlation;
    double bill_hold_days;
    double tat_target_hours; /* NAN: the facility's */
    struct query query;
    struct documentation_gate documentation_gate;
};

struct cac {
    char *name;
    enum engine_kind kind;
    struct indices work_types;
    int64_t go_live_date;
    double ramp_weeks;
    double assist_less_time_share;           /* NAN = not given */
    double assist_more_charts_per_hour_share; /* NAN = not given */
    double touchless_share;
    double error_less_share, touchless_error_share;
    double usd_per_month, usd_per_chart;
};

struct shift_hours {
    unsigned days; /* bit 0 = Monday */
    int start, end; /* minutes after local midnight */
    int64_t unpaid_break_minutes;
};

struct shift {
    char *name;
    int64_t headcount;            /* filled at the start */
    int64_t authorised_headcount; /* at least headcount, whatever it says */
    int64_t from_date, until_date; /* local dates on which shifts may start, both included; DATE_NONE: no bound */
    struct { size_t count; struct shift_hours *items; } hours;
};

struct overtime {
    struct indices work_types;
    double backlog_age_hours;       /* NAN = not given */
    double backlog_encounters;      /* NAN = not given */
    double daily_cap_hours, weekly_cap_hours;
    double pay_multiple;
};

struct errors { /* coding errors of a pool's people */
    struct numbers share; /* per work type */
    double new_coder_factor;
    int64_t new_coder_days;
    double overtime_factor;
    double pressure_charts_per_coder; /* NAN: pressure does not count */
    double pressure_factor, pressure_factor_max;
};

struct workforce {
    double attrition_yearly_share, burn_out_per_overtime_hour;
    struct law time_to_fill_days;
    double speed_cv;
    double onboarding_usd, severance_usd, retraining_usd;
    enum displaced displaced;
};

struct sla { /* what a pool has promised; NAN: nothing */
    double tat_hours, tat_within_share, accuracy_share, charts_per_coder_day;
    double penalty_share;
};

struct pool {
    char *name, *title;
    enum location location;
    bool is_vendor;
    char *time_zone;
    char *holiday_calendar;
    bool holidays_paid;
    struct { size_t count; struct shift *items; } shifts;
    struct numbers skills; /* speed factor per work type, in the order of the work types; 0 = does not code it */
    struct indices reserved_work_types;
    double productive_share, absence_share;
    enum end_of_shift end_of_shift;
    int64_t available_from;
    double ramp_weeks, ramp_start_share;
    double wage_usd_per_hour, payroll_tax_share, benefits_usd_per_hour, usd_per_chart;
    struct overtime overtime;
    struct errors errors;
    struct workforce workforce;
    struct sla sla;
    /* filled by io from time_zone and holiday_calendar */
    struct zone *zone; /* borrowed from the scenario's zones */
    struct holidays holidays;
};

struct worklist_rule { /* which charts enter */
    struct indices work_types, payers; /* empty: all */
    double gross_usd_min;              /* NAN = any */
    double days_to_filing_limit_max;   /* NAN = any */
};

struct overflow {
    int pool;
    double after_hours;
};

struct worklist {
    char *name;
    struct worklist_rule when;
    struct indices pools; /* in the order in which they are offered a chart */
    struct { size_t count; struct overflow *items; } overflow;
    enum order order;
    int64_t priority; /* 1 is served first */
    double ageing_hours_per_1000_usd; /* head start under weighted ageing */
    struct numbers ageing_head_start_hours; /* per work type */
};

struct surge {
    char *name;
    struct indices work_types; /* empty: all */
    int64_t from_date, to_date; /* whole local dates, both included */
    double volume_factor;
};

struct pause { /* of a service line */
    char *name;
    struct indices work_types;
    int64_t from_date, to_date; /* whole local dates, both included */
    double contribution_margin_share;
};

struct audit {
    char *name;
    struct indices work_types, coded_by; /* empty: all */
    double gross_usd_min;                /* NAN: any */
    double share, touchless_share;
    struct law minutes;
    struct indices by; /* pools */
    int64_t priority;
};

struct dual_coding {
    char *name;
    int pool;
    struct indices work_types; /* empty: all */
    int64_t from_date;         /* DATE_NONE: the pool's first day */
    int64_t days;
    double work_share;
    struct indices by; /* pools */
    int64_t priority;
};

struct quality {
    double detection_share, rework_share;
    double feedback_audits_per_coder, feedback_floor_share;
    struct { size_t count; struct audit *items; } audits;
    struct { size_t count; struct dual_coding *items; } dual_coding;
};

struct denial_cause {
    char *name;
    double error_weight, clean_weight; /* of the cause among denials of wrong and of clean charts */
    double amount_share;
    struct numbers appeal_share, appeal_minutes; /* per work type */
    double overturn_share;
    struct law decision_lag_days;
};

struct claims {
    struct law payment_lag_days; /* of accounts without a payer */
    double denial_given_error_share, denial_given_clean_share;
    struct { size_t count; struct denial_cause *items; } denial_causes; /* none: no coding denials */
    struct indices appealed_by;                                         /* pools */
    int64_t appeal_priority, appeal_deadline_days;
    double appeal_minutes_cv;
    double other_denial_share, other_write_off_share;
    struct law other_delay_days;
    double takeback_given_error_share, takeback_amount_share;
    struct law takeback_lag_days;
    double late_charge_share, late_charge_mean_days, late_charge_lost_share;
    bool opening_receivables;
};

struct finance {
    double discount_rate_share, cost_of_capital_share;
};

struct signoff_freeze {
    char *name;
    struct indices work_types;
    int64_t from_date, to_date; /* documentation that would be signed on these dates is signed at the start of to_date + 1 */
};

enum stage {
    STAGE_DOCUMENTATION, STAGE_CODING, STAGE_CODED, STAGE_OPENING_COUNT, /* those of open accounts */
    STAGE_QUERY = STAGE_OPENING_COUNT, STAGE_AUDIT, STAGE_REWORK, STAGE_DENIED, STAGE_APPEAL
};

struct opening_counts { /* accounts open at the start, by whole days of age: item i is i to i + 1 days */
    char *name;
    int work_type;
    struct numbers documentation_by_age_days, coding_by_age_days, coded_by_age_days;
};

/* One row of a CSV of arrivals or of open accounts. NAN / DATE_NONE / -1: the column is absent and the value is drawn. */
struct account_row {
    int work_type, payer;
    int64_t discharge; /* microseconds since the scenario starts; negative for open accounts */
    int64_t ready;     /* DATE_NONE when not given */
    double gross_usd, coding_minutes;
    enum stage stage;  /* open accounts only */
};
struct account_rows { size_t count; struct account_row *items; };

struct opening {
    struct { size_t count; struct opening_counts *items; } counts;
    char *csv;
    struct account_rows rows; /* filled by io from csv */
};

enum { MOST_GATES = 4 };

struct gate { /* a measured condition for dated changes, decided in each replication */
    char *name;
    int64_t date;             /* the day on which it is decided, as it begins */
    enum gate_metric metric;
    int pool, work_type;      /* -1: all */
    double at_least, at_most; /* NAN = not given; one of them is */
    int64_t over_days;        /* before `date` */
};

struct change { /* a field has another value from a date on; models/timeline.h */
    char *name;
    int64_t date, until_date; /* both included; DATE_NONE: to the end */
    double ramp_weeks;
    int gate;                 /* -1: happens in any case */
    char *field;              /* JSON Pointer, items by name */
    struct change_value value;
    /* filled by io from field */
    struct field_place place;
};


struct facility {
    char *time_zone;
    int64_t start_date;
    int64_t horizon_days, warmup_days;
    char *holiday_calendar;
    int bill_run_time; /* minutes after local midnight; -1: bills drop the moment they may */
    int64_t dnfb_window_days;
    double tat_target_hours;
    double dnfb_target_days;
    double backlog_target_encounters; /* NAN: none */
    double day_factor_common_share;
    double work_unit_minutes;
    unsigned provider_days;           /* bit 0 = Monday */
    int provider_start, provider_end; /* minutes after local midnight */
    /* filled by io */
    struct zone *zone;
    struct holidays holidays;
};

struct scenario {
    char *name, *title, *question;
    struct meta meta;
    char *backtest; /* file with the score of a back-test; changes no number */
    bool is_bound; /* a limit, not a plan */
    struct facility facility;
    struct analysis analysis;
    struct { size_t count; struct payer *items; } payers;
    struct { size_t count; struct profile *items; } profiles;
    struct { size_t count; struct work_type *items; } work_types;
    struct { size_t count; struct cac *items; } cac;
    struct { size_t count; struct documentation_tool *items; } documentation_tools;
    struct { size_t count; struct pool *items; } pools;
    struct { size_t count; struct worklist *items; } worklists;
    struct { size_t count; struct surge *items; } surges;
    struct { size_t count; struct signoff_freeze *items; } signoff_freezes;
    struct { size_t count; struct pause *items; } pauses;
    struct quality quality;
    struct claims claims;
    struct finance finance;
    struct { size_t count; struct gate *items; } gates;
    struct { size_t count; struct change *items; } timeline;
    struct { size_t count; struct uncertainty *items; } uncertainty;
    struct opening opening_inventory;
    char *arrival_trace_csv;
    /* filled by io */
    struct account_rows arrival_trace;
    size_t zone_count;
    struct zone *zones;   /* owned */
    int64_t start_utc_seconds; /* Unix time of the engine's clock 0: the first instant of start_date */
};

/* Frees all that the scenario owns, walking the fields table, and zeroes it. */
void scenario_free(struct scenario *scenario);

/* A copy that owns all that has a row in the fields table. What io filled beside the table (zones, holidays, rows of CSV
 * files) it borrows from the original, which must outlive it. Only scenario_copy_free may free it. */
void scenario_copy(struct scenario *copy, const struct scenario *original);
void scenario_copy_free(struct scenario *copy);

/* Semantic checks that no single field can say: a work type that no pool codes, shares that do not sum to 1, a payer that
 * forbids offshore with no onshore pool, overlapping shifts, a holiday file that ends too early, offered load above capacity
 * (a warning that names the FTE gap), a horizon too long for the number of coders. */
void scenario_check(const struct scenario *scenario, struct problems *problems);
/* The same without the offered load, which is slow and only warns. */
void scenario_check_structure(const struct scenario *scenario, struct problems *problems);
#endif
