#include "models/staffing_gap.h"

struct sums { /* of a pool over the days; standard work of its types and time on duty, in microseconds */
    double paper, arrived, saved, in, done;
    double waiting;    /* for coders at the end of the last day, since the start */
    double duty;       /* on duty of one FTE */
    double productive; /* share, mean over the days */
    double idle_timing;
    int64_t pool[POOL_COUNTS];
};

struct staffing_hours staffing_hours_of(const int64_t pool[POOL_COUNTS])
{
    struct staffing_hours hours = {.scheduled = pool[POOL_SCHEDULED],
                                   .overtime = pool[POOL_OVERTIME],
                                   .finishing = pool[POOL_FINISHING],
                                   .vacant = pool[POOL_SCHEDULED] - pool[POOL_FILLED],
                                   .idle = pool[POOL_STAFFED] - pool[POOL_BUSY],
                                   .audit = pool[POOL_BUSY_AUDIT],
                                   .rework = pool[POOL_BUSY_REWORK],
                                   .appeal = pool[POOL_BUSY_APPEAL]};
    hours.absent = pool[POOL_FILLED] + hours.overtime + hours.finishing - pool[POOL_STAFFED];
    hours.coding = pool[POOL_BUSY] - hours.audit - hours.rework - hours.appeal;
    return hours;
}

static void add_waiting(struct sums *sums, const struct department *department, int pool, int day)
{
    const struct staffing_paper *paper = &department->plan_of_day[day]->paper;
    for (int t = 0; t < (int)paper->types; t++) {
        const int64_t *type = day_book_type(&department->book, day, t);
        int64_t change = type[TYPE_WORK_OPENING] + type[TYPE_WORK_IN] - type[TYPE_WORK_DONE] - type[TYPE_WORK_AWAY];
        sums->waiting += staffing_paper_owned(paper, pool, t) * (double)change;
    }
}

static void add_types(struct sums *sums, const struct department *department, int pool, int day)
{
    const struct staffing_paper *paper = &department->plan_of_day[day]->paper;
    for (int t = 0; t < (int)paper->types; t++) {
        double share = staffing_paper_owned(paper, pool, t), each = paper->minutes[t] * (double)TIME_MINUTE;
        const int64_t *type = day_book_type(&department->book, day, t);
        if (share <= 0) continue;
        sums->paper += share * paper->per_week[t] / 7 * each;
        sums->arrived += share * (double)type[TYPE_ARRIVED] * each;
        sums->saved += share * (double)type[TYPE_WORK_SAVED];
        sums->in += share * (double)type[TYPE_WORK_IN];
        sums->done += share * (double)type[TYPE_WORK_DONE];
    }
}

static void add_day(struct sums *sums, const struct department *department, int pool, int day)
{
    const struct pool *people = &department->plan_of_day[day]->scenario->pools.items[pool];
    const int64_t *counts = day_book_pool(&department->book, day, pool);
    double waiting = sums->waiting > 0 ? sums->waiting / people->productive_share : 0;
    double idle = (double)(counts[POOL_STAFFED] - counts[POOL_BUSY]);
    add_types(sums, department, pool, day);
    sums->idle_timing += idle < waiting ? idle : waiting;
    sums->duty += 40 * (double)TIME_HOUR / 7 * (1 - people->absence_share);
    sums->productive += people->productive_share;
    for (int c = 0; c < POOL_COUNTS; c++) sums->pool[c] += counts[c];
}

/* The rows between the spreadsheet and what was worked, in time on duty. */
static void fill_worked(const struct sums *sums, const struct staffing_hours *hours, double rows[STAFFING_ROWS])
{
    double share = sums->productive, done = (double)sums->pool[POOL_WORK], busy = (double)sums->pool[POOL_BUSY];
    double staffed = (double)sums->pool[POOL_STAFFED], ramp = (double)sums->pool[POOL_RAMP];
    rows[STAFFING_SPREADSHEET] = sums->paper / share;
    rows[STAFFING_VOLUME] = (sums->arrived - sums->paper) / share;
    rows[STAFFING_CHARTS] = (sums->in + sums->saved - sums->arrived) / share;
    rows[STAFFING_CAC] = -sums->saved / share;
    rows[STAFFING_HELPERS] = (done - sums->done) / share;
    rows[STAFFING_RAMP] = staffed > 0 ? ramp * busy / staffed : 0;
    rows[STAFFING_SPEED] = (double)hours->coding - done / share - rows[STAFFING_RAMP];
    rows[STAFFING_AUDIT] = (double)hours->audit;
    rows[STAFFING_REWORK] = (double)hours->rework;
    rows[STAFFING_APPEAL] = (double)hours->appeal;
    rows[STAFFING_BACKLOG] = (sums->in - sums->done) / share;
    rows[STAFFING_WORKED] = busy + rows[STAFFING_BACKLOG];
}

void staffing_gap_of_pool(const struct department *department, int pool, int from, int to, double rows[STAFFING_ROWS])
{
    struct sums sums = {0};
    for (int d = 0; d < to; d++) {
        add_waiting(&sums, department, pool, d);
        if (d >= from) add_day(&sums, department, pool, d);
    }
    sums.productive /= to - from;
    struct staffing_hours hours = staffing_hours_of(sums.pool);
    double staffed = (double)sums.pool[POOL_STAFFED], fte_time = 40 * (double)TIME_HOUR * (to - from) / 7;
    double extra = (double)(hours.overtime + hours.finishing);
    fill_worked(&sums, &hours, rows);
    rows[STAFFING_IDLE_TIMING] = sums.idle_timing;
    rows[STAFFING_IDLE_SPARE] = (double)hours.idle - sums.idle_timing;
    rows[STAFFING_TAKEN] = staffed + rows[STAFFING_BACKLOG];
    rows[STAFFING_OFF] = rows[STAFFING_TAKEN] - rows[STAFFING_SPREADSHEET];
    rows[STAFFING_OVERTIME] = extra;
    for (int r = 0; r < STAFFING_ROWS; r++) rows[r] /= sums.duty;
    rows[STAFFING_AUTHORISED] = (double)hours.scheduled / fte_time;
    rows[STAFFING_FILLED] = (double)(hours.scheduled - hours.vacant) / fte_time;
    rows[STAFFING_ABSENCE] = (staffed - extra) / sums.duty - rows[STAFFING_FILLED];
}
