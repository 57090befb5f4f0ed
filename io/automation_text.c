#include "io/automation_text.h"
#include "io/scorecard.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct column {
    const char *head[TABLE_HEAD_LINES];
    char *(*text)(const struct automation_view *view, const struct automation_row *row); /* the caller frees */
};

static const struct scenario *scenario_of(const struct automation_view *view)
{
    return &view->results->scenarios[0].scenario;
}

static const struct work_type *type_of(const struct automation_view *view, const struct automation_row *row)
{
    return &scenario_of(view)->work_types.items[row->work_type];
}

static const char *label_of(const struct automation_view *view, const struct automation_row *row)
{
    const struct work_type *type = type_of(view, row);
    return type->title ? type->title : type->name;
}

static char *volume_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.per_week, "encounters");
}

static char *hours_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.hours_per_week, "hours");
}

static char *share_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.hours_share, "share");
}

static char *minutes_cv_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.minutes_cv, "ratio");
}

static char *arrivals_cv_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.arrivals_cv, "ratio");
}

static char *variability_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.variability, "ratio");
}

static char *score_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->facts.score, "ratio");
}

static char *quadrant_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return memory_copy_text(quadrant_names[row->facts.quadrant]);
}

static char *tool_text(const struct automation_view *view, const struct automation_row *row)
{
    return memory_copy_text(automation_tool(type_of(view, row)));
}

static char *touchless_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->gain.touchless_share, "share");
}

static char *more_charts_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->gain.more_charts_share, "share");
}

static char *freed_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->freed_hours, "hours");
}

static char *fte_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->freed_fte, "coders");
}

static char *pool_text(const struct automation_view *view, const struct automation_row *row)
{
    return memory_copy_text(row->pool >= 0 ? scenario_of(view)->pools.items[row->pool].name : "none");
}

static char *utilization_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return table_value(row->pool >= 0 ? row->pool_utilization : NAN, "share");
}

static char *effect_text(const struct automation_row *row, enum automation_effect effect)
{
    const struct estimate *difference = &row->effects[effect];
    const struct metric *metric = &metrics[automation_effect_metric(effect)];
    if (effect == EFFECT_UTILIZATION && row->pool < 0) return table_value(NAN, metric->unit);
    const char *verdict = result_verdict(difference, metric->direction);
    bool is_neutral = metric->direction == METRIC_NEUTRAL && *verdict != '=';
    char *number = table_difference(difference->mean, difference->half_width, metric->unit);
    char *text = memory_format("%s %s", number, is_neutral ? " " : verdict);
    free(number);
    return text;
}

static char *used_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return effect_text(row, EFFECT_UTILIZATION);
}

static char *dnfb_days_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return effect_text(row, EFFECT_DNFB_DAYS);
}

static char *dnfb_usd_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return effect_text(row, EFFECT_DNFB_USD);
}

static char *tat_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return effect_text(row, EFFECT_TAT);
}

static char *own_tat_text(const struct automation_view *view, const struct automation_row *row)
{
    (void)view;
    return effect_text(row, EFFECT_TAT_OWN);
}

static const struct column ranking_columns[] = {
    {{"volume", "a week"}, volume_text},
    {{"coding", "a week"}, hours_text},
    {{"share of", "hours"}, share_text},
    {{"CV of", "minutes"}, minutes_cv_text},
    {{"CV of", "arrivals"}, arrivals_cv_text},
    {{"varia-", "bility"}, variability_text},
    {{"", "score"}, score_text},
    {{"", "quadrant"}, quadrant_text},
};

static const struct column freed_columns[] = {
    {{"", "tool"}, tool_text},
    {{"touch-", "less"}, touchless_text},
    {{"more", "charts"}, more_charts_text},
    {{"freed", "a week"}, freed_text},
    {{"", "FTE"}, fte_text},
    {{"", "pool relieved"}, pool_text},
    {{"utilisation", "before"}, utilization_text},
    {{"utilisation", "change"}, used_text},
};

static const struct column effect_columns[] = {
    {{"DNFB days", "last week"}, dnfb_days_text},
    {{"DNFB", "mean"}, dnfb_usd_text},
    {{"TAT mean", "all charts"}, tat_text},
    {{"TAT mean", "its own"}, own_tat_text},
};

static bool is_candidate(const struct automation_row *row)
{
    return row->engine < 0;
}

static bool has_candidates(const struct automation_report *report)
{
    return report->count > 0 && is_candidate(&report->rows[0]);
}

/* Rows up to the first that an engine reads, or from there on. */
static void add_rows(struct table_layout *table, const struct automation_view *view, const struct column *columns,
                     size_t count, bool candidates)
{
    for (size_t i = 0; i < view->report->count; i++) {
        const struct automation_row *row = &view->report->rows[i];
        if (is_candidate(row) != candidates) continue;
        table_layout_add(table, candidates ? memory_format("%zu %s", i + 1, label_of(view, row))
                                           : memory_format("- %s", label_of(view, row)));
        for (size_t c = 0; c < count; c++) table_layout_add(table, columns[c].text(view, row));
    }
}

static void write_table(const struct automation_view *view, const struct column *columns, size_t count,
                        bool with_the_read, int width, FILE *file)
{
    struct table_layout table;
    table_layout_init(&table, count);
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(&table, memory_copy_text(""));
        for (size_t c = 0; c < count; c++) table_layout_add(&table, memory_copy_text(columns[c].head[line]));
    }
    add_rows(&table, view, columns, count, true);
    if (with_the_read) add_rows(&table, view, columns, count, false);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}

/* Takes over `text`. */
static void write_line(char *text, int width, FILE *file)
{
    table_wrapped(text, width, file);
    free(text);
}

static void write_read_types(const struct automation_view *view, int width, FILE *file)
{
    for (size_t i = 0; i < view->report->count; i++) {
        const struct automation_row *row = &view->report->rows[i];
        if (is_candidate(row)) continue;
        write_line(memory_format("- %s is not ranked: the engine \"%s\" reads it already.", label_of(view, row),
                                 scenario_of(view)->cac.items[row->engine].name),
                   width, file);
    }
}

static void write_ranking(const struct automation_view *view, int width, FILE *file)
{
    fputs("Where to automate first: volume x variability\n", file);
    write_table(view, ranking_columns, COUNT_OF(ranking_columns), true, width, file);
    write_read_types(view, width, file);
}

static void write_freed(const struct automation_view *view, int width, FILE *file)
{
    fputc('\n', file);
    table_wrapped(
        "Hours that the stated gain frees, touchless charts and more charts an hour on the rest, and the pool "
        "that it relieves most",
        width, file);
    write_table(view, freed_columns, COUNT_OF(freed_columns), false, width, file);
}

static void write_effects(const struct automation_view *view, int width, FILE *file)
{
    fputc('\n', file);
    write_line(memory_format("Simulated effect of each alone, in full use from the start: difference from \"%s\", "
                             "paired, ± half-width of the %g %% confidence "
                             "interval of each",
                             result_label(view->results, 0), view->results->confidence * 100),
               width, file);
    write_table(view, effect_columns, COUNT_OF(effect_columns), false, width, file);
    fputs("✓ better, ✗ worse, = no difference we can show\n", file);
}

/* The candidate whose effect is lowest, of those that can be shown to lower it; NULL when none can. */
static const struct automation_row *best_row(const struct automation_view *view, enum automation_effect effect)
{
    const struct automation_row *best = NULL;
    for (size_t i = 0; i < view->report->count; i++) {
        const struct automation_row *row = &view->report->rows[i];
        if (!row->has_effect || *result_verdict(&row->effects[effect], METRIC_LOWER_IS_BETTER) == '=') continue;
        if (row->effects[effect].mean < 0 && (!best || row->effects[effect].mean < best->effects[effect].mean))
            best = row;
    }
    return best;
}

static void write_best(const struct automation_view *view, enum automation_effect effect, const char *what, int width,
                       FILE *file)
{
    const struct automation_row *best = best_row(view, effect);
    if (!best) {
        write_line(memory_format("%s: no work type whose automation alone can be shown to lower it.", what), width,
                   file);
        return;
    }
    const char *unit = metrics[automation_effect_metric(effect)].unit;
    char *number = table_difference(best->effects[effect].mean, best->effects[effect].half_width, unit);
    write_line(memory_format("%s falls most with %s: %s.", what, label_of(view, best), number), width, file);
    free(number);
}

static void write_findings(const struct automation_view *view, int width, FILE *file)
{
    fputc('\n', file);
    write_best(view, EFFECT_DNFB_DAYS, "DNFB days of the last week", width, file);
    write_best(view, EFFECT_TAT, "Mean TAT", width, file);
    table_wrapped(
        "The gain is stated, not found, and no tool does equally well everywhere: give a work type its own with "
        "--touchless-share TYPE=S and --more-charts-share TYPE=S.",
        width, file);
    table_wrapped(
        "Hours freed lower DNFB and TAT only where their pool is short of time, and are saved money only where "
        "they are not paid any more. Licences and fees are not counted.",
        width, file);
}

void automation_text_write(const struct automation_view *view, int width, FILE *file)
{
    scorecard_heading_write(view->results, width, file);
    write_ranking(view, width, file);
    if (has_candidates(view->report)) {
        write_freed(view, width, file);
        write_effects(view, width, file);
        write_findings(view, width, file);
    }
    fputc('\n', file);
    for (int i = 0; automation_definitions[i]; i++) table_wrapped(automation_definitions[i], width, file);
    scorecard_left_out_write(view->results, width, file);
}
