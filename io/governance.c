#include "io/governance.h"
#include "io/board_parts.h"
#include "io/governance_status.h"
#include "io/period_table.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { WEEKLY = 1, MONTHLY = 2, QUARTERLY = 4, EACH = 7 };
enum { BACKLOG = METRIC_COUNT }; /* no metric of periods: the series at the period's last midnight */

static const struct column {
    int id;
    unsigned cadences;
    const char *head;
} department[] =
    {
        {BACKLOG, EACH, "Backlog at the end"},
        {METRIC_ENCOUNTERS_CODED, EACH, "Coded"},
        {METRIC_TAT_MEAN_HOURS, EACH, "TAT, mean"},
        {METRIC_TAT_CODED_WITHIN_SHARE, EACH, "TAT in target"},
        {METRIC_DNFB_MEAN_DAYS, EACH, "DNFB days"},
        {METRIC_OPEN_FTE, EACH, "Open FTE"},
        {METRIC_ACCURACY_AUDITED_SHARE, MONTHLY | QUARTERLY, "Right in audits"},
        {METRIC_CODING_DENIALS_PER_1000, MONTHLY | QUARTERLY, "Denied per 1,000"},
        {METRIC_DENIED_USD, MONTHLY | QUARTERLY, "Denied, net"},
        {METRIC_COST_TOTAL_USD, EACH, "Cost"},
        {METRIC_CASH_COLLECTED_USD, MONTHLY | QUARTERLY, "Cash collected"},
        {METRIC_REVENUE_LOST_USD, QUARTERLY, "Revenue lost, net"},
},
  team[] = {
      {METRIC_ENCOUNTERS_CODED, EACH, "Coded"},
      {METRIC_POOL_TAT_MEAN_HOURS, EACH, "TAT, mean"},
      {METRIC_POOL_TAT_WITHIN_SHARE, EACH, "TAT kept"},
      {METRIC_ACCURACY_AUDITED_SHARE, EACH, "Right in audits"},
      {METRIC_CHARTS_PER_CODER_DAY, EACH, "Charts a coder-day"},
      {METRIC_UTILIZATION_SHARE, EACH, "Utilisation"},
      {METRIC_OPEN_FTE, EACH, "Open FTE"},
      {METRIC_OVERTIME_HOURS, EACH, "Overtime"},
      {METRIC_CODING_DENIALS_PER_1000, MONTHLY | QUARTERLY, "Denied per 1,000"},
      {METRIC_LEAVERS, QUARTERLY, "Left"},
      {METRIC_COST_TOTAL_USD, MONTHLY | QUARTERLY, "Cost"},
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct pack {
    struct document *document;
    struct board *board;
    enum period_kind kind;
    size_t scenario;
};

static const struct study_scenario *item_of(const struct pack *pack)
{
    return &pack->board->results->study->items[pack->scenario];
}

static bool is_shown(const struct pack *pack, const struct column *column)
{
    return column->cadences >> pack->kind & 1u;
}

static const char *unit_of(const struct column *column)
{
    return column->id == BACKLOG ? series[SERIES_BACKLOG_ENCOUNTERS].unit : metrics[column->id].unit;
}

static struct estimate value_of(const struct pack *pack, const struct column *column, size_t period, enum scope scope,
                                int index)
{
    const struct result_set *results = pack->board->results;
    const struct study_scenario *item = item_of(pack);
    if (column->id == BACKLOG) {
        size_t key = metric_key_find(&item->series, SERIES_BACKLOG_ENCOUNTERS, SCOPE_ALL, 0);
        return estimate_daily(results->study, pack->scenario, key, item->periods.items[period].to - 1,
                              results->confidence);
    }
    size_t key = metric_key_find(&item->period_keys, column->id, scope, index);
    struct estimate none = {.mean = NAN, .half_width = NAN};
    return key == SIZE_MAX ? none : estimate_period(results->study, pack->scenario, period, key, results->confidence);
}

/* What a column promises or aims at: the facility's targets, or what the pool has promised. NAN: nothing. */
static double target_of(const struct pack *pack, int id, const struct pool *pool)
{
    const struct facility *facility = &item_of(pack)->scenario->facility;
    if (!pool) {
        if (id == BACKLOG) return facility->backlog_target_encounters;
        return id == METRIC_DNFB_MEAN_DAYS   ? facility->dnfb_target_days
               : id == METRIC_TAT_MEAN_HOURS ? facility->tat_target_hours
                                             : (double)NAN;
    }
    if (id == METRIC_POOL_TAT_WITHIN_SHARE) return pool->sla.tat_within_share;
    if (id == METRIC_ACCURACY_AUDITED_SHARE) return pool->sla.accuracy_share;
    return id == METRIC_CHARTS_PER_CODER_DAY ? pool->sla.charts_per_coder_day : (double)NAN;
}

static enum target_status status_of(const struct pack *pack, const struct column *column, size_t period,
                                    const struct pool *pool, int index)
{
    double target = target_of(pack, column->id, pool);
    struct estimate value = value_of(pack, column, period, pool ? SCOPE_POOL : SCOPE_ALL, index);
    return target_judge(&value, target, pool ? METRIC_HIGHER_IS_BETTER : METRIC_LOWER_IS_BETTER);
}

static void add_cells(const struct pack *pack, const struct column *columns, size_t count, size_t period,
                      const struct pool *pool, int index)
{
    for (size_t c = 0; c < count; c++) {
        if (!is_shown(pack, &columns[c])) continue;
        struct estimate value = value_of(pack, &columns[c], period, pool ? SCOPE_POOL : SCOPE_ALL, index);
        char *text = table_value(value.mean, unit_of(&columns[c]));
        document_cellf(pack->document, "%s%s", text, target_sign(status_of(pack, &columns[c], period, pool, index)));
        free(text);
    }
}

static void add_heads(const struct pack *pack, const struct column *columns, size_t count)
{
    for (size_t c = 0; c < count; c++)
        if (is_shown(pack, &columns[c])) document_heading(pack->document, columns[c].head);
}

static const char *pool_label(const struct pool *pool)
{
    return pool->title ? pool->title : pool->name;
}

/* "DNFB days: target 5 d; missed in 20 of 26 weeks, open in 3" */
static void add_alert(const struct pack *pack, const struct column *column, const struct pool *pool, int index)
{
    const struct study_scenario *item = item_of(pack);
    double target = target_of(pack, column->id, pool);
    size_t all = 0, missed = 0, open = 0;
    for (size_t p = 0; p < item->periods.count && !isnan(target); p++) {
        if (item->periods.items[p].kind != pack->kind) continue;
        enum target_status status = status_of(pack, column, p, pool, index);
        all += status != TARGET_NONE;
        missed += status == TARGET_MISSED;
        open += status == TARGET_OPEN;
    }
    if (all == 0) return;
    char *aim = table_value(target, unit_of(column));
    document_cellf(pack->document, "%s%s%s: %s %s; missed in %zu of %zu %ss, undecided in %zu",
                   pool ? pool_label(pool) : "", pool ? ", " : "", column->head, pool ? "at least" : "at most", aim,
                   missed, all, period_names[pack->kind], open);
    free(aim);
}

static void add_alerts(const struct pack *pack)
{
    const struct scenario *scenario = item_of(pack)->scenario;
    document_list(pack->document, "Against targets and promises");
    for (size_t c = 0; c < COUNT_OF(department); c++)
        if (is_shown(pack, &department[c])) add_alert(pack, &department[c], NULL, 0);
    for (size_t p = 0; p < scenario->pools.count; p++)
        for (size_t c = 0; c < COUNT_OF(team); c++)
            if (is_shown(pack, &team[c])) add_alert(pack, &team[c], &scenario->pools.items[p], (int)p);
}

/* The window may hold only a part of its first and of its last period. */
static int days_of(const struct period *period)
{
    return period->to - period->from;
}

static void add_department(const struct pack *pack)
{
    const struct study_scenario *item = item_of(pack);
    document_table(pack->document, "The department", period_names[pack->kind], "days", NULL);
    add_heads(pack, department, COUNT_OF(department));
    for (size_t p = 0; p < item->periods.count; p++) {
        if (item->periods.items[p].kind != pack->kind) continue;
        document_cell(pack->document, period_text(item, &item->periods.items[p]));
        document_cellf(pack->document, "%d", days_of(&item->periods.items[p]));
        add_cells(pack, department, COUNT_OF(department), p, NULL, 0);
    }
}

/* The same columns for every team: internal ones first, then the global ones. */
static void add_teams(const struct pack *pack, size_t period)
{
    static const char *const places[LOCATION_COUNT] = {"internal", "global"};
    const struct study_scenario *item = item_of(pack);
    char *when = period_text(item, &item->periods.items[period]);
    char *caption = memory_format("The teams, %s %s (%d days)", period_names[pack->kind], when,
                                  days_of(&item->periods.items[period]));
    document_table(pack->document, caption, "team", NULL);
    add_heads(pack, team, COUNT_OF(team));
    for (int place = 0; place < LOCATION_COUNT; place++)
        for (size_t p = 0; p < item->scenario->pools.count; p++) {
            const struct pool *pool = &item->scenario->pools.items[p];
            if ((int)pool->location != place) continue;
            document_cellf(pack->document, "%s (%s%s)", pool_label(pool), places[place],
                           pool->is_vendor ? ", vendor" : "");
            add_cells(pack, team, COUNT_OF(team), period, pool, (int)p);
        }
    free(caption);
    free(when);
}

/* The huddle sees its last whole week, the reviews every month or quarter. */
static void add_all_teams(const struct pack *pack)
{
    const struct period_list *periods = &item_of(pack)->periods;
    size_t last = SIZE_MAX;
    for (size_t p = 0; p < periods->count; p++) {
        if (periods->items[p].kind != pack->kind) continue;
        bool whole = pack->kind != PERIOD_WEEK || days_of(&periods->items[p]) == 7;
        if (pack->kind != PERIOD_WEEK) add_teams(pack, p);
        if (whole || last == SIZE_MAX) last = p;
    }
    if (pack->kind == PERIOD_WEEK && last != SIZE_MAX) add_teams(pack, last);
}

static void add_scenario(struct pack *pack, const char *id)
{
    document_begin(pack->document, id, result_label(pack->board->results, pack->scenario));
    add_alerts(pack);
    add_department(pack);
    add_all_teams(pack);
}

void governance_pack(struct document *document, struct board *board, enum period_kind kind)
{
    static const char *const names[PERIOD_KINDS] = {"Weekly huddle", "Monthly review", "Quarterly review"};
    struct pack pack = {document, board, kind, 0};
    *document = (struct document){.title = memory_format("%s: %s", names[kind], result_label(board->results, 0))};
    document_begin(document, "reading", "How to read it");
    document_text(
        document,
        "%s. Means over the replications, weeks from Monday. ! misses its target: the whole %g %% interval of the "
        "mean lies beyond it; ? the interval holds the target; no sign: kept, or no target is set. Open FTE is the "
        "staffing gap: vacant scheduled time in weeks of 40 hours. DNFB days are of gross dollars, cash is net.",
        board_window(board), 100 * board->results->confidence);
    add_scenario(&pack, "baseline");
    if (board->focus) {
        pack.scenario = board->focus;
        add_scenario(&pack, "plan");
    }
    document_begin(document, "source", "Where these numbers come from");
    board_source(document, board);
}
