#ifndef MODELS_STAFFING_GAP_H
#define MODELS_STAFFING_GAP_H
/* The spreadsheet's answer to "how many people" beside what the simulation took, and why they differ.
 *
 * One FTE is 40 scheduled hours a week. Of them a spreadsheet counts on 40 (1 - absence) hours on duty, and on
 * productive_share of those for standard work; both as means over the days, dated changes included. All rows are in
 * these FTEs: standard work is divided by the productive share and the hours on duty, time on duty by the hours alone.
 *
 *   spreadsheet   volume a week x mean minutes of the types that are the pool's (staffing_paper.h)
 * + volume        encounters that came, at mean minutes, less the annual mean: season, holidays, surges, luck
 * + charts        work of the charts that were documented, before engines, less that of the encounters that came:
 *                 minutes off their mean, and documentation that ran ahead or behind
 * + cac           work that CAC and RPA took off, below zero
 * + helpers       work that the pool did less work of its types that anybody did: what it did for others, less what
 *                 others did for it (over all pools not quite 0 where their productive shares differ)
 * + ramp          time that new people lost with a chart in hand: POOL_RAMP is lost on duty, counted here by the share
 *                 of the time on duty that has a chart in hand
 * + speed         the rest of the time in coding beyond standard work: skills and people's speeds other than 1, charts
 *                 in hand at either end
 * + audit, rework, appeal     time in audits and second coding, in corrections, in appeals
 * = worked        time with a chart in hand, and the work by which the backlog has grown (ready and not done)
 * + idle_timing   time without a chart on a day that left work at midnight, at most that work (of its types, ready, not
 *                 done and not with a provider): the people and the charts were not there at the same hours
 * + idle_spare    the rest of the time without a chart: nothing was left, so variability between days, or people to
 *                 spare
 * = taken         time on duty, overtime and finishing included, and the growth of the backlog
 *
 *   off           taken - spreadsheet: all rows with a + above
 *
 * From the budget: authorised - vacant (open_fte) = filled; filled + absence + overtime + backlog = taken, where
 * absence is people on duty less those the absence share left to expect, overtime includes finishing after the shift,
 * backlog is the growth of the backlog. Holidays shorten what is scheduled. Provider queries cost no coder time: the
 * work before and after one is the chart's work; they show in turnaround and in the backlog. */
#include "models/department_state.h"

enum staffing_row {
    STAFFING_SPREADSHEET,
    STAFFING_VOLUME,
    STAFFING_CHARTS,
    STAFFING_CAC,
    STAFFING_HELPERS,
    STAFFING_RAMP,
    STAFFING_SPEED,
    STAFFING_AUDIT,
    STAFFING_REWORK,
    STAFFING_APPEAL,
    STAFFING_WORKED,
    STAFFING_IDLE_TIMING,
    STAFFING_IDLE_SPARE,
    STAFFING_TAKEN,
    STAFFING_OFF,
    STAFFING_AUTHORISED,
    STAFFING_FILLED,
    STAFFING_ABSENCE,
    STAFFING_OVERTIME,
    STAFFING_BACKLOG,
    STAFFING_ROWS
};

/* Rows of a pool over the days [from, to) of a replication that has ended. */
void staffing_gap_of_pool(const struct department *department, int pool, int from, int to, double rows[STAFFING_ROWS]);

/* Where the hours of a pool's seats went, in microseconds: scheduled + overtime + finishing = vacant + absent + idle +
 * coding + audit + rework + appeal, exactly. */
struct staffing_hours {
    int64_t scheduled, overtime, finishing;
    int64_t vacant, absent, idle, coding, audit, rework, appeal;
};

/* From counts of any days. */
struct staffing_hours staffing_hours_of(const int64_t pool[POOL_COUNTS]);
#endif
