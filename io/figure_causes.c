/* DNFB dollars over the days, stacked by the cause that binds: what are we waiting for? */
#include "io/figure_finding.h"
#include "io/figure_shade.h"
#include "io/figure_words.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* From the bottom: what no coder can change, then what coding can, then the rest. */
static const enum cause stack[CAUSE_COUNT] = {CAUSE_MINIMUM_DAYS, CAUSE_CODING_QUEUE,  CAUSE_CODING,     CAUSE_QUALITY,
                                              CAUSE_QUERY,        CAUSE_DOCUMENTATION, CAUSE_BILLING_RUN};
static const int inks[CAUSE_COUNT] = {
    [CAUSE_MINIMUM_DAYS] = 0, [CAUSE_DOCUMENTATION] = 6, [CAUSE_CODING_QUEUE] = 2, [CAUSE_CODING] = 5,
    [CAUSE_QUERY] = 3,        [CAUSE_BILLING_RUN] = 4,   [CAUSE_QUALITY] = 1};

struct layers { /* of one scenario */
    int first, days;
    double *mean; /* [cause in the order of the stack][day] */
};

static struct layers layers_of(const struct figure_set *set, size_t scenario)
{
    const struct study_scenario *item = &set->study->items[scenario];
    struct layers layers = {.first = item->plan.days.first_day, .days = item->plan.days.days};
    layers.mean = memory_allocate(CAUSE_COUNT * (size_t)layers.days, sizeof *layers.mean);
    for (size_t c = 0; c < CAUSE_COUNT; c++) {
        size_t key = metric_key_find(&item->series, SERIES_DNFB_CAUSE_USD, SCOPE_CAUSE, (int)stack[c]);
        for (int d = layers.first; d < layers.days; d++)
            layers.mean[c * (size_t)layers.days + (size_t)d] =
                estimate_daily(set->study, scenario, key, d, set->context->confidence).mean;
    }
    return layers;
}

static double value_at(const struct layers *layers, size_t c, int day)
{
    return layers->mean[c * (size_t)layers->days + (size_t)day];
}

static double total_at(const struct layers *layers, size_t causes, int day)
{
    double sum = 0;
    for (size_t c = 0; c < causes; c++) sum += value_at(layers, c, day);
    return sum;
}

static double largest_of(const struct layers *layers)
{
    double largest = 0;
    for (int d = layers->first; d < layers->days; d++) largest = fmax(largest, total_at(layers, CAUSE_COUNT, d));
    return largest;
}

static bool is_empty(const struct layers *layers, size_t c)
{
    for (int d = layers->first; d < layers->days; d++)
        if (value_at(layers, c, d) > 0) return false;
    return true;
}

static void write_data(struct figure_set *set, const struct layers *layers, size_t scenario, FILE *out)
{
    int64_t first = figure_first_day(set, scenario);
    fprintf(out, "# Mean gross DNFB dollars at midnight by cause, over %" PRId64 " replications\n# day",
            set->study->replications);
    for (size_t c = 0; c < CAUSE_COUNT; c++) fprintf(out, " %s", cause_names[stack[c]]);
    fputc('\n', out);
    for (int d = layers->first; d < layers->days; d++) {
        fprintf(out, "%" PRId64, set->study->items[scenario].plan.days.first_civil_day + d - first);
        for (size_t c = 0; c < CAUSE_COUNT; c++) fprintf(out, " %.10g", value_at(layers, c, d));
        fputc('\n', out);
    }
}

static void write_title(struct figure_set *set, struct figure_page *page, size_t s)
{
    struct text_pool *pool = &set->pool;
    struct figure_finding finding = figure_compare(set, s, METRIC_DNFB_CODING_SHARE);
    struct estimate share = figure_level(set, s, METRIC_DNFB_CODING_SHARE, SCOPE_ALL, 0);
    struct estimate whole = figure_level(set, s, METRIC_DNFB_MEAN_USD, SCOPE_ALL, 0);
    const char *against = s > 0 ? figure_against(set, &finding, "share") : "";
    const char *title = text_pool_format(pool, "%s%s of %s mean DNFB waits for coding%s", figure_set_subject(set, s),
                                         figure_value(pool, share.mean, share.half_width, "share"),
                                         figure_value(pool, whole.mean, whole.half_width, "usd"), against);
    const char *first = text_pool_format(pool, "Gross DNFB dollars at midnight by the cause that binds, %s, mean of %s",
                                         figure_period(pool, figure_first_day(set, s), figure_last_day(set, s)),
                                         figure_set_replications(set));
    figure_page_title(page, title, first, "Coding = beyond the bill hold and waiting for a coder or in coding");
}

static void write_labels(struct figure_set *set, struct figure_page *page, const struct layers *layers, double end,
                         int64_t last_day)
{
    struct figure_label labels[CAUSE_COUNT];
    size_t count = 0;
    int last = layers->days - 1;
    for (size_t c = 0; c < CAUSE_COUNT; c++) {
        double value = value_at(layers, c, last), middle = total_at(layers, c, last) + value / 2;
        if (is_empty(layers, c)) continue;
        labels[count] = (struct figure_label){.name = figure_cause_titles[stack[c]], .ink = inks[stack[c]]};
        labels[count].value = figure_value(&set->pool, value, NAN, "usd");
        labels[count++].y = page->bottom + middle / end * (page->top - page->bottom);
    }
    figure_page_end_labels(page, labels, count,
                           text_pool_format(&set->pool, "On %s", figure_date(&set->pool, last_day, true)));
}

static bool write_page(struct figure_set *set, const struct layers *layers, size_t s, const struct figure_axis *axis)
{
    struct figure_page page;
    double colours[CAUSE_COUNT];
    const char *name = text_pool_format(&set->pool, "causes-%s", set->slugs[s]);
    if (!figure_page_open(&page, &set->pool, set->directory, name, set->message)) return false;
    page.top = 772;
    page.right = FIGURE_WIDTH - 410;
    page.left = FIGURE_MARGIN + figure_axis_width(&set->pool, axis, "usd");
    for (size_t c = 0; c < CAUSE_COUNT; c++) colours[c] = inks[stack[c]];
    write_data(set, layers, s, page.data.file);
    write_title(set, &page, s);
    figure_axis_values(&page, 'y', axis, "usd");
    figure_axis_dates(&page, figure_first_day(set, s), figure_last_day(set, s));
    figure_shade(set, &page, &s, 1, figure_first_day(set, s), figure_last_day(set, s));
    write_labels(set, &page, layers, axis->end, figure_last_day(set, s));
    figure_page_numbers(&page, "causes", colours, CAUSE_COUNT);
    figure_page_footer(&page, s == 0 ? figure_set_footer(set, 1, 1) : figure_set_footer(set, s, s + 1));
    return figure_page_close(&page, "causes.gp");
}

bool figure_causes_write(struct figure_set *set)
{
    size_t count = set->study->count;
    struct layers *layers = memory_allocate(count, sizeof *layers);
    double largest = 0;
    bool ok = true;
    for (size_t s = 0; s < count; s++) {
        layers[s] = layers_of(set, s);
        largest = fmax(largest, largest_of(&layers[s]));
    }
    struct figure_axis axis = figure_axis_for(largest, 5);
    for (size_t s = 0; ok && s < count; s++) ok = write_page(set, &layers[s], s, &axis);
    for (size_t s = 0; s < count; s++) free(layers[s].mean);
    free(layers);
    return ok;
}
