/* Why is the alternative better? From the baseline's total over the changes of its parts to the alternative's total. */
#include "io/figure_finding.h"
#include "io/figure_words.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

enum {
    PARTS_MOST = 16,
    LABEL_WIDTH = 470,
    GAP = 18,
    PITCH_MAX = 76,
    CHANGE_WIDTH = 170,
    INTERVAL_WIDTH = 330,
    HEAD_SIZE = 18
};

static const struct measure { /* what is parted, and how */
    enum metric_id total, part;
    enum scope scope;
    int parts;
    const char *const *titles;
    const char *unit, *file, *subject, *verbs[2], *what;
} measures[] = {
    {METRIC_DNFB_MEAN_DAYS,
     METRIC_DNFB_CAUSE_DAYS,
     SCOPE_CAUSE,
     CAUSE_COUNT,
     figure_cause_titles,
     "days",
     "waterfall-dnfb",
     "DNFB",
     {"falls", "rises"},
     "Mean DNFB in days of average daily gross revenue, by the cause that binds"},
    {METRIC_COST_TOTAL_USD,
     METRIC_COST_COMPONENT_USD,
     SCOPE_COMPONENT,
     COST_COUNT,
     figure_cost_titles,
     "usd",
     "waterfall-cost",
     "cost",
     {"falls", "rises"},
     "Coding labour, vendors and CAC in US$, by component"},
};
enum { MEASURES = sizeof measures / sizeof *measures };

struct part {
    const char *title;
    struct figure_finding finding;
    double from, to; /* of its bar */
    int64_t units;   /* as it is shown */
};

struct waterfall { /* of one alternative */
    const struct measure *measure;
    size_t scenario, count;
    struct part parts[PARTS_MOST];
    struct figure_finding total;
    struct figure_scale scale;
    double low, high, step; /* of the axis */
    double pitch, size;
    struct figure_page page;
};

static int64_t before_units(const struct waterfall *fall)
{
    return figure_scale_units(&fall->scale, fall->total.baseline);
}

static int64_t after_units(const struct waterfall *fall)
{
    return figure_scale_units(&fall->scale, fall->total.alternative);
}

/* The parts that differ at all; those that stay the same in every replication say nothing about why. */
static void find_parts(const struct figure_set *set, struct waterfall *fall)
{
    const struct measure *measure = fall->measure;
    for (int i = 0; i < measure->parts; i++) {
        struct figure_finding finding =
            figure_compare_key(set, fall->scenario, (struct metric_key){(int)measure->part, measure->scope, i});
        if (!isfinite(finding.difference.mean)) continue;
        if (finding.difference.mean == 0 && !(finding.difference.half_width > 0)) continue;
        fall->parts[fall->count++] = (struct part){.title = measure->titles[i], .finding = finding};
    }
}

static void sort_parts(struct waterfall *fall)
{
    for (size_t i = 1; i < fall->count; i++) {
        struct part part = fall->parts[i];
        size_t at = i;
        for (; at > 0 && fabs(fall->parts[at - 1].finding.difference.mean) < fabs(part.finding.difference.mean); at--)
            fall->parts[at] = fall->parts[at - 1];
        fall->parts[at] = part;
    }
}

/* Parts too small to be read become one, the last. */
static void merge_small(struct waterfall *fall)
{
    size_t kept = 0, small = 0;
    double sum = 0;
    for (size_t i = 0; i < fall->count; i++) {
        if (figure_scale_units(&fall->scale, fall->parts[i].finding.difference.mean) != 0) {
            fall->parts[kept++] = fall->parts[i];
            continue;
        }
        sum += fall->parts[i].finding.difference.mean;
        small++;
    }
    if (small == 0) return;
    fall->parts[kept] = (struct part){.title = small == 1 ? fall->parts[fall->count - 1].title : "All else"};
    fall->parts[kept].finding.difference = (struct estimate){.mean = sum, .half_width = NAN};
    fall->count = kept + 1;
}

/* What is shown adds up: the parts are rounded to the difference of the totals as they stand in the figure. */
static void round_parts(struct waterfall *fall)
{
    double differences[PARTS_MOST], running = fall->total.baseline;
    int64_t units[PARTS_MOST];
    for (size_t i = 0; i < fall->count; i++) {
        differences[i] = fall->parts[i].finding.difference.mean;
        fall->parts[i].from = running;
        fall->parts[i].to = running += differences[i];
    }
    figure_scale_parts(&fall->scale, differences, fall->count, after_units(fall) - before_units(fall), units);
    for (size_t i = 0; i < fall->count; i++) fall->parts[i].units = units[i];
}

/* There is a difference worth a title. */
static bool is_told(const struct waterfall *fall)
{
    return fall->total.shown && !figure_is_small(&fall->total);
}

/* From zero, but where the changes are shown and small beside the totals, from a round number below them. */
static void fit_axis(struct waterfall *fall)
{
    double least = fmin(fall->total.baseline, fall->total.alternative);
    double most = fmax(fall->total.baseline, fall->total.alternative);
    for (size_t i = 0; i < fall->count; i++) {
        least = fmin(least, fall->parts[i].to);
        most = fmax(most, fall->parts[i].to);
    }
    double span = most - least, from = fmin(0, least);
    if (is_told(fall) && least > 0 && span > 0 && span < most / 5) from = fmax(0, least - span / 2);
    fall->step = figure_axis_for(most - from, 5).step;
    fall->low = floor(from / fall->step + 1e-9) * fall->step;
    fall->high = ceil(most / fall->step - 1e-9) * fall->step;
    if (!(fall->high > fall->low)) fall->high = fall->low + fall->step;
}

static void write_axis(struct waterfall *fall)
{
    FILE *out = fall->page.script.file;
    double largest = fmax(fabs(fall->low), fabs(fall->high));
    fprintf(out, "set xrange [%.12g:%.12g]\nset xtics (", fall->low, fall->high);
    for (int i = 0; fall->low + i * fall->step <= fall->high + fall->step / 1e6; i++) {
        double at = fall->low + i * fall->step;
        if (fabs(at) < fall->step / 1e6) at = 0;
        fprintf(
            out, "%s%s %.12g", i ? ", " : "",
            figure_quote(fall->page.pool, figure_tick(fall->page.pool, at, fall->step, largest, fall->measure->unit)),
            at);
    }
    fprintf(out, ")\nset yrange [%g:0.5]\n", -((double)fall->count + 1) - 0.5);
}

static int colour_of(const struct part *part)
{
    if (!part->finding.shown) return FIGURE_REST;
    return part->finding.difference.mean < 0 ? 3 : 2;
}

static void write_data(const struct figure_set *set, const struct waterfall *fall)
{
    FILE *out = fall->page.data.file;
    fprintf(out, "# Means over %" PRId64 " replications: %s of %s, its changes, and %s of %s\n",
            set->study->replications, metrics[fall->measure->total].id, set->slugs[0], metrics[fall->measure->total].id,
            set->slugs[fall->scenario]);
    fputs("# row from to colour line what\n", out);
    fprintf(out, "0 %.12g %.12g 0 %.12g baseline\n", fall->low, fall->total.baseline, fall->total.baseline);
    for (size_t i = 0; i < fall->count; i++) {
        const struct part *part = &fall->parts[i];
        fprintf(out, "%zu %.12g %.12g %d %.12g \"%s\"\n", i + 1, part->from, part->to, colour_of(part), part->to,
                part->title);
    }
    fprintf(out, "%zu %.12g %.12g 1 NaN alternative\n", fall->count + 1, fall->low, fall->total.alternative);
}

static double row_y(const struct waterfall *fall, size_t row)
{
    return fall->page.top - fall->pitch * ((double)row + 0.5);
}

static void write_name(struct waterfall *fall, size_t row, const char *name, bool bold, int ink)
{
    struct figure_page *page = &fall->page;
    struct figure_room room = {page->left - GAP, row_y(fall, row), page->left - FIGURE_MARGIN - GAP, fall->pitch};
    figure_page_fit(page, room, fall->size, bold, ink, FIGURE_RIGHT, name);
}

static void write_number(struct waterfall *fall, size_t row, bool bold, int ink, const char *text)
{
    figure_page_note(&fall->page, fall->page.right + CHANGE_WIDTH, row_y(fall, row), fall->size, bold, ink,
                     FIGURE_RIGHT, text);
}

static const char *interval_of(struct waterfall *fall, const struct estimate *difference)
{
    struct text_pool *pool = fall->page.pool;
    if (!isfinite(difference->half_width)) return "";
    int64_t low = figure_scale_units(&fall->scale, difference->mean - difference->half_width);
    int64_t high = figure_scale_units(&fall->scale, difference->mean + difference->half_width);
    struct figure_scale bare = fall->scale;
    bare.after = "";
    return text_pool_format(
        pool, "%s to %s", figure_scaled(pool, &bare, low, true),
        figure_scaled(pool, strcmp(fall->measure->unit, "days") == 0 ? &bare : &fall->scale, high, true));
}

static void write_interval(struct waterfall *fall, size_t row, const struct figure_finding *finding)
{
    figure_page_note(&fall->page, FIGURE_WIDTH - FIGURE_MARGIN, row_y(fall, row), fmin(20, fall->size), false,
                     FIGURE_MUTED, FIGURE_RIGHT, interval_of(fall, &finding->difference));
}

static void write_rows(struct figure_set *set, struct waterfall *fall)
{
    struct text_pool *pool = &set->pool;
    write_name(fall, 0, figure_set_label(set, 0), true, FIGURE_BASELINE);
    write_number(fall, 0, true, FIGURE_BASELINE, figure_scaled(pool, &fall->scale, before_units(fall), false));
    for (size_t i = 0; i < fall->count; i++) {
        const struct part *part = &fall->parts[i];
        int ink = part->finding.shown ? colour_of(part) : FIGURE_MUTED;
        write_name(fall, i + 1, part->title, false, part->finding.shown ? FIGURE_INK : FIGURE_MUTED);
        write_number(fall, i + 1, false, ink, figure_scaled(pool, &fall->scale, part->units, true));
        write_interval(fall, i + 1, &part->finding);
    }
    write_name(fall, fall->count + 1, set->labels[fall->scenario], true, 1);
    write_number(fall, fall->count + 1, true, 1, figure_scaled(pool, &fall->scale, after_units(fall), false));
}

static void write_heads(const struct figure_set *set, struct waterfall *fall)
{
    double y = fall->page.top + 20;
    figure_page_note(&fall->page, fall->page.right + CHANGE_WIDTH, y, HEAD_SIZE, false, FIGURE_MUTED, FIGURE_RIGHT,
                     "Mean, change");
    if (set->study->replications > 1)
        figure_page_note(
            &fall->page, FIGURE_WIDTH - FIGURE_MARGIN, y, HEAD_SIZE, false, FIGURE_MUTED, FIGURE_RIGHT,
            text_pool_format(fall->page.pool, "%g\u00A0%% CI of the change", 100 * set->context->confidence));
}

/* The largest shown change in the direction of the whole. */
static const struct part *reason_of(const struct waterfall *fall)
{
    for (size_t i = 0; i < fall->count; i++) {
        const struct figure_finding *finding = &fall->parts[i].finding;
        if (finding->shown && (finding->difference.mean < 0) == (fall->total.difference.mean < 0))
            return &fall->parts[i];
    }
    return NULL;
}

/* Without the capital of a row's title; "CAC" stays. */
static const char *in_a_sentence(struct text_pool *pool, const char *title)
{
    bool is_name = isupper((unsigned char)title[0]) && isupper((unsigned char)title[1]);
    return is_name ? title : text_pool_format(pool, "%c%s", tolower((unsigned char)title[0]), title + 1);
}

static const char *title_of(struct figure_set *set, const struct waterfall *fall)
{
    struct text_pool *pool = &set->pool;
    const char *subject = figure_set_subject(set, fall->scenario);
    if (!fall->total.shown)
        return text_pool_format(pool, "%sno difference from the baseline in %s that we can show", subject,
                                fall->measure->subject);
    if (figure_is_small(&fall->total))
        return text_pool_format(pool, "%s%s is about the same as in the baseline", subject, fall->measure->subject);
    int64_t change = figure_scale_units(&fall->scale, fall->total.difference.mean);
    const char *why = "";
    const struct part *reason = reason_of(fall);
    if (reason)
        why = text_pool_format(
            pool, "; %s: %s, %s",
            2 * reason->finding.difference.mean / fall->total.difference.mean > 1 ? "most of it" : "the largest part",
            in_a_sentence(pool, reason->title), figure_scaled(pool, &fall->scale, reason->units, true));
    return text_pool_format(pool, "%s%s %s by %s to %s%s", subject, fall->measure->subject,
                            fall->measure->verbs[change > 0],
                            figure_scaled(pool, &fall->scale, change < 0 ? -change : change, false),
                            figure_scaled(pool, &fall->scale, after_units(fall), false), why);
}

static void write_title(struct figure_set *set, struct waterfall *fall)
{
    struct text_pool *pool = &set->pool;
    const char *begins = "";
    if (fall->low > 0)
        begins = text_pool_format(pool, "\nThe axis begins at %s",
                                  figure_tick(pool, fall->low, fall->step, fall->high, fall->measure->unit));
    const char *first = text_pool_format(pool, "%s, %s, mean of %s", fall->measure->what, figure_set_period(set),
                                         figure_set_replications(set));
    const char *second =
        text_pool_format(pool, "Paired changes, rounded so that the rows add up; grey: no change we can show%s%s",
                         figure_together(set), begins);
    figure_page_title(&fall->page, title_of(set, fall), first, second);
}

static void place(struct figure_set *set, struct waterfall *fall)
{
    struct figure_page *page = &fall->page;
    double widest = 0;
    page->top = 690;
    page->bottom = 160;
    fall->pitch = fmin(PITCH_MAX, (page->top - page->bottom) / ((double)fall->count + 2));
    fall->size = fmin(22, fall->pitch / 2.1);
    for (size_t i = 0; i < fall->count; i++)
        widest = fmax(widest, figure_width(fall->parts[i].title, fall->size, false));
    widest = fmax(widest, figure_width(figure_set_label(set, 0), fall->size, true));
    widest = fmax(widest, figure_width(set->labels[fall->scenario], fall->size, true));
    page->left = FIGURE_MARGIN + fmin(LABEL_WIDTH, 1.05 * widest) + GAP;
    page->right = FIGURE_WIDTH - FIGURE_MARGIN - CHANGE_WIDTH - INTERVAL_WIDTH;
    page->bottom = page->top - fall->pitch * ((double)fall->count + 2);
}

static bool write_one(struct figure_set *set, const struct measure *measure, size_t scenario)
{
    struct waterfall fall = {.measure = measure, .scenario = scenario};
    const char *name = text_pool_format(&set->pool, "%s-%s", measure->file, set->slugs[scenario]);
    fall.total = figure_compare(set, scenario, measure->total);
    if (!isfinite(fall.total.difference.mean)) return true;
    if (!figure_page_open(&fall.page, &set->pool, set->directory, name, set->message)) return false;
    find_parts(set, &fall);
    sort_parts(&fall);
    fall.scale = figure_scale_for(fmax(fabs(fall.total.baseline), fabs(fall.total.alternative)),
                                  fall.total.difference.half_width, measure->unit);
    merge_small(&fall);
    round_parts(&fall);
    fit_axis(&fall);
    place(set, &fall);
    write_data(set, &fall);
    write_title(set, &fall);
    write_axis(&fall);
    write_heads(set, &fall);
    write_rows(set, &fall);
    figure_page_number(&fall.page, "thickness", fmin(0.66, 44 / fall.pitch));
    figure_page_footer(&fall.page, figure_set_footer(set, scenario, scenario + 1));
    return figure_page_close(&fall.page, "waterfall.gp");
}

static bool write_measure(struct figure_set *set, const struct measure *measure)
{
    for (size_t s = 1; s < set->study->count; s++)
        if (!write_one(set, measure, s)) return false;
    return true;
}

bool figure_waterfall_dnfb_write(struct figure_set *set)
{
    return write_measure(set, &measures[0]);
}

bool figure_waterfall_cost_write(struct figure_set *set)
{
    return write_measure(set, &measures[1]);
}
