/* Metrics of quality and denials. */
#include "models/metric_walk.h"

struct counts { /* of a work type, a pool, a location or all */
    int64_t finished, coded, audited, errors, found, out, claims, denials, other_denials;
};

static void emit_counts(struct metric_walk *walk, enum scope scope, int item, const struct counts *c)
{
    metric_emit(walk, METRIC_ENCOUNTERS_AUDITED, scope, item, (double)c->audited);
    metric_emit(walk, METRIC_ERRORS, scope, item, (double)c->errors);
    metric_emit(walk, METRIC_ERRORS_FOUND, scope, item, (double)c->found);
    metric_emit(walk, METRIC_ERRORS_OUT, scope, item, (double)c->out);
    metric_emit(walk, METRIC_ACCURACY_SHARE, scope, item, 1 - metric_ratio((double)c->errors, (double)c->finished));
    metric_emit(walk, METRIC_ACCURACY_AUDITED_SHARE, scope, item,
                1 - metric_ratio((double)c->found, (double)c->audited));
    metric_emit(walk, METRIC_ACCURACY_OUT_SHARE, scope, item, 1 - metric_ratio((double)c->out, (double)c->coded));
    metric_emit(walk, METRIC_CLAIMS, scope, item, (double)c->claims);
    metric_emit(walk, METRIC_CODING_DENIALS, scope, item, (double)c->denials);
    metric_emit(walk, METRIC_CODING_DENIALS_PER_1000, scope, item,
                1000 * metric_ratio((double)c->denials, (double)c->claims));
}

static struct counts of_type(const struct metric_walk *walk, int type)
{
    const int64_t *t = metric_book_type(walk, type);
    return (struct counts){t[TYPE_CODED],  t[TYPE_CODED],        t[TYPE_AUDITED],
                           t[TYPE_ERRORS], t[TYPE_ERRORS_FOUND], t[TYPE_ERRORS_OUT],
                           t[TYPE_CLAIMS], t[TYPE_DENIALS],      t[TYPE_OTHER_DENIALS]};
}

static struct counts of_pool(const int64_t *p)
{
    return (struct counts){p[POOL_FINISHED], p[POOL_RELEASED],     p[POOL_AUDITED],
                           p[POOL_ERRORS],   p[POOL_ERRORS_FOUND], p[POOL_ERRORS_OUT],
                           p[POOL_CLAIMS],   p[POOL_DENIALS],      0};
}

static void add(struct counts *into, const struct counts *from)
{
    into->finished += from->finished;
    into->coded += from->coded;
    into->audited += from->audited;
    into->errors += from->errors;
    into->found += from->found;
    into->out += from->out;
    into->claims += from->claims;
    into->denials += from->denials;
    into->other_denials += from->other_denials;
}

static void emit_causes(struct metric_walk *walk)
{
    for (int c = 0; c < (int)walk->plan->claims.cause_count; c++) {
        const int64_t *cause = metric_book_cause(walk, c);
        metric_emit(walk, METRIC_CODING_DENIALS, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_DENIALS]);
        metric_emit(walk, METRIC_DENIED_USD, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_DENIED] / 100);
        metric_emit(walk, METRIC_APPEALS, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_APPEALS]);
        metric_emit(walk, METRIC_APPEALS_EXPIRED, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_EXPIRED]);
        metric_emit(
            walk, METRIC_OVERTURN_SHARE, SCOPE_DENIAL_CAUSE, c,
            metric_ratio((double)cause[CAUSE_OVERTURNED], (double)(cause[CAUSE_OVERTURNED] + cause[CAUSE_LOST])));
        metric_emit(walk, METRIC_RECOVERED_USD, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_RECOVERED] / 100);
        metric_emit(walk, METRIC_CODING_WRITE_OFF_USD, SCOPE_DENIAL_CAUSE, c, (double)cause[CAUSE_WRITTEN_OFF] / 100);
    }
}

static void sum_causes(const struct metric_walk *walk, int64_t sums[CAUSE_COUNTS])
{
    for (int i = 0; i < CAUSE_COUNTS; i++) sums[i] = 0;
    for (int c = 0; c < (int)walk->plan->claims.cause_count; c++)
        for (int i = 0; i < CAUSE_COUNTS; i++) sums[i] += metric_book_cause(walk, c)[i];
}

/* Mean minutes of an appeal of any cause, weighted by the denials that happened: what appealing everything would take.
 */
static double appeal_all_fte(const struct metric_walk *walk, double denials)
{
    const struct claims *claims = &walk->plan->scenario->claims;
    double minutes = 0, weight = 0;
    for (int c = 0; c < (int)claims->denial_causes.count; c++)
        for (int t = 0; t < (int)walk->plan->work_types; t++) {
            double here =
                (double)metric_book_cause(walk, c)[CAUSE_DENIALS] * (double)metric_book_type(walk, t)[TYPE_DENIALS];
            minutes += here * claims->denial_causes.items[c].appeal_minutes.items[t];
            weight += here;
        }
    double weeks = (double)metric_walk_days(walk) / 7;
    return weight > 0 ? denials * minutes / weight / 60 / weeks / 35 : 0;
}

/* Cost of the pools that write appeals, by their time. */
static double appeal_cost(const struct metric_walk *walk, double *written)
{
    double cost = 0;
    *written = 0;
    for (int p = 0; p < (int)walk->plan->scenario->pools.count && walk->department; p++) {
        const int64_t *pool = metric_book_pool(walk, p);
        double total = (double)metric_cost_of_pool(walk, p) / 100;
        if (pool[POOL_BUSY] > 0) cost += total * (double)pool[POOL_BUSY_APPEAL] / (double)pool[POOL_BUSY];
        *written += (double)pool[POOL_APPEALS];
    }
    return cost;
}

static void emit_denials(struct metric_walk *walk, const struct counts *all)
{
    int64_t sums[CAUSE_COUNTS];
    const int64_t *money = metric_book_money(walk);
    double written, cost = appeal_cost(walk, &written), late = 0;
    sum_causes(walk, sums);
    for (int t = 0; t < (int)walk->plan->work_types; t++) late += (double)metric_book_type(walk, t)[TYPE_LATE_CLAIMS];
    metric_emit(walk, METRIC_INITIAL_DENIAL_SHARE, SCOPE_ALL, 0,
                metric_ratio((double)(all->denials + all->other_denials), (double)all->claims));
    metric_emit(walk, METRIC_DENIED_USD, SCOPE_ALL, 0, (double)sums[CAUSE_DENIED] / 100);
    metric_emit(walk, METRIC_APPEALS, SCOPE_ALL, 0, (double)sums[CAUSE_APPEALS]);
    metric_emit(walk, METRIC_APPEALS_EXPIRED, SCOPE_ALL, 0, (double)sums[CAUSE_EXPIRED]);
    metric_emit(walk, METRIC_OVERTURN_SHARE, SCOPE_ALL, 0,
                metric_ratio((double)sums[CAUSE_OVERTURNED], (double)(sums[CAUSE_OVERTURNED] + sums[CAUSE_LOST])));
    metric_emit(walk, METRIC_RECOVERED_USD, SCOPE_ALL, 0, (double)money[MONEY_RECOVERED] / 100);
    metric_emit(walk, METRIC_CODING_WRITE_OFF_USD, SCOPE_ALL, 0, (double)money[MONEY_WRITTEN_OFF] / 100);
    metric_emit(walk, METRIC_COST_PER_APPEAL_USD, SCOPE_ALL, 0, metric_ratio(cost, written));
    metric_emit(walk, METRIC_APPEAL_ALL_FTE, SCOPE_ALL, 0, appeal_all_fte(walk, (double)all->denials));
    metric_emit(walk, METRIC_LATE_CLAIMS, SCOPE_ALL, 0, late);
    metric_emit(walk, METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0, (double)money[MONEY_FILED_LATE] / 100);
    for (int h = 0; h < FILING_HORIZONS; h++)
        metric_emit(walk, METRIC_FILING_PASSED_END_USD + h, SCOPE_ALL, 0,
                    walk->department ? (double)walk->department->recorder.filing_cents[h] / 100 : 0);
    emit_causes(walk);
}

void metric_walk_quality(struct metric_walk *walk)
{
    struct counts all = {0};
    for (int t = 0; t < (int)walk->plan->work_types; t++) {
        struct counts type = of_type(walk, t);
        emit_counts(walk, SCOPE_WORK_TYPE, t, &type);
        if (metric_is_encounter(walk->plan->scenario, t)) add(&all, &type);
    }
    emit_counts(walk, SCOPE_ALL, 0, &all);
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++) {
        struct counts pool = of_pool(metric_book_pool(walk, p));
        emit_counts(walk, SCOPE_POOL, p, &pool);
    }
    for (int l = 0; l < LOCATION_COUNT; l++) {
        int64_t sums[POOL_COUNTS];
        metric_book_location(walk, l, sums);
        struct counts location = of_pool(sums);
        emit_counts(walk, SCOPE_LOCATION, l, &location);
    }
    emit_denials(walk, &all);
}
