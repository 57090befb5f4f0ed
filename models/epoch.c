#include "models/epoch.h"

static double share(int64_t part, int64_t whole)
{
    return whole > 0 ? (double)part / (double)whole : NAN;
}

static int64_t sum_of_types(const struct department *department, int type, int from, int to, enum type_count what)
{
    int64_t sum = 0;
    for (int t = 0; t < (int)department->plan->work_types; t++)
        for (int d = from; (type < 0 || t == type) && d < to; d++) sum += day_book_type(&department->book, d, t)[what];
    return sum;
}

static int64_t sum_of_pool(const struct department *department, int pool, int from, int to, enum pool_count what)
{
    int64_t sum = 0;
    for (int d = from; d < to; d++) sum += day_book_pool(&department->book, d, pool)[what];
    return sum;
}

/* Of a gate's pool, or of its work type or all. */
static double ratio_of(const struct department *department, const struct gate *gate, int from, int to,
                       const enum pool_count of_pool[2], const enum type_count of_type[2])
{
    int64_t sums[2];
    for (int i = 0; i < 2; i++)
        sums[i] = gate->pool >= 0 ? sum_of_pool(department, gate->pool, from, to, of_pool[i])
                                  : sum_of_types(department, gate->work_type, from, to, of_type[i]);
    return share(sums[0], sums[1]);
}

/* As the day begins: what came in and was not billed, per day of revenue in the window. */
static double dnfb_days(const struct department *department, int day)
{
    const struct plan *plan = department->root;
    int window = (int)plan->scenario->facility.dnfb_window_days;
    int64_t open = department->conservation.cents_in, revenue = 0;
    for (int d = 0; d < day; d++) {
        open -= department->ledger.billed_cents[d];
        if (d >= day - window) revenue += department->ledger.revenue[d];
    }
    int before = day < window ? window - day : 0;
    double per_day = ((double)revenue + before * plan->opening_revenue_cents) / window;
    return per_day > 0 ? (double)open / per_day : NAN;
}

/* As the day begins: documented and not coded. */
static double backlog(const struct department *department, int type, int day)
{
    int64_t waiting = 0;
    size_t row = (size_t)department->plan->days.days + 1;
    for (int t = 0; t < (int)department->plan->work_types; t++)
        for (int d = 0; (type < 0 || t == type) && d < day; d++)
            waiting += department->ledger.backlog[(size_t)t * row + (size_t)d];
    return (double)waiting;
}

static double measure(const struct department *department, const struct gate *gate, int day)
{
    static const enum pool_count found[2] = {POOL_ERRORS_FOUND, POOL_AUDITED}, denied[2] = {POOL_DENIALS, POOL_CLAIMS},
                                 within[2] = {POOL_WITHIN, POOL_TURNED};
    static const enum type_count type_found[2] = {TYPE_ERRORS_FOUND, TYPE_AUDITED},
                                 type_denied[2] = {TYPE_DENIALS, TYPE_CLAIMS},
                                 type_within[2] = {TYPE_WITHIN, TYPE_CODED};
    int from = day - (int)gate->over_days > 0 ? day - (int)gate->over_days : 0;
    switch (gate->metric) {
    case GATE_ACCURACY_SHARE:
        return 1 - ratio_of(department, gate, from, day, found, type_found);
    case GATE_CODING_DENIAL_SHARE:
        return ratio_of(department, gate, from, day, denied, type_denied);
    case GATE_TAT_WITHIN_TARGET_SHARE:
        return ratio_of(department, gate, from, day, within, type_within);
    case GATE_DNFB_DAYS:
        return dnfb_days(department, day);
    case GATE_BACKLOG_ENCOUNTERS:
        return backlog(department, gate->work_type, day);
    }
    return NAN;
}

/* Nothing measured leaves a gate closed. */
static bool is_open(const struct department *department, const struct gate *gate, int day)
{
    double value = measure(department, gate, day);
    if (isnan(value)) return false;
    return isnan(gate->at_least) ? value <= gate->at_most : value >= gate->at_least;
}

bool epoch_begin_day(struct department *department, int day)
{
    const struct schedule *schedule = &department->root->schedule;
    for (size_t g = 0; g < schedule->gate_count; g++)
        if (schedule->gate_day[g] == day && is_open(department, &department->root->scenario->gates.items[g], day))
            department->gates_open |= 1u << g;
    while (department->next_step < schedule->steps && schedule->day[department->next_step] < day)
        department->next_step++;
    if (department->next_step == schedule->steps || schedule->day[department->next_step] != day) return false;
    department->plan = schedule_plan(schedule, department->next_step, department->gates_open);
    return true;
}
