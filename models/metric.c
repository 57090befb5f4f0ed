#include "models/metric.h"
#include <stddef.h>

/* clang-format off: one row reads as one row */
#define LOWER  METRIC_LOWER_IS_BETTER
#define HIGHER METRIC_HIGHER_IS_BETTER

const struct metric metrics[METRIC_COUNT] = {
    [METRIC_ENCOUNTERS_ARRIVED] = {"encounters_arrived", "encounters", METRIC_NEUTRAL, "encounters discharged in the window"},
    [METRIC_ENCOUNTERS_CODED] = {"encounters_coded", "encounters", HIGHER, "encounters coded in the window, touchless ones included"},
    [METRIC_ENCOUNTERS_TOUCHLESS] = {"encounters_touchless", "encounters", METRIC_NEUTRAL, "encounters coded in the window that no coder saw"},
    [METRIC_ENCOUNTERS_BILLED] = {"encounters_billed", "encounters", HIGHER, "encounters whose bill dropped in the window"},
    [METRIC_QUERIES] = {"queries", "encounters", LOWER, "provider queries asked in the window"},
    [METRIC_QUERY_SHARE] = {"query_share", "share", LOWER, "queries asked per encounter coded in the window"},
    [METRIC_QUERIES_UNANSWERED] = {"queries_unanswered", "encounters", LOWER, "queries asked in the window that end in the fallback: no answer in time"},
    [METRIC_IN_QUERY_MEAN_ENCOUNTERS] = {"in_query_mean_encounters", "encounters", LOWER, "time average of the charts that wait for a provider's answer"},
    [METRIC_ENCOUNTERS_OPEN_END] = {"encounters_open_end", "encounters", LOWER, "encounters discharged and not billed at the end, in any stage"},
    [METRIC_ENCOUNTERS_UNCODED_END] = {"encounters_uncoded_end", "encounters", LOWER, "documented encounters not coded at the end"},
    [METRIC_WAIT_MEAN_HOURS] = {"wait_mean_hours", "hours", LOWER, "mean time from final documentation to first touch by a coder, charts first touched in the window; touchless charts do not count"},
    [METRIC_WAIT_SHARE] = {"wait_share", "share", LOWER, "share of the charts first touched in the window that waited at all"},
    [METRIC_TAT_MEAN_HOURS] = {"tat_mean_hours", "hours", LOWER, "mean coding turnaround: final documentation to coded, calendar hours, charts coded in the window"},
    [METRIC_TAT_P50_HOURS] = {"tat_p50_hours", "hours", LOWER, "median coding turnaround of the charts coded in the window"},
    [METRIC_TAT_P90_HOURS] = {"tat_p90_hours", "hours", LOWER, "90th percentile of coding turnaround"},
    [METRIC_TAT_P95_HOURS] = {"tat_p95_hours", "hours", LOWER, "95th percentile of coding turnaround"},
    [METRIC_TAT_P99_HOURS] = {"tat_p99_hours", "hours", LOWER, "99th percentile of coding turnaround"},
    [METRIC_TAT_WITHIN_TARGET_SHARE] = {"tat_within_target_share", "share", HIGHER, "share coded within the target, of the charts that became ready in the window at least the target before its end, coded or not"},
    [METRIC_WAITING_MEAN_ENCOUNTERS] = {"waiting_mean_encounters", "encounters", LOWER, "time average of the charts that wait for a coder"},
    [METRIC_IN_CODING_MEAN_ENCOUNTERS] = {"in_coding_mean_encounters", "encounters", METRIC_NEUTRAL, "time average of the charts in a coder's hands, nights and breaks included"},
    [METRIC_OLDEST_END_DAYS] = {"oldest_end_days", "days", LOWER, "age since final documentation of the oldest uncoded chart at the end; 0 when none waits"},
    [METRIC_DNFB_MEAN_USD] = {"dnfb_mean_usd", "usd", LOWER, "gross hospital dollars discharged and not final billed, mean of the midnight snapshots of the window"},
    [METRIC_DNFB_PEAK_USD] = {"dnfb_peak_usd", "usd", LOWER, "largest midnight snapshot of gross DNFB dollars"},
    [METRIC_DNFB_END_USD] = {"dnfb_end_usd", "usd", LOWER, "gross DNFB dollars at the last midnight"},
    [METRIC_DNFB_MEAN_DAYS] = {"dnfb_mean_days", "days", LOWER, "mean of the daily ratios gross DNFB dollars / average daily gross revenue of the last 90 days (or the scenario's window)"},
    [METRIC_DNFB_PEAK_DAYS] = {"dnfb_peak_days", "days", LOWER, "largest daily ratio of DNFB days"},
    [METRIC_DNFB_END_DAYS] = {"dnfb_end_days", "days", LOWER, "DNFB days at the last midnight"},
    [METRIC_DNFB_LAST_WEEK_DAYS] = {"dnfb_last_week_days", "days", LOWER, "mean of the daily ratios of the last seven days: no one weekday decides"},
    [METRIC_DNFB_CODING_SHARE] = {"dnfb_coding_share", "share", LOWER, "share of mean gross DNFB dollars that is beyond the bill hold and waits for coding or is in coding"},
    [METRIC_DNFB_CODING_SHARE_END] = {"dnfb_coding_share_end", "share", LOWER, "the same share at the last midnight"},
    [METRIC_NET_DNFB_MEAN_USD] = {"net_dnfb_mean_usd", "usd", LOWER, "expected net payment of the accounts in DNFB, mean of the midnight snapshots: the cash view"},
    [METRIC_NET_DNFB_END_USD] = {"net_dnfb_end_usd", "usd", LOWER, "expected net payment of the accounts in DNFB at the last midnight"},
    [METRIC_DNFB_CAUSE_USD] = {"dnfb_cause_usd", "usd", LOWER, "mean gross DNFB dollars booked to the cause that binds at each midnight; the causes add up to dnfb_mean_usd"},
    [METRIC_NET_DNFB_CAUSE_USD] = {"net_dnfb_cause_usd", "usd", LOWER, "the same in expected net dollars; the causes add up to net_dnfb_mean_usd"},
    [METRIC_UNBILLED_PROFESSIONAL_MEAN_USD] = {"unbilled_professional_mean_usd", "usd", LOWER, "gross professional charges not billed, mean of the midnight snapshots; not part of DNFB"},
    [METRIC_COST_TOTAL_USD] = {"cost_total_usd", "usd", LOWER, "labour, vendors and CAC over the window"},
    [METRIC_COST_COMPONENT_USD] = {"cost_component_usd", "usd", LOWER, "cost by component; the components add up to cost_total_usd"},
    [METRIC_COST_PER_ENCOUNTER_USD] = {"cost_per_encounter_usd", "usd", LOWER, "cost_total_usd per encounter coded in the window"},
    [METRIC_UTILIZATION_SHARE] = {"utilization_share", "share", METRIC_NEUTRAL, "time with a chart in hand / time on shift, overtime included, breaks and absence not"},
    [METRIC_PAID_HOURS] = {"paid_hours", "hours", METRIC_NEUTRAL, "paid coder-hours: on the roster, paid absence and holidays, finishing a chart, overtime"},
    [METRIC_OVERTIME_HOURS] = {"overtime_hours", "hours", LOWER, "coder-hours of overtime"},
};

const struct metric series[SERIES_COUNT] = {
    [SERIES_DNFB_USD] = {"dnfb_usd", "usd", LOWER, "gross DNFB dollars at the end of the day"},
    [SERIES_DNFB_DAYS] = {"dnfb_days", "days", LOWER, "DNFB days at the end of the day"},
    [SERIES_NET_DNFB_USD] = {"net_dnfb_usd", "usd", LOWER, "expected net payment of the accounts in DNFB"},
    [SERIES_DNFB_CAUSE_USD] = {"dnfb_cause_usd", "usd", LOWER, "gross DNFB dollars by binding cause"},
    [SERIES_UNBILLED_PROFESSIONAL_USD] = {"unbilled_professional_usd", "usd", LOWER, "gross professional charges not billed"},
    [SERIES_BACKLOG_ENCOUNTERS] = {"backlog_encounters", "encounters", LOWER, "documented charts not coded"},
    [SERIES_ARRIVED_ENCOUNTERS] = {"arrived_encounters", "encounters", METRIC_NEUTRAL, "encounters discharged on the day"},
    [SERIES_CODED_ENCOUNTERS] = {"coded_encounters", "encounters", HIGHER, "encounters coded on the day"},
    [SERIES_BILLED_ENCOUNTERS] = {"billed_encounters", "encounters", HIGHER, "encounters whose bill dropped on the day"},
    [SERIES_BILLED_USD] = {"billed_usd", "usd", HIGHER, "gross hospital dollars billed on the day"},
};

const char *const scope_names[] = {"all", "work_type", "setting", "pool", "cause", "component"};
const char *const setting_names[] = {"ED", "IP", "OP", "pro_fee", "ancillary"};
