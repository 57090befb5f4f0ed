#include "io/fit_tables.h"
#include "io/fit_words.h"
#include "io/law_table.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "io/weekday_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* Adds the two lines of heading. */
static void head(struct table_layout *table, const char *const (*heads)[TABLE_HEAD_LINES], size_t columns)
{
    for (int line = 0; line < TABLE_HEAD_LINES; line++)
        for (size_t c = 0; c <= columns; c++) table_layout_add(table, memory_copy_text(heads[c][line]));
}

static void add(struct table_layout *table, const char *text)
{
    table_layout_add(table, memory_copy_text(text));
}

static void finish(struct table_layout *table, int width, FILE *file)
{
    table_layout_write(table, width, file);
    table_layout_free(table);
}

void fit_table_volumes(const struct fit_view *view, int width, FILE *file)
{
    static const char *const heads[][TABLE_HEAD_LINES] = {
        {"volume", ""},       {"", "accounts"},      {"per week", ""}, {"trend", "a year"},
        {"day factor", "cv"}, {"holiday", "factor"}, {"months", ""},   {"hours", "by day"}};
    static const char *const shapes[FIT_SHAPE_COUNT] = {"alike", "weekend", "own"};
    struct table_layout table;
    table_layout_init(&table, 7);
    head(&table, heads, 7);
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_type *type = &view->fit->types[t];
        const struct fit_arrivals *arrivals = &type->arrivals;
        if (!type->has_arrivals) continue;
        add(&table, view->types[t]);
        table_layout_add(&table, memory_format("%" PRId64, type->accounts));
        table_layout_add(&table, fit_interval_text(arrivals->per_week, 4));
        table_layout_add(
            &table, isnan(arrivals->yearly_trend.low)
                        ? memory_copy_text("not fitted")
                        : memory_format("%+.1f %% (%+.1f to %+.1f)%s", 100 * (arrivals->yearly_trend.value - 1),
                                        100 * (arrivals->yearly_trend.low - 1), 100 * (arrivals->yearly_trend.high - 1),
                                        arrivals->trend_shows ? "" : " ns"));
        table_layout_add(&table, fit_interval_text(arrivals->day_factor_cv, 2));
        table_layout_add(&table, fit_interval_text(arrivals->holiday, 2));
        add(&table, arrivals->months_fitted ? "fitted" : "on 1");
        add(&table, type->counts.hours_known ? shapes[arrivals->shape] : "flat");
    }
    finish(&table, width, file);
    table_wrapped(
        "Per week is the level of the last day where a trend shows, else the mean level; ns: it does not show.", width,
        file);
}

/* ---- laws ---------------------------------------------------------------------------------------------------------
 */

static void add_missing(struct table_layout *table, int count)
{
    for (int i = 0; i < count; i++) add(table, "");
}

static void add_candidate(struct table_layout *table, const struct fit_choice *choice, int index)
{
    const struct fitted_law *candidate = &choice->candidates[index];
    const char *mark = choice->chosen == index ? "* " : "  ";
    table_layout_add(table, memory_format("  %s%s", mark, law_rows[candidate->law.kind].name));
    if (!candidate->found) {
        add(table, "no maximum");
        add_missing(table, 6);
        return;
    }
    struct fit_interval mean = {candidate->law.mean, candidate->low[0], candidate->high[0]};
    struct fit_interval second = {fitted_law_second(candidate), candidate->low[1], candidate->high[1]};
    table_layout_add(table, fit_interval_text(mean, 4));
    table_layout_add(table, candidate->parameters > 1 ? fit_interval_text(second, 3) : memory_copy_text(""));
    table_layout_add(table, memory_format("%.1f", candidate->log_likelihood));
    table_layout_add(table, memory_format("%.1f", candidate->aic));
    table_layout_add(table, memory_format("%.4f", candidate->distance));
    table_layout_add(table, isnan(candidate->anderson_darling) ? memory_copy_text("")
                                                               : memory_format("%.2f", candidate->anderson_darling));
    add(table, fit_choice_fits(choice, candidate) ? "yes" : "no");
}

static void add_choice(struct table_layout *table, const char *type, const char *quantity,
                       const struct fit_choice *choice)
{
    struct fit_interval mean = {choice->mean, choice->mean_low, choice->mean_high};
    if (choice->outcome == FIT_TOO_FEW) return;
    table_layout_add(table, memory_format("%s: %s", type, quantity));
    table_layout_add(table, fit_interval_text(mean, 4));
    table_layout_add(table, memory_format("%.3g", choice->sd / choice->mean));
    table_layout_add(table, memory_format("n = %zu", choice->count));
    table_layout_add(table, choice->open_count ? memory_format("open %zu", choice->open_count) : memory_copy_text(""));
    add_missing(table, 3);
    for (int i = 0; i < (int)choice->candidate_count; i++) add_candidate(table, choice, i);
    if (choice->outcome == FIT_PARAMETRIC) return;
    add(table, choice->outcome == FIT_CONSTANT ? "  * all values alike" : "  * empirical table");
    table_layout_add(table, memory_format("%.4g", law_mean(&choice->law)));
    table_layout_add(table, memory_format("%.3g", sqrt(law_cv2(&choice->law))));
    add_missing(table, 2);
    table_layout_add(table, memory_format("%.4f", choice->distance));
    add_missing(table, 2);
}

void fit_table_laws(const struct fit_view *view, int width, FILE *file)
{
    static const char *const heads[][TABLE_HEAD_LINES] = {{"laws", "(* chosen)"},   {"", "mean"}, {"cv, or", "shape"},
                                                          {"log", "likelihood"},    {"", "AIC"},  {"distance", "(K-S)"},
                                                          {"Anderson-", "Darling"}, {"fits", ""}};
    struct table_layout table;
    table_layout_init(&table, 7);
    head(&table, heads, 7);
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_type *type = &view->fit->types[t];
        if (!type->has_arrivals) continue;
        add_choice(&table, view->types[t], "charges, usd", &type->gross);
        add_choice(&table, view->types[t], "lag, hours", &type->lag);
        add_choice(&table, view->types[t], "minutes", &type->minutes);
    }
    finish(&table, width, file);
    char *rule = memory_format(
        "A law fits when its largest distance is at most %g, or at most the 5 %% point of the sample's size, and its "
        "mean "
        "is within %g %% or 3 standard errors of the sample's; of those the lowest AIC is taken, a law with fewer "
        "parameters within %d first. An effect size, not a test: with enough rows every law is rejected.",
        FIT_DISTANCE_ENOUGH, 100 * FIT_MEAN_ENOUGH, FIT_AIC_CLOSE);
    table_wrapped(rule, width, file);
    free(rule);
}

/* ---- shares -------------------------------------------------------------------------------------------------------
 */

static char *share_text(const struct share_estimate *share)
{
    if (share->count == 0) return memory_copy_text("n/a");
    return memory_format("%.3g (%.3g to %.3g)", 100 * share->share, 100 * share->low, 100 * share->high);
}

static char *hold_text(const struct fit_hold *hold)
{
    if (hold->outcome == FIT_HOLD_UNKNOWN && hold->all_days >= 0)
        return memory_format("? (all: %d d, %.0f %%)", hold->all_days, 100 * hold->all.share);
    if (hold->outcome == FIT_HOLD_UNKNOWN) return memory_copy_text("not seen");
    if (hold->outcome == FIT_HOLD_NONE) return memory_copy_text("0 d, none");
    return memory_format("%d d (%.0f %%)", hold->days, 100 * hold->mode.share);
}

void fit_table_shares(const struct fit_view *view, int width, FILE *file)
{
    static const char *const heads[][TABLE_HEAD_LINES] = {{"shares, in %", ""},
                                                          {"bill hold", "(at the mode)"},
                                                          {"", "queried"},
                                                          {"", "denied"},
                                                          {"", "touchless"},
                                                          {"net of", "gross"},
                                                          {"rank correlation", "charges, minutes"}};
    struct table_layout table;
    table_layout_init(&table, 6);
    head(&table, heads, 6);
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_type *type = &view->fit->types[t];
        struct fit_interval net = {100 * type->net_share.value, 100 * type->net_share.low, 100 * type->net_share.high};
        if (!type->has_arrivals) continue;
        add(&table, view->types[t]);
        table_layout_add(&table, hold_text(&type->hold));
        table_layout_add(&table, share_text(&type->query));
        table_layout_add(&table, share_text(&type->denial));
        table_layout_add(&table, share_text(&type->touchless));
        table_layout_add(&table, fit_interval_text(net, 3));
        table_layout_add(&table, fit_interval_text(type->rank_correlation, 2));
    }
    finish(&table, width, file);
    table_wrapped(
        "Bill hold: mode of billed - discharge among accounts coded a day or more before their bill; ?: too few "
        "of them, so it stands on its default and the mode of all bills is only a hint.",
        width, file);
    if (view->fit->bill_run_minute >= 0)
        fprintf(file, "Bills drop in a nightly run at %02d:%02d.\n", view->fit->bill_run_minute / 60,
                view->fit->bill_run_minute % 60);
    size_t payers = view->fit->history->payers.count;
    for (size_t t = 0; t < view->fit->type_count && payers; t++) {
        if (!fit_view_has(view, t) || view->fit->types[t].payers[0].count == 0) continue;
        char *line = memory_format("payers of %s:", view->types[t]);
        for (size_t p = 0; p < payers; p++) {
            const struct fit_type *type = &view->fit->types[t];
            if (view->payer_of[p] != p) continue;
            struct share_estimate estimate =
                estimate_share(fit_view_payer_hits(view, type, p), type->payers[0].count, view->fit->confidence);
            char *share = share_text(&estimate);
            char *longer = memory_format("%s%s %s %s", line, p ? "," : "", view->payers[p], share);
            free(line);
            free(share);
            line = longer;
        }
        table_wrapped(line, width, file);
        free(line);
    }
}

/* ---- staff --------------------------------------------------------------------------------------------------------
 */

static void write_pool(const struct fit_view *view, const struct fit_pool *pool, int width, FILE *file)
{
    char *line = memory_copy_text("pool of");
    for (int i = 0; i < pool->type_count; i++) {
        char *longer = memory_format("%s%s %s", line, i ? "," : "", view->types[pool->types[i]]);
        free(line);
        line = longer;
    }
    for (int s = 0; s < pool->shift_count; s++) {
        const struct fit_shift *shift = &pool->shifts[s];
        char *days = weekdays_text(shift->days);
        char *longer =
            memory_format("%s; %.1f of %d coders %s %02d:00 to %02d:00%s", line, shift->present, shift->coders, days,
                          shift->start_hour, shift->end_hour, shift->hours_known ? "" : " (hours assumed)");
        free(days);
        free(line);
        line = longer;
    }
    char *whole =
        pool->shift_count == 0    ? memory_format("%s; no coders are named: people for the work are assumed", line)
        : isnan(pool->busy_share) ? memory_copy_text(line)
        : isnan(pool->pace.share.value)
            ? memory_format("%s; busy %.0f %% of that time", line, 100 * pool->busy_share)
            : memory_format("%s; busy %.0f %% of that time; while charts wait, %.0f %% (%.0f to %.0f) of it is coding",
                            line, 100 * pool->busy_share, 100 * pool->pace.share.value, 100 * pool->pace.share.low,
                            100 * pool->pace.share.high);
    table_wrapped(whole, width, file);
    free(whole);
    free(line);
}

void fit_table_staff(const struct fit_view *view, int width, FILE *file)
{
    static const char *const heads[][TABLE_HEAD_LINES] = {
        {"throughput", ""},        {"charts", "coded"},           {"charts an hour", "of coding"},
        {"coders", "(30 charts)"}, {"p10 to p90", "over coders"}, {"busiest", "hour"}};
    struct table_layout table;
    table_layout_init(&table, 5);
    head(&table, heads, 5);
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_throughput *throughput = &view->fit->staff.throughput[t];
        int busiest = 0;
        if (!fit_view_has(view, t)) continue;
        for (int hour = 1; hour < 24; hour++)
            if (throughput->by_hour[hour] > throughput->by_hour[busiest]) busiest = hour;
        add(&table, view->types[t]);
        table_layout_add(&table, memory_format("%" PRId64, throughput->charts));
        table_layout_add(&table, isnan(throughput->per_hour) ? memory_copy_text("n/a")
                                                             : memory_format("%.3g", throughput->per_hour));
        table_layout_add(&table, memory_format("%d", throughput->coders));
        table_layout_add(&table, throughput->coders ? memory_format("%.3g to %.3g", throughput->p10, throughput->p90)
                                                    : memory_copy_text("n/a"));
        table_layout_add(&table, throughput->by_hour[busiest] > 0
                                     ? memory_format("%02d:00 (%.0f %%)", busiest, 100 * throughput->by_hour[busiest])
                                     : memory_copy_text("n/a"));
    }
    finish(&table, width, file);
    for (int p = 0; p < view->fit->staff.pool_count; p++) write_pool(view, &view->fit->staff.pools[p], width, file);
    table_wrapped("Pools are a sketch from the instants of coding: review people, hours, leave and pay before you run.",
                  width, file);
}
