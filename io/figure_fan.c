/* DNFB over the days: medians and prediction bands of the baseline and of alternatives. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_shade.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

struct measure { /* what a fan shows, and the number its title is about: the one that the scorecard shows */
    enum series_id series;
    enum metric_id headline, peak;
    const char *unit, *file, *what, *when;
};

static const struct measure measures[] = {
    {SERIES_DNFB_USD, METRIC_DNFB_MEAN_USD, METRIC_DNFB_PEAK_USD, "usd", "fan-dollars", "Gross DNFB dollars",
     "on average"},
    {SERIES_DNFB_DAYS, METRIC_DNFB_LAST_WEEK_DAYS, METRIC_DNFB_PEAK_DAYS, "days", "fan-days", "DNFB days",
     "in the last week"},
};

enum { WEEK_DAYS = 7, MANY_LABELS = 5 };

struct band {
    double low, middle, high;
}; /* p10, p50, p90 over the replications */

struct fan { /* one figure: some of the scenarios */
    struct figure_set *set;
    const struct measure *measure;
    struct band **bands; /* [scenario][day] of all scenarios */
    const size_t *scenarios;
    const int *inks; /* per scenario of the study */
    size_t count;
    const char *note;    /* on the colours; NULL: none */
    int64_t first, last; /* civil days of the x axis */
    double largest;
};

static struct band *bands_of(const struct figure_set *set, size_t scenario, enum series_id id)
{
    const struct study_scenario *item = &set->study->items[scenario];
    size_t key = metric_key_find(&item->series, id, SCOPE_ALL, 0);
    struct band *bands = memory_allocate((size_t)item->plan.days.days, sizeof *bands);
    for (int d = 0; d < item->plan.days.days; d++) {
        struct estimate estimate = estimate_daily(set->study, scenario, key, d, set->context->confidence);
        bands[d] = (struct band){estimate.p10, estimate.p50, estimate.p90};
    }
    return bands;
}

/* The band of a scenario on a civil day; NAN outside its window. */
static struct band band_at(const struct fan *fan, size_t scenario, int64_t civil_day)
{
    const struct day_table *days = &fan->set->study->items[scenario].plan.days;
    int64_t day = civil_day - days->first_civil_day;
    if (day < days->first_day || day >= days->days) return (struct band){NAN, NAN, NAN};
    return fan->bands[scenario][day];
}

/* Days at the end over which labels average: no one weekday decides. */
static int week_of(const struct fan *fan, size_t scenario)
{
    const struct day_table *days = &fan->set->study->items[scenario].plan.days;
    return days->days - days->first_day < WEEK_DAYS ? days->days - days->first_day : WEEK_DAYS;
}

/* Over the replications: each one's mean of the last days. */
static struct estimate last_week(const struct fan *fan, size_t scenario)
{
    const struct study *study = fan->set->study;
    const struct study_scenario *item = &study->items[scenario];
    size_t days = (size_t)item->plan.days.days, week = (size_t)week_of(fan, scenario);
    size_t key = metric_key_find(&item->series, fan->measure->series, SCOPE_ALL, 0);
    double *means = memory_allocate((size_t)study->replications, sizeof *means);
    for (size_t r = 0; r < (size_t)study->replications; r++) {
        const double *values = item->daily + (r * item->series.count + key) * days;
        for (size_t d = days - week; d < days; d++) means[r] += values[d] / (double)week;
    }
    struct estimate estimate = estimate_of(means, 1, study->replications, fan->set->context->confidence);
    free(means);
    return estimate;
}

static const char *week_text(const struct fan *fan)
{
    int days = week_of(fan, 0);
    return days == 1 ? "mean of the last day" : text_pool_format(&fan->set->pool, "mean of the last %d days", days);
}

static bool is_banded(const struct fan *fan, size_t i)
{
    return i == 0 || fan->count == 2;
}

static void measure_ranges(struct fan *fan)
{
    fan->first = INT64_MAX;
    fan->last = INT64_MIN;
    fan->largest = 0;
    for (size_t i = 0; i < fan->count; i++) {
        int64_t first = figure_first_day(fan->set, fan->scenarios[i]),
                last = figure_last_day(fan->set, fan->scenarios[i]);
        if (first < fan->first) fan->first = first;
        if (last > fan->last) fan->last = last;
        for (int64_t day = first; day <= last; day++) {
            struct band band = band_at(fan, fan->scenarios[i], day);
            fan->largest = fmax(fan->largest, is_banded(fan, i) ? band.high : band.middle);
        }
    }
}

static void write_data(const struct fan *fan, FILE *out)
{
    fprintf(out, "# %s at the end of the local day, over %" PRId64 " replications\n# day date", fan->measure->what,
            fan->set->study->replications);
    for (size_t i = 0; i < fan->count; i++) {
        const char *slug = fan->set->slugs[fan->scenarios[i]];
        fprintf(out, " %s.p10 %s.p50 %s.p90", slug, slug, slug);
    }
    fputc('\n', out);
    for (int64_t day = fan->first; day <= fan->last; day++) {
        struct civil_date date = civil_date_of(day);
        fprintf(out, "%" PRId64 " %04d-%02d-%02d", day - fan->first, date.year, date.month, date.day);
        for (size_t i = 0; i < fan->count; i++) {
            struct band band = band_at(fan, fan->scenarios[i], day);
            if (isfinite(band.middle))
                fprintf(out, " %.10g %.10g %.10g", band.low, band.middle, band.high);
            else
                fputs(" NaN NaN NaN", out);
        }
        fputc('\n', out);
    }
}

/* Where a value stands on the page. */
static double height_of(const struct figure_page *page, const struct figure_axis *axis, double value)
{
    return page->bottom + value / axis->end * (page->top - page->bottom);
}

static double target_of(const struct fan *fan)
{
    double target = fan->set->study->items[0].scenario->facility.dnfb_target_days;
    return fan->measure->series == SERIES_DNFB_DAYS && target > 0 ? target : NAN;
}

/* Labels of the lines and of the target; many stand on one line each. */
static bool has_many_labels(const struct fan *fan)
{
    return fan->count + isfinite(target_of(fan)) >= MANY_LABELS;
}

static struct figure_label label_of(const struct fan *fan, const struct figure_page *page,
                                    const struct figure_axis *axis, size_t i)
{
    struct text_pool *pool = &fan->set->pool;
    size_t s = fan->scenarios[i];
    const char *unit = fan->measure->unit;
    struct estimate week = last_week(fan, s);
    struct figure_label label = {.ink = fan->inks[s], .y = height_of(page, axis, week.mean)};
    label.name = has_many_labels(fan) ? fan->set->labels[s] : figure_set_label(fan->set, s);
    label.value = figure_value(pool, week.mean, NAN, unit);
    if (is_banded(fan, i) && fan->set->study->replications > 1)
        label.detail = text_pool_format(pool, "80\u00A0%%: %s", figure_range(pool, week.p10, week.p90, unit));
    return label;
}

static struct figure_label target_label(const struct fan *fan, const struct figure_page *page,
                                        const struct figure_axis *axis)
{
    struct text_pool *pool = &fan->set->pool;
    double target = target_of(fan);
    struct figure_label label = {.name = "Target", .y = height_of(page, axis, target), .ink = FIGURE_INK};
    if (has_many_labels(fan))
        label.value = text_pool_format(pool, "%g\u00A0days", target);
    else
        label.name = text_pool_format(pool, "Target %g\u00A0days", target);
    return label;
}

static void write_labels(const struct fan *fan, struct figure_page *page, const struct figure_axis *axis)
{
    struct text_pool *pool = &fan->set->pool;
    struct figure_label *labels = memory_allocate(fan->count + 1, sizeof *labels);
    size_t count = 0;
    double target = target_of(fan);
    for (size_t i = 0; i < fan->count; i++) labels[count++] = label_of(fan, page, axis, i);
    if (target <= axis->end) labels[count++] = target_label(fan, page, axis);
    char *when = memory_copy_text(week_text(fan));
    *when = 'M';
    figure_page_end_labels(page, labels, count, text_pool_take(pool, when));
    figure_page_number(page, "target", target);
    free(labels);
}

/* Under the target with one, above it with the other, beyond their intervals: else NULL. */
static const char *target_title(const struct fan *fan, size_t s, const struct figure_finding *finding)
{
    struct text_pool *pool = &fan->set->pool;
    const char *unit = fan->measure->unit, *when = fan->measure->when;
    double target = target_of(fan);
    bool now = finding->alternative + finding->alternative_half_width < target;
    bool before = finding->baseline - finding->baseline_half_width > target;
    if (!finding->shown || !now || !before) return NULL;
    return text_pool_format(pool, "%sDNFB is %s %s, under the target of %g; in the baseline %s",
                            figure_set_subject(fan->set, s),
                            figure_value(pool, finding->alternative, finding->alternative_half_width, unit), when,
                            target, figure_value(pool, finding->baseline, finding->baseline_half_width, unit));
}

static const char *side_of(const struct figure_finding *finding)
{
    return finding->difference.mean < 0 ? "below" : "above";
}

static const char *pair_title(const struct fan *fan, size_t s)
{
    struct figure_set *set = fan->set;
    const char *subject = figure_set_subject(set, s), *unit = fan->measure->unit, *when = fan->measure->when;
    struct figure_finding finding = figure_compare(set, s, fan->measure->headline);
    struct figure_finding peak = figure_compare(set, s, fan->measure->peak);
    const char *title = target_title(fan, s, &finding);
    if (title) return title;
    if (finding.shown)
        return text_pool_format(&set->pool, "%sDNFB is %s %s the baseline %s", subject,
                                figure_amount(set, &finding, unit), side_of(&finding), when);
    if (peak.shown)
        return text_pool_format(&set->pool, "%sDNFB peaks %s %s the baseline; %s no difference shows", subject,
                                figure_amount(set, &peak, unit), side_of(&peak), when);
    return text_pool_format(&set->pool, "%sno difference from the baseline in DNFB that we can show", subject);
}

static const char *single_title(const struct fan *fan)
{
    struct figure_set *set = fan->set;
    const char *unit = fan->measure->unit;
    struct estimate headline = figure_level(set, 0, fan->measure->headline, SCOPE_ALL, 0);
    struct estimate peak = figure_level(set, 0, fan->measure->peak, SCOPE_ALL, 0);
    return text_pool_format(&set->pool, "%sDNFB is %s %s and peaks at %s", figure_set_subject(set, 0),
                            figure_value(&set->pool, headline.mean, headline.half_width, unit), fan->measure->when,
                            figure_value(&set->pool, peak.mean, peak.half_width, unit));
}

static const char *overview_title(const struct fan *fan)
{
    struct figure_set *set = fan->set;
    const char *unit = fan->measure->unit, *when = fan->measure->when, *above = "";
    struct figure_sides sides = figure_compare_all(set, fan->measure->headline);
    const char *noun = figure_set_noun(set);
    if (sides.below > 0 && sides.above > 0)
        above = text_pool_format(&set->pool, "; %zu %s above", sides.above, sides.above == 1 ? "is" : "are");
    if (sides.below > 0)
        return text_pool_format(&set->pool, "%s %s below the baseline in DNFB %s, %s%s",
                                figure_members(set, sides.below), sides.below == 1 ? "is" : "are", when,
                                figure_up_to(set, &sides.least, sides.lowest, sides.below, unit), above);
    if (sides.above > 0)
        return text_pool_format(&set->pool, "No %s is clearly below the baseline in DNFB %s; %zu of %zu %s above, %s",
                                noun, when, sides.above, figure_set_plans(set), sides.above == 1 ? "is" : "are",
                                figure_up_to(set, &sides.most, sides.highest, sides.above, unit));
    return text_pool_format(
        &set->pool, "DNFB %s: no difference of %g\u00A0%% or more between the %ss and the baseline that we can show",
        when, FIGURE_SMALL_PERCENT, noun);
}

static void write_title(const struct fan *fan, struct figure_page *page)
{
    struct figure_set *set = fan->set;
    struct text_pool *pool = &set->pool;
    const char *bands = fan->count > 2 ? ": medians; grey band = 80 % prediction band of the baseline"
                                       : ": median and 80 % prediction band";
    const char *first = text_pool_format(pool, "%s at midnight, %s, %s%s", fan->measure->what,
                                         figure_period(pool, fan->first, fan->last), figure_set_replications(set),
                                         set->study->replications > 1 ? bands : "");
    const char *labels = text_pool_format(pool, "Labels: %s", week_text(fan));
    if (fan->count != 2) {
        if (fan->note) labels = text_pool_format(pool, "%s. %s", labels, fan->note);
        figure_page_title(page, figure_set_plans(set) == 0 ? single_title(fan) : overview_title(fan), first, labels);
        return;
    }
    size_t s = fan->scenarios[1];
    struct figure_finding finding = figure_compare(set, s, fan->measure->headline);
    struct estimate difference = finding.difference;
    bool only_alone = estimate_shows(&difference) && !finding.shown;
    const char *second = text_pool_format(
        pool, "%s. Paired difference %s: %s%s", labels, fan->measure->when,
        figure_interval(pool, difference.mean, difference.half_width, set->context->confidence, fan->measure->unit),
        only_alone ? figure_together(set) : "");
    figure_page_title(page, pair_title(fan, s), first, second);
}

static bool write_page(struct fan *fan, const char *name)
{
    struct figure_set *set = fan->set;
    struct figure_page page;
    measure_ranges(fan);
    if (target_of(fan) <= 2 * fan->largest) fan->largest = fmax(fan->largest, target_of(fan));
    if (!figure_page_open(&page, &set->pool, set->directory, name, set->message)) return false;
    struct figure_axis axis = figure_axis_for(fan->largest, 6);
    page.top = 772;
    page.right = FIGURE_WIDTH - (has_many_labels(fan) ? 570 : 410);
    page.left = FIGURE_MARGIN + figure_axis_width(&set->pool, &axis, fan->measure->unit);
    int *inks = memory_allocate(fan->count, sizeof *inks);
    for (size_t i = 0; i < fan->count; i++) inks[i] = fan->inks[fan->scenarios[i]];
    write_data(fan, page.data.file);
    write_title(fan, &page);
    figure_axis_values(&page, 'y', &axis, fan->measure->unit);
    figure_axis_dates(&page, fan->first, fan->last);
    figure_shade(set, &page, fan->scenarios, fan->count, fan->first, fan->last);
    write_labels(fan, &page, &axis);
    figure_look_write(&page, inks, fan->count);
    figure_page_number(&page, "bands", fan->count == 2 ? 2 : 1);
    figure_page_number(&page, "weight", fan->last - fan->first > 400 ? 0.6 : 1);
    figure_page_footer(&page, fan->count == 2 ? figure_set_footer(set, fan->scenarios[1], fan->scenarios[1] + 1)
                                              : figure_set_footer(set, 1, set->study->count));
    free(inks);
    return figure_page_close(&page, "fan.gp");
}

static bool write_pages(struct fan *fan)
{
    struct figure_set *set = fan->set;
    size_t count = set->study->count;
    size_t *all = memory_allocate(count, sizeof *all), pair[2] = {0, 0};
    int *own = memory_allocate(count, sizeof *own);
    struct figure_look look = figure_look_of(set, fan->measure->headline);
    for (size_t s = 0; s < count; s++) {
        all[s] = s;
        own[s] = figure_set_ink(set, s);
    }
    fan->scenarios = all;
    fan->count = count;
    fan->inks = look.inks;
    fan->note = look.note;
    bool ok = count == 2 || write_page(fan, fan->measure->file);
    fan->scenarios = pair;
    fan->count = 2;
    fan->inks = own;
    for (pair[1] = 1; ok && pair[1] < count; pair[1]++)
        ok = write_page(fan, text_pool_format(&set->pool, "%s-%s", fan->measure->file, set->slugs[pair[1]]));
    free(all);
    free(own);
    free(look.inks);
    return ok;
}

bool figure_fan_write(struct figure_set *set)
{
    size_t count = set->study->count;
    struct band **bands = memory_allocate(count, sizeof *bands);
    bool ok = true;
    for (size_t m = 0; ok && m < sizeof measures / sizeof *measures; m++) {
        struct fan fan = {.set = set, .measure = &measures[m], .bands = bands};
        for (size_t s = 0; s < count; s++) bands[s] = bands_of(set, s, fan.measure->series);
        ok = write_pages(&fan);
        for (size_t s = 0; s < count; s++) free(bands[s]);
    }
    free(bands);
    return ok;
}
