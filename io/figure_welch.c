/* The weeks of the pilot study: means, Welch's moving average, and where the warm-up ends. */
#include "experiment/steady_state.h"
#include "io/figure_look.h"
#include "io/figure_set.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static const struct {
    const char *file, *what, *noun;
    enum metric_id id; /* whose differences give colours */
} stocks[STEADY_STOCKS] = {
    [STEADY_BACKLOG] = {"welch-backlog", "Documented encounters not coded", "backlog", METRIC_WAITING_MEAN_ENCOUNTERS},
    [STEADY_DNFB] = {"welch-dnfb", "Gross DNFB dollars", "DNFB", METRIC_DNFB_MEAN_USD},
};

enum { NOTE_SIZE = 19, NOTE_ABOVE = 20, MIDDLE_OF_WEEK = 3 };

struct welch { /* one figure */
    struct figure_set *set;
    const struct steady_state *states;
    enum steady_stock stock;
    size_t count;
    const char *unit;
};

static const struct steady_series *series_of(const struct welch *welch, size_t s)
{
    return &welch->states[s].series[welch->stock];
}

static int64_t first_day(const struct welch *welch)
{
    return welch->states[0].scenario->facility.start_date + welch->states[0].weeks.lead_days;
}

static int64_t last_day(const struct welch *welch)
{
    return first_day(welch) + 7 * welch->states[0].weeks.count - 1;
}

static void write_data(const struct welch *welch, FILE *out)
{
    fprintf(out, "# %s at midnight: means of whole weeks over %" PRId64 " pilot replications\n# day",
            stocks[welch->stock].what, welch->states[0].replications);
    for (size_t s = 0; s < welch->count; s++)
        fprintf(out, " %s.mean %s.average", welch->set->slugs[s], welch->set->slugs[s]);
    fputc('\n', out);
    for (int64_t w = 0; w < welch->states[0].weeks.count; w++) {
        fprintf(out, "%" PRId64, 7 * w + MIDDLE_OF_WEEK);
        for (size_t s = 0; s < welch->count; s++)
            fprintf(out, " %.10g %.10g", series_of(welch, s)->weeks[w], series_of(welch, s)->welch[w]);
        fputc('\n', out);
    }
}

static double largest_of(const struct welch *welch)
{
    double largest = 0;
    for (size_t s = 0; s < welch->count; s++)
        for (int64_t w = 0; w < welch->states[s].weeks.count; w++)
            largest = fmax(largest, fmax(series_of(welch, s)->weeks[w], series_of(welch, s)->welch[w]));
    return largest;
}

/* "$41 k", "41 encounters" */
static const char *amount(const struct welch *welch, double value, double half_width)
{
    struct text_pool *pool = &welch->set->pool;
    const char *number = figure_value(pool, value, half_width, welch->unit);
    return welch->stock == STEADY_BACKLOG ? text_pool_format(pool, "%s\u00A0encounters", number) : number;
}

/* "backlog grows by 41 encounters a week" of the stock shown, or else of the one that drifts most. */
static const char *reason(const struct welch *welch, const struct steady_state *state)
{
    struct welch other = *welch;
    if (!state->series[other.stock].drifts) other.stock = steady_state_drifting(state);
    if (other.stock == STEADY_STOCKS) return "more work arrives than the pools can do";
    const struct steady_series *at = &state->series[other.stock];
    other.unit = series[steady_stock_series(other.stock)].unit;
    return text_pool_format(&welch->set->pool, "%s %s by %s a week", stocks[other.stock].noun,
                            at->drift.mean < 0 ? "falls" : "grows",
                            amount(&other, fabs(at->drift.mean), at->drift.half_width));
}

static const char *after_text(const struct welch *welch)
{
    const struct steady_state *state = &welch->states[0];
    struct text_pool *pool = &welch->set->pool;
    int64_t weeks = (state->warmup_days - state->weeks.lead_days) / 7;
    if (state->is_given) return text_pool_format(pool, "after the %" PRId64 "\u00A0days given", state->warmup_days);
    if (weeks == 0) return "from the first week on";
    return text_pool_format(pool, "after %" PRId64 "\u00A0week%s", weeks, weeks == 1 ? "" : "s");
}

static const char *single_title(const struct welch *welch)
{
    const struct steady_state *state = &welch->states[0];
    struct text_pool *pool = &welch->set->pool;
    const char *subject = figure_set_subject(welch->set, 0), *noun = stocks[welch->stock].noun;
    if (state->verdict == STEADY_NONE)
        return text_pool_format(pool, "%sno steady state: %s", subject, reason(welch, state));
    if (state->verdict == STEADY_TOO_SHORT)
        return text_pool_format(pool, "%srun too short: %s", subject,
                                series_of(welch, 0)->at_bound
                                    ? text_pool_format(pool, "the start of %s%s does not end in its first half",
                                                       welch->stock == STEADY_BACKLOG ? "the " : "", noun)
                                    : "the start does not end in its first half");
    if (state->verdict == STEADY_UNSURE)
        return text_pool_format(pool, "%stoo short to tell whether it is steady %s", subject, after_text(welch));
    return text_pool_format(pool, "%ssteady %s, %s %s", subject, after_text(welch), noun,
                            amount(welch, series_of(welch, 0)->level, NAN));
}

static size_t count_of(const struct welch *welch, enum steady_verdict verdict)
{
    size_t count = 0;
    for (size_t s = 0; s < welch->count; s++) count += welch->states[s].verdict == verdict;
    return count;
}

static const char *overview_title(const struct welch *welch)
{
    struct text_pool *pool = &welch->set->pool;
    size_t none = count_of(welch, STEADY_NONE), brief = count_of(welch, STEADY_TOO_SHORT);
    size_t unsure = count_of(welch, STEADY_UNSURE);
    const char *all = welch->count == 2 ? "Both" : text_pool_format(pool, "All %zu", welch->count);
    if (brief > 0)
        return text_pool_format(pool,
                                "Run too short for %zu of %zu scenarios: their start does not end in its first half",
                                brief, welch->count);
    if (unsure > 0)
        return text_pool_format(pool, "Too short to tell for %zu of %zu scenarios whether they are steady", unsure,
                                welch->count);
    if (none == 0) return text_pool_format(pool, "%s scenarios are steady %s", all, after_text(welch));
    if (none == welch->count)
        return text_pool_format(pool, "No steady state in %s scenarios",
                                none == 2 ? "both" : text_pool_format(pool, "all %zu", none));
    return text_pool_format(pool, "No steady state in %zu of %zu scenarios;\nthe other%s steady %s", none, welch->count,
                            welch->count - none == 1 ? " is" : "s are", after_text(welch));
}

static void write_title(const struct welch *welch, struct figure_page *page, const char *note)
{
    struct text_pool *pool = &welch->set->pool;
    const struct steady_series *at = series_of(welch, 0);
    const char *first = text_pool_format(
        pool, "%s at midnight, whole weeks, %s, %" PRId64 " pilot replications", stocks[welch->stock].what,
        figure_period(pool, first_day(welch), last_day(welch)), welch->states[0].replications);
    const char *second =
        text_pool_format(pool, "Thin: week means. Thick: Welch's moving average over %d weeks", 2 * WELCH_WEEKS + 1);
    if (welch->count > 1) second = text_pool_format(pool, "%s. Labels: means after the warm-up", second);
    if (welch->count > 1 && note) second = text_pool_format(pool, "%s. %s", second, note);
    size_t from = welch->states[0].drift_from;
    const char *after = from > 0 ? text_pool_format(pool, " after week\u00A0%zu", from) : "";
    if (welch->count == 1 && isfinite(at->drift.half_width))
        second = text_pool_format(
            pool, "%s. Drift a week%s: %s", second, after,
            figure_interval(pool, at->drift.mean, at->drift.half_width, STEADY_DRIFT_CONFIDENCE, welch->unit));
    figure_page_title(page, welch->count == 1 ? single_title(welch) : overview_title(welch), first, second);
}

static void write_labels(const struct welch *welch, struct figure_page *page, const struct figure_axis *axis,
                         const int *inks)
{
    struct figure_label *labels = memory_allocate(welch->count, sizeof *labels);
    size_t weeks = (size_t)welch->states[0].weeks.count;
    for (size_t s = 0; s < welch->count; s++) {
        const struct steady_series *at = series_of(welch, s);
        enum steady_verdict verdict = welch->states[s].verdict;
        labels[s] = (struct figure_label){.name = figure_set_label(welch->set, s), .ink = inks[s]};
        labels[s].y = page->bottom + at->welch[weeks - 1] / axis->end * (page->top - page->bottom);
        labels[s].value = amount(welch, at->level, NAN);
        if (verdict == STEADY_NONE) labels[s].value = "no steady state";
        if (verdict == STEADY_TOO_SHORT) labels[s].value = "run too short";
        if (verdict == STEADY_UNSURE) labels[s].value = "too short to tell";
    }
    figure_page_end_labels(page, labels, welch->count, NULL);
    free(labels);
}

/* Where the window of statistics begins; NAN when there is no steady state to show or nothing is left out. */
static double warm_up_of(const struct welch *welch)
{
    const struct steady_state *state = &welch->states[0];
    bool lasts = count_of(welch, STEADY_FOUND) + count_of(welch, STEADY_GIVEN) + count_of(welch, STEADY_UNSURE) > 0;
    int64_t day = state->warmup_days - state->weeks.lead_days;
    return lasts && count_of(welch, STEADY_TOO_SHORT) == 0 && day > 0 ? (double)day : NAN;
}

static void write_warm_up(const struct welch *welch, struct figure_page *page)
{
    double day = warm_up_of(welch), days = (double)(last_day(welch) - first_day(welch));
    figure_page_number(page, "warm_up", day);
    if (!isfinite(day)) return;
    figure_page_note(page, page->left + day / days * (page->right - page->left), page->top + NOTE_ABOVE, NOTE_SIZE,
                     false, FIGURE_INK, FIGURE_LEFT, "counted from here on");
}

static bool write_page(const struct welch *welch)
{
    struct figure_set *set = welch->set;
    struct figure_page page;
    if (!figure_page_open(&page, &set->pool, set->directory, stocks[welch->stock].file, set->message)) return false;
    struct figure_axis axis = figure_axis_for(largest_of(welch), 6);
    struct figure_look look = figure_look_of(set, stocks[welch->stock].id);
    page.top = 760;
    page.right = FIGURE_WIDTH - (welch->count > 5 ? 570 : 410);
    page.left = FIGURE_MARGIN + figure_axis_width(&set->pool, &axis, welch->unit);
    write_data(welch, page.data.file);
    write_title(welch, &page, look.note);
    figure_axis_values(&page, 'y', &axis, welch->unit);
    figure_axis_dates(&page, first_day(welch), last_day(welch));
    write_warm_up(welch, &page);
    write_labels(welch, &page, &axis, look.inks);
    figure_look_write(&page, look.inks, welch->count);
    figure_page_footer(&page, figure_set_footer(set, 1, welch->count));
    free(look.inks);
    return figure_page_close(&page, "welch.gp");
}

static bool is_watched(const struct welch *welch)
{
    bool watched = false;
    for (size_t s = 0; s < welch->count; s++) watched = watched || series_of(welch, s)->is_watched;
    return watched;
}

bool figure_welch_write(struct figure_set *set)
{
    const struct steady_state *states = set->context->steady;
    bool ok = true;
    for (int i = 0; ok && i < STEADY_STOCKS; i++) {
        enum steady_stock stock = (enum steady_stock)i;
        struct welch welch = {set, states, stock, set->study->count, series[steady_stock_series(stock)].unit};
        ok = !is_watched(&welch) || write_page(&welch);
    }
    return ok;
}
