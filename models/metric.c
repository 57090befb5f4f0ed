#include "models/metric.h"
#include <stddef.h>

/* clang-format off: one row reads as one row */
#define LOWER  METRIC_LOWER_IS_BETTER
#define HIGHER METRIC_HIGHER_IS_BETTER

const struct metric metrics[METRIC_COUNT] = {
    [METRIC_ENCOUNTERS_ARRIVED] = {"encounters_arrived", "encounters", METRIC_NEUTRAL,
                                   "encounters discharged in the window"},
    [METRIC_ENCOUNTERS_CODED] = {"encounters_coded", "encounters", HIGHER,
                                 "encounters coded in the window, touchless ones included"},
    [METRIC_ENCOUNTERS_TOUCHLESS] = {"encounters_touchless", "encounters", METRIC_NEUTRAL,
                                     "encounters coded in the window that no coder saw"},
    [METRIC_ENCOUNTERS_BILLED] = {"encounters_billed", "encounters", HIGHER,
                                  "encounters whose bill dropped in the window"},
    [METRIC_QUERIES] = {"queries", "encounters", LOWER, "provider queries asked in the window"},
    [METRIC_QUERY_SHARE] = {"query_share", "share", LOWER, "queries asked per encounter coded in the window"},
    [METRIC_QUERIES_UNANSWERED] = {"queries_unanswered", "encounters", LOWER,
                                   "queries asked in the window that end in the fallback: no answer in time"},
    [METRIC_IN_QUERY_MEAN_ENCOUNTERS] = {"in_query_mean_encounters", "encounters", LOWER,
                                         "time average of the charts that wait for a provider's answer"},
    [METRIC_ENCOUNTERS_OPEN_END] = {"encounters_open_end", "encounters", LOWER,
                                    "encounters discharged and not billed at the end, in any stage"},
    [METRIC_ENCOUNTERS_UNCODED_END] = {"encounters_uncoded_end", "encounters", LOWER,
                                       "documented encounters not coded at the end"},
    [METRIC_WAIT_MEAN_HOURS] = {"wait_mean_hours", "hours", LOWER,
                                "mean time from final documentation to first touch by a coder, charts first touched in "
                                "the window; touchless charts do not count"},
    [METRIC_WAIT_SHARE] = {"wait_share", "share", LOWER,
                           "share of the charts first touched in the window that waited at all"},
    [METRIC_TAT_MEAN_HOURS] =
        {"tat_mean_hours", "hours", LOWER,
         "mean coding turnaround: final documentation to coded, calendar hours, charts coded in the window"},
    [METRIC_TAT_P50_HOURS] = {"tat_p50_hours", "hours", LOWER,
                              "median coding turnaround of the charts coded in the window"},
    [METRIC_TAT_P90_HOURS] = {"tat_p90_hours", "hours", LOWER, "90th percentile of coding turnaround"},
    [METRIC_TAT_P95_HOURS] = {"tat_p95_hours", "hours", LOWER, "95th percentile of coding turnaround"},
    [METRIC_TAT_P99_HOURS] = {"tat_p99_hours", "hours", LOWER, "99th percentile of coding turnaround"},
    [METRIC_TAT_WITHIN_TARGET_SHARE] = {"tat_within_target_share", "share", HIGHER,
                                        "share coded within the target, of the charts that became ready in the window "
                                        "at least the target before its end, coded or not"},
    [METRIC_WAITING_MEAN_ENCOUNTERS] = {"waiting_mean_encounters", "encounters", LOWER,
                                        "time average of the charts that wait for a coder"},
    [METRIC_IN_CODING_MEAN_ENCOUNTERS] = {"in_coding_mean_encounters", "encounters", METRIC_NEUTRAL,
                                          "time average of the charts in a coder's hands, nights and breaks included"},
    [METRIC_IN_QUALITY_MEAN_ENCOUNTERS] =
        {"in_quality_mean_encounters", "encounters", METRIC_NEUTRAL,
         "time average of the charts that wait for or are in audit, second coding or correction"},
    [METRIC_OLDEST_END_DAYS] =
        {"oldest_end_days", "days", LOWER,
         "age since final documentation of the oldest uncoded chart at the end; 0 when none waits"},
    [METRIC_DNFB_MEAN_USD] =
        {"dnfb_mean_usd", "usd", LOWER,
         "gross hospital dollars discharged and not final billed, mean of the midnight snapshots of the window"},
    [METRIC_DNFB_PEAK_USD] = {"dnfb_peak_usd", "usd", LOWER, "largest midnight snapshot of gross DNFB dollars"},
    [METRIC_DNFB_END_USD] = {"dnfb_end_usd", "usd", LOWER, "gross DNFB dollars at the last midnight"},
    [METRIC_DNFB_MEAN_DAYS] = {"dnfb_mean_days", "days", LOWER,
                               "mean of the daily ratios gross DNFB dollars / average daily gross revenue of the last "
                               "90 days (or the scenario's window)"},
    [METRIC_DNFB_PEAK_DAYS] = {"dnfb_peak_days", "days", LOWER, "largest daily ratio of DNFB days"},
    [METRIC_DNFB_END_DAYS] = {"dnfb_end_days", "days", LOWER, "DNFB days at the last midnight"},
    [METRIC_DNFB_LAST_WEEK_DAYS] = {"dnfb_last_week_days", "days", LOWER,
                                    "mean of the daily ratios of the last seven days: no one weekday decides"},
    [METRIC_DNFB_CODING_SHARE] = {"dnfb_coding_share", "share", LOWER,
                                  "share of mean gross DNFB dollars that is beyond the bill hold and waits for or is "
                                  "in coding, audit or correction"},
    [METRIC_DNFB_CODING_SHARE_END] = {"dnfb_coding_share_end", "share", LOWER, "the same share at the last midnight"},
    [METRIC_NET_DNFB_MEAN_USD] =
        {"net_dnfb_mean_usd", "usd", LOWER,
         "expected net payment of the accounts in DNFB, mean of the midnight snapshots: the cash view"},
    [METRIC_NET_DNFB_END_USD] = {"net_dnfb_end_usd", "usd", LOWER,
                                 "expected net payment of the accounts in DNFB at the last midnight"},
    [METRIC_DNFB_CAUSE_USD] =
        {"dnfb_cause_usd", "usd", LOWER,
         "mean gross DNFB dollars booked to the cause that binds at each midnight; the causes add up to dnfb_mean_usd"},
    [METRIC_NET_DNFB_CAUSE_USD] = {"net_dnfb_cause_usd", "usd", LOWER,
                                   "the same in expected net dollars; the causes add up to net_dnfb_mean_usd"},
    [METRIC_UNBILLED_PROFESSIONAL_MEAN_USD] =
        {"unbilled_professional_mean_usd", "usd", LOWER,
         "gross professional charges not billed, mean of the midnight snapshots; not part of DNFB"},
    [METRIC_COST_TOTAL_USD] = {"cost_total_usd", "usd", LOWER, "labour, vendors and CAC over the window"},
    [METRIC_COST_COMPONENT_USD] = {"cost_component_usd", "usd", LOWER,
                                   "cost by component; the components add up to cost_total_usd"},
    [METRIC_COST_PER_ENCOUNTER_USD] = {"cost_per_encounter_usd", "usd", LOWER,
                                       "cost_total_usd per encounter coded in the window"},
    [METRIC_UTILIZATION_SHARE] =
        {"utilization_share", "share", METRIC_NEUTRAL,
         "time with a chart in hand / time on shift, overtime included, breaks and absence not"},
    [METRIC_PAID_HOURS] = {"paid_hours", "hours", METRIC_NEUTRAL,
                           "paid coder-hours: on the roster, paid absence and holidays, finishing a chart, overtime"},
    [METRIC_OVERTIME_HOURS] = {"overtime_hours", "hours", LOWER, "coder-hours of overtime"},
    [METRIC_ENCOUNTERS_AUDITED] = {"encounters_audited", "encounters", METRIC_NEUTRAL,
                                   "charts audited or coded a second time before the bill"},
    [METRIC_ERRORS] = {"errors", "encounters", LOWER, "charts that left their coder, or the engine, wrong"},
    [METRIC_ERRORS_FOUND] = {"errors_found", "encounters", METRIC_NEUTRAL,
                             "wrong charts that an audit or a second coder found before the bill"},
    [METRIC_ERRORS_OUT] = {"errors_out", "encounters", LOWER, "charts coded and still wrong: they go to the payer"},
    [METRIC_ACCURACY_SHARE] = {"accuracy_share", "share", HIGHER,
                               "share of finished charts that left their coder right; per claim, known to the "
                               "simulation, not to the department"},
    [METRIC_ACCURACY_AUDITED_SHARE] =
        {"accuracy_audited_share", "share", HIGHER,
         "share of audited charts in which nothing wrong was found: the accuracy that a department can measure"},
    [METRIC_ACCURACY_OUT_SHARE] =
        {"accuracy_out_share", "share", HIGHER,
         "share of coded charts that are right when they go to the payer, after audit and correction"},
    [METRIC_CLAIMS] = {"claims", "encounters", METRIC_NEUTRAL,
                       "accounts whose bill dropped in the window and goes to a payer"},
    [METRIC_CODING_DENIALS] =
        {"coding_denials", "encounters", LOWER,
         "claims billed in the window that are denied for coding or documentation, whenever the denial arrives"},
    [METRIC_CODING_DENIALS_PER_1000] = {"coding_denials_per_1000", "per 1,000", LOWER,
                                        "coding denials per 1,000 claims billed in the window"},
    [METRIC_INITIAL_DENIAL_SHARE] =
        {"initial_denial_share", "share", LOWER,
         "share of the claims billed in the window that is denied at first, for coding or otherwise"},
    [METRIC_DENIED_USD] = {"denied_usd", "usd", LOWER, "net dollars denied for coding, by the day of the denial"},
    [METRIC_APPEALS] = {"appeals", "encounters", METRIC_NEUTRAL,
                        "coding denials of the window that are to be appealed or sent again"},
    [METRIC_APPEALS_EXPIRED] = {"appeals_expired", "encounters", LOWER,
                                "appeals that nobody wrote before the deadline"},
    [METRIC_OVERTURN_SHARE] = {"overturn_share", "share", HIGHER,
                               "share of the appeals decided in the window that the payer granted"},
    [METRIC_RECOVERED_USD] = {"recovered_usd", "usd", HIGHER, "net dollars paid after appeals"},
    [METRIC_CODING_WRITE_OFF_USD] =
        {"coding_write_off_usd", "usd", LOWER,
         "net dollars of coding denials written off: not appealed, appealed too late, or lost"},
    [METRIC_COST_PER_APPEAL_USD] = {"cost_per_appeal_usd", "usd", LOWER,
                                    "cost of the pools that wrote appeals, by the share of their working time that "
                                    "went into them, per appeal written"},
    [METRIC_APPEAL_ALL_FTE] = {"appeal_all_fte", "fte", METRIC_NEUTRAL,
                               "people that writing an appeal of every coding denial would take, at the mean minutes "
                               "and 35 productive hours a week"},
    [METRIC_LATE_CLAIMS] = {"late_claims", "encounters", LOWER, "claims billed after the payer's filing limit"},
    [METRIC_LATE_CLAIMS_USD] = {"late_claims_usd", "usd", LOWER, "net dollars lost with them"},
    [METRIC_VACANCY_SHARE] = {"vacancy_share", "share", LOWER,
                              "share of the scheduled time of authorised seats that has nobody"},
    [METRIC_OPEN_FTE] = {"open_fte", "fte", LOWER, "vacant scheduled time, in weeks of 40 hours"},
    [METRIC_HIRES] = {"hires", "coders", METRIC_NEUTRAL, "people who began in the window"},
    [METRIC_LEAVERS] = {"leavers", "coders", LOWER, "people who left of themselves in the window"},
    [METRIC_CHARTS_PER_CODER_DAY] = {"charts_per_coder_day", "charts", HIGHER,
                                     "charts finished per eight hours on duty, overtime included"},
    [METRIC_WORK_UNITS_PER_CODER_DAY] =
        {"work_units_per_coder_day", "units", HIGHER,
         "standard coding work of the charts finished, in work units, per eight hours on duty"},
    [METRIC_AUDIT_TIME_SHARE] = {"audit_time_share", "share", METRIC_NEUTRAL,
                                 "share of the time with a chart in hand that went into audits and second coding"},
    [METRIC_REWORK_TIME_SHARE] = {"rework_time_share", "share", LOWER,
                                  "share of the time with a chart in hand that went into corrections"},
    [METRIC_APPEAL_TIME_SHARE] = {"appeal_time_share", "share", LOWER,
                                  "share of the time with a chart in hand that went into appeals"},
    [METRIC_POOL_TAT_MEAN_HOURS] = {"pool_tat_mean_hours", "hours", LOWER,
                                    "mean turnaround of the charts that the pool coded: final documentation to coded"},
    [METRIC_POOL_TAT_WITHIN_SHARE] =
        {"pool_tat_within_share", "share", HIGHER,
         "share of them within the pool's promise, or the type's target where it promised none"},
    [METRIC_SLA_WEEKS_MET_SHARE] = {"sla_weeks_met_share", "share", HIGHER,
                                    "share of the weeks in which the pool kept everything it promised, of those with "
                                    "something promised and measured"},
    [METRIC_SLA_TAT_WEEKS_SHARE] = {"sla_tat_weeks_share", "share", HIGHER,
                                    "share of the weeks in which it kept its turnaround"},
    [METRIC_SLA_ACCURACY_WEEKS_SHARE] = {"sla_accuracy_weeks_share", "share", HIGHER,
                                         "share of the weeks with audits in which it kept its accuracy"},
    [METRIC_SLA_PRODUCTIVITY_WEEKS_SHARE] = {"sla_productivity_weeks_share", "share", HIGHER,
                                             "share of the weeks in which it kept its productivity"},
    [METRIC_NET_CLAIMED_USD] = {"net_claimed_usd", "usd", HIGHER,
                                "expected payment of the bills that dropped in the window"},
    [METRIC_CASH_COLLECTED_USD] = {"cash_collected_usd", "usd", HIGHER,
                                   "cash received in the window: on bills from before the start, first payments, late "
                                   "payments and appeals, less take-backs"},
    [METRIC_CASH_AFTER_COST_USD] = {"cash_after_cost_usd", "usd", HIGHER, "cash_collected_usd less cost_total_usd"},
    [METRIC_OTHER_WRITE_OFF_USD] = {"other_write_off_usd", "usd", LOWER,
                                    "net dollars written off for denials that coding does not touch"},
    [METRIC_TAKEBACK_ACCRUED_USD] =
        {"takeback_accrued_usd", "usd", LOWER,
         "net dollars that payers will take back for wrong charts billed in the window, accrued when billed"},
    [METRIC_TAKEN_BACK_USD] = {"taken_back_usd", "usd", LOWER, "net dollars taken back in the window"},
    [METRIC_LATE_CHARGES_USD] = {"late_charges_usd", "usd", LOWER, "net dollars of charges that posted after the bill"},
    [METRIC_CHARGES_LOST_USD] = {"charges_lost_usd", "usd", LOWER, "the part of them that is never collected"},
    [METRIC_REVENUE_LOST_USD] = {"revenue_lost_usd", "usd", LOWER,
                                 "filed late, coding write-offs, take-backs accrued and late charges lost: what better "
                                 "coding and timing protect"},
    [METRIC_RECEIVABLES_END_USD] = {"receivables_end_usd", "usd", METRIC_NEUTRAL,
                                    "net dollars billed and neither paid nor written off at the end"},
    [METRIC_AR_DAYS] =
        {"ar_days", "days", LOWER,
         "receivables_end_usd per net dollar claimed a day over the window; billed accounts only, DNFB is beside it"},
    [METRIC_COST_TO_COLLECT_SHARE] = {"cost_to_collect_share", "share", LOWER,
                                      "cost_total_usd per dollar of cash collected: the coding department's part only"},
};

const struct metric series[SERIES_COUNT] = {
    [SERIES_DNFB_USD] = {"dnfb_usd", "usd", LOWER, "gross DNFB dollars at the end of the day"},
    [SERIES_DNFB_DAYS] = {"dnfb_days", "days", LOWER, "DNFB days at the end of the day"},
    [SERIES_NET_DNFB_USD] = {"net_dnfb_usd", "usd", LOWER, "expected net payment of the accounts in DNFB"},
    [SERIES_DNFB_CAUSE_USD] = {"dnfb_cause_usd", "usd", LOWER, "gross DNFB dollars by binding cause"},
    [SERIES_UNBILLED_PROFESSIONAL_USD] = {"unbilled_professional_usd", "usd", LOWER,
                                          "gross professional charges not billed"},
    [SERIES_BACKLOG_ENCOUNTERS] = {"backlog_encounters", "encounters", LOWER, "documented charts not coded"},
    [SERIES_ARRIVED_ENCOUNTERS] = {"arrived_encounters", "encounters", METRIC_NEUTRAL,
                                   "encounters discharged on the day"},
    [SERIES_CODED_ENCOUNTERS] = {"coded_encounters", "encounters", HIGHER, "encounters coded on the day"},
    [SERIES_BILLED_ENCOUNTERS] = {"billed_encounters", "encounters", HIGHER,
                                  "encounters whose bill dropped on the day"},
    [SERIES_BILLED_USD] = {"billed_usd", "usd", HIGHER, "gross hospital dollars billed on the day"},
};

const char *const scope_names[] = {"all",   "work_type", "setting",  "pool",
                                   "cause", "component", "location", "denial_cause"};
const char *const location_names[] = {"internal", "global"};
const char *const setting_names[] = {"ED", "IP", "OP", "pro_fee", "ancillary"};
