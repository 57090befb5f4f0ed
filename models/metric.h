#ifndef MODELS_METRIC_H
#define MODELS_METRIC_H
/* The metrics table: one row per reported number, and the values of one replication. Drives CSV, JSON, tables and
 * figures. */
#include "models/department_state.h"

enum metric_direction { METRIC_NEUTRAL, METRIC_LOWER_IS_BETTER, METRIC_HIGHER_IS_BETTER };

struct metric {
    const char *id;
    const char *unit; /* encounters, hours, share, usd, days */
    enum metric_direction direction;
    const char *definition;
};

enum metric_id {
    METRIC_ENCOUNTERS_ARRIVED,
    METRIC_ENCOUNTERS_CODED,
    METRIC_ENCOUNTERS_TOUCHLESS,
    METRIC_ENCOUNTERS_BILLED,
    METRIC_QUERIES,
    METRIC_QUERY_SHARE,
    METRIC_QUERIES_UNANSWERED,
    METRIC_IN_QUERY_MEAN_ENCOUNTERS,
    METRIC_ENCOUNTERS_OPEN_END,
    METRIC_ENCOUNTERS_UNCODED_END,
    METRIC_WAIT_MEAN_HOURS,
    METRIC_WAIT_SHARE,
    METRIC_TAT_MEAN_HOURS,
    METRIC_TAT_P50_HOURS,
    METRIC_TAT_P90_HOURS,
    METRIC_TAT_P95_HOURS,
    METRIC_TAT_P99_HOURS,
    METRIC_TAT_OPEN_P90_HOURS,
    METRIC_TAT_OPEN_P95_HOURS,
    METRIC_TAT_WITHIN_TARGET_SHARE,
    METRIC_TAT_CODED_WITHIN_SHARE,
    METRIC_WAITING_MEAN_ENCOUNTERS,
    METRIC_IN_CODING_MEAN_ENCOUNTERS,
    METRIC_IN_QUALITY_MEAN_ENCOUNTERS,
    METRIC_OLDEST_END_DAYS,
    METRIC_DNFB_MEAN_USD,
    METRIC_DNFB_PEAK_USD,
    METRIC_DNFB_END_USD,
    METRIC_DNFB_MEAN_DAYS,
    METRIC_DNFB_PEAK_DAYS,
    METRIC_DNFB_END_DAYS,
    METRIC_DNFB_LAST_WEEK_DAYS,
    METRIC_DNFB_CODING_SHARE,
    METRIC_DNFB_CODING_SHARE_END,
    METRIC_NET_DNFB_MEAN_USD,
    METRIC_NET_DNFB_END_USD,
    METRIC_NET_DNFB_LAST_WEEK_USD,
    METRIC_DNFB_CAUSE_USD,
    METRIC_NET_DNFB_CAUSE_USD,
    METRIC_DNFB_CAUSE_DAYS,
    METRIC_UNBILLED_PROFESSIONAL_MEAN_USD,
    METRIC_COST_TOTAL_USD,
    METRIC_COST_COMPONENT_USD,
    METRIC_COST_PER_ENCOUNTER_USD,
    METRIC_UTILIZATION_SHARE,
    METRIC_PAID_HOURS,
    METRIC_OVERTIME_HOURS,
    METRIC_ENCOUNTERS_AUDITED,
    METRIC_ERRORS,
    METRIC_ERRORS_FOUND,
    METRIC_ERRORS_OUT,
    METRIC_ACCURACY_SHARE,
    METRIC_ACCURACY_AUDITED_SHARE,
    METRIC_ACCURACY_OUT_SHARE,
    METRIC_CLAIMS,
    METRIC_CODING_DENIALS,
    METRIC_CODING_DENIALS_PER_1000,
    METRIC_INITIAL_DENIAL_SHARE,
    METRIC_DENIED_USD,
    METRIC_APPEALS,
    METRIC_APPEALS_EXPIRED,
    METRIC_OVERTURN_SHARE,
    METRIC_RECOVERED_USD,
    METRIC_CODING_WRITE_OFF_USD,
    METRIC_COST_PER_APPEAL_USD,
    METRIC_APPEAL_ALL_FTE,
    METRIC_LATE_CLAIMS,
    METRIC_LATE_CLAIMS_USD,
    METRIC_FILING_PASSED_END_USD,
    METRIC_FILING_30_DAYS_END_USD,
    METRIC_FILING_60_DAYS_END_USD,
    METRIC_VACANCY_SHARE,
    METRIC_OPEN_FTE,
    METRIC_HIRES,
    METRIC_LEAVERS,
    METRIC_CHARTS_PER_CODER_DAY,
    METRIC_WORK_UNITS_PER_CODER_DAY,
    METRIC_AUDIT_TIME_SHARE,
    METRIC_REWORK_TIME_SHARE,
    METRIC_APPEAL_TIME_SHARE,
    METRIC_POOL_TAT_MEAN_HOURS,
    METRIC_POOL_TAT_WITHIN_SHARE,
    METRIC_SLA_WEEKS_MET_SHARE,
    METRIC_SLA_TAT_WEEKS_SHARE,
    METRIC_SLA_ACCURACY_WEEKS_SHARE,
    METRIC_SLA_PRODUCTIVITY_WEEKS_SHARE,
    METRIC_SLA_CREDITS_USD,
    METRIC_FTE_SPREADSHEET, /* these stand in the order of enum staffing_row */
    METRIC_FTE_VOLUME,
    METRIC_FTE_CHARTS,
    METRIC_FTE_CAC,
    METRIC_FTE_HELPERS,
    METRIC_FTE_RAMP,
    METRIC_FTE_SPEED,
    METRIC_FTE_AUDIT,
    METRIC_FTE_REWORK,
    METRIC_FTE_APPEAL,
    METRIC_FTE_WORKED,
    METRIC_FTE_IDLE_TIMING,
    METRIC_FTE_IDLE_SPARE,
    METRIC_FTE_TAKEN,
    METRIC_FTE_OFF,
    METRIC_FTE_AUTHORISED,
    METRIC_FTE_FILLED,
    METRIC_FTE_ABSENCE,
    METRIC_FTE_OVERTIME,
    METRIC_FTE_BACKLOG,
    METRIC_NET_CLAIMED_USD,
    METRIC_CASH_COLLECTED_USD,
    METRIC_CASH_AFTER_COST_USD,
    METRIC_OTHER_WRITE_OFF_USD,
    METRIC_TAKEBACK_ACCRUED_USD,
    METRIC_TAKEN_BACK_USD,
    METRIC_LATE_CHARGES_USD,
    METRIC_CHARGES_LOST_USD,
    METRIC_REVENUE_LOST_USD,
    METRIC_RECEIVABLES_END_USD,
    METRIC_AR_DAYS,
    METRIC_COST_TO_COLLECT_SHARE,
    METRIC_GATE_OPEN_SHARE,
    METRIC_DNFB_RECOVERY_DAYS,
    METRIC_BACKLOG_RECOVERY_DAYS,
    METRIC_TAT_RECOVERY_DAYS,
    METRIC_COUNT
};

extern const struct metric metrics[METRIC_COUNT];

/* The metric with that id; METRIC_COUNT when there is none. */
int metric_find(const char *id);

/* What cannot be said of some days of the window alone, since it needs more than their books. */
extern const bool metric_needs_window[METRIC_COUNT];

enum series_id { /* one value per local day, at its end */
                 SERIES_DNFB_USD,
                 SERIES_DNFB_DAYS,
                 SERIES_NET_DNFB_USD,
                 SERIES_DNFB_CAUSE_USD,
                 SERIES_UNBILLED_PROFESSIONAL_USD,
                 SERIES_BACKLOG_ENCOUNTERS,
                 SERIES_TAT_MEAN_HOURS,
                 SERIES_ARRIVED_ENCOUNTERS,
                 SERIES_CODED_ENCOUNTERS,
                 SERIES_BILLED_ENCOUNTERS,
                 SERIES_BILLED_USD,
                 SERIES_COUNT
};

extern const struct metric series[SERIES_COUNT];

enum scope {
    SCOPE_ALL,
    SCOPE_WORK_TYPE,
    SCOPE_SETTING,
    SCOPE_POOL,
    SCOPE_CAUSE,
    SCOPE_COMPONENT,
    SCOPE_LOCATION, /* internal (onshore) against global (offshore) */
    SCOPE_DENIAL_CAUSE,
    SCOPE_GATE
};

extern const char *const scope_names[];    /* "all", "work_type", "setting", "pool", "cause", "component" ... */
extern const char *const setting_names[];  /* by enum setting */
extern const char *const location_names[]; /* "internal", "global" by enum location */

struct metric_key {
    int id; /* enum metric_id, or enum series_id */
    enum scope scope;
    int item; /* index within the scope; 0 for all */
};

struct metric_keys {
    size_t count;
    struct metric_key *items;
};

/* The keys of a scenario, in the order of metric_values and metric_series. The caller frees `items`. */
void metric_keys_init(struct metric_keys *keys, const struct plan *plan);
void series_keys_init(struct metric_keys *keys, const struct plan *plan);

/* Name of the key's item ("" for all). */
const char *metric_key_item(const struct scenario *scenario, const struct metric_key *key);

/* Values of the replication that the department has just lived; NAN where there was nothing to observe. */
void metric_values(const struct department *department, double *values);

/* The same of the days [from, to) of the window, for every metric that does not need all of it. */
void metric_days_keys_init(struct metric_keys *keys, const struct plan *plan);
void metric_days_values(const struct department *department, int from, int to, double *values);

/* DNFB days at the end of each day; the days before the start count at the revenue expected at the start. NAN without
 * revenue. */
void metric_dnfb_days(const struct department *department, double *ratios);

/* Values of one overall series at the end of each day: backlog, or mean turnaround of the charts coded on the day (NAN
 * without any). */
void metric_backlog(const struct department *department, double *values);
void metric_turnaround_by_day(const struct department *department, double *values);

/* Daily values, [key][day], days of the whole horizon. */
void metric_series(const struct department *department, double *values);

enum { TAT_GRID_POINTS = 121, TAT_GRID_HOURS = 2, TAT_CURVES = 1 + SETTING_COUNT };

/* Share of charts coded within 0, 2, ... 240 hours: [curve][point]; curve 0 all, then by setting; NAN without charts.
 */
void metric_tat_curves(const struct department *department, double *values);
#endif
