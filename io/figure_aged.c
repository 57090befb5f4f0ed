/* How old is what waits? Documented charts uncoded at the end, by age, a bar a scenario. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_rows.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum {
    BUCKETS = 5,
    AGE_INK = 201,
    LATE_BUCKET = 2, /* the first that a title counts as late */
    COUNT_X = FIGURE_WIDTH - 490,
    LATE_X = FIGURE_WIDTH - 320,
    OLDEST_X = FIGURE_WIDTH - 175,
    WORD_SIZE = 20
};

static const int first_days[BUCKETS + 1] = {0, 3, 6, 11, 31, 0}; /* the first whole day of each */
static const char *const words[BUCKETS] = {"0–2 days", "3–5", "6–10", "11–30", "over 30 days"};

struct ages { /* charts, mean over the replications */
    double counts[BUCKETS], all;
};

static struct ages ages_of(const struct figure_set *set, size_t scenario)
{
    const struct study_scenario *item = &set->study->items[scenario];
    struct ages ages = {0};
    double n = (double)set->study->replications;
    for (size_t t = 0; t < item->plan.work_types; t++) {
        const struct sketch *sketch = &item->open_ages[t];
        if (!item->plan.work[t].is_encounter || sketch->count == 0) continue;
        double below = 0, count = (double)sketch->count / n;
        for (int b = 0; b < BUCKETS; b++) {
            double share = b + 1 < BUCKETS ? sketch_share_at_most(sketch, first_days[b + 1] * TIME_DAY) : 1;
            ages.counts[b] += (share - below) * count;
            below = share;
        }
        ages.all += count;
    }
    return ages;
}

static double late_of(const struct ages *ages)
{
    double late = 0;
    for (int b = LATE_BUCKET; b < BUCKETS; b++) late += ages->counts[b];
    return late;
}

static void write_data(struct figure_set *set, const struct ages *ages, FILE *out)
{
    fprintf(out,
            "# Documented charts uncoded at the end by age, mean of %" PRId64
            " replications; from and to are the ends of the bar\n# row bucket from to scenario days\n",
            set->study->replications);
    for (size_t s = 0; s < set->study->count; s++) {
        double from = 0;
        for (int b = 0; b < BUCKETS; b++) {
            fprintf(out, "%zu %d %.10g %.10g %s \"%s\"\n", s, b, from, from + ages[s].counts[b], set->slugs[s],
                    words[b]);
            from += ages[s].counts[b];
        }
    }
}

static void write_words(struct figure_page *page)
{
    double x = page->left, y = page->top + 60;
    for (int b = 0; b < BUCKETS; b++) {
        figure_page_note(page, x, y, WORD_SIZE, false, AGE_INK + b, FIGURE_LEFT, "■");
        figure_page_note(page, x + 28, y, WORD_SIZE, false, FIGURE_INK, FIGURE_LEFT, words[b]);
        x += 28 + figure_width(words[b], WORD_SIZE, false) + 34;
    }
}

static const char *late_text(struct figure_set *set, const struct ages *ages)
{
    return ages->all > 0 ? figure_percent(&set->pool, late_of(ages) / ages->all) : "–";
}

static void write_numbers(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows,
                          const struct ages *ages)
{
    static const char *const heads[] = {"Charts", "Over 5 days", "Oldest"};
    static const double places[] = {COUNT_X, LATE_X, OLDEST_X};
    double size = fmin(20, rows->size);
    for (int h = 0; h < 3; h++)
        figure_page_note(page, places[h], page->top + 20, 18, false, FIGURE_MUTED, FIGURE_LEFT, heads[h]);
    for (size_t s = 0; s < rows->count; s++) {
        double y = figure_rows_y(page, rows, s);
        struct estimate all = figure_level(set, s, METRIC_ENCOUNTERS_UNCODED_END, SCOPE_ALL, 0);
        struct estimate oldest = figure_level(set, s, METRIC_OLDEST_END_DAYS, SCOPE_ALL, 0);
        figure_page_note(page, COUNT_X, y, size, true, figure_look_row(set, s), FIGURE_LEFT,
                         figure_value(&set->pool, all.mean, all.half_width, "encounters"));
        figure_page_note(page, LATE_X, y, size, false, FIGURE_INK, FIGURE_LEFT, late_text(set, &ages[s]));
        figure_page_note(page, OLDEST_X, y, size, false, FIGURE_INK, FIGURE_LEFT,
                         figure_value(&set->pool, oldest.mean, oldest.half_width, "days"));
    }
}

/* Of the baseline, and who differs from it most. */
static const char *title_of(struct figure_set *set, const struct ages *ages)
{
    struct text_pool *pool = &set->pool;
    struct estimate all = figure_level(set, 0, METRIC_ENCOUNTERS_UNCODED_END, SCOPE_ALL, 0);
    const char *count = figure_value(pool, all.mean, all.half_width, "encounters");
    const char *base = text_pool_format(pool, "%s charts wait uncoded at the end, %s of them for over 5\u00A0days",
                                        count, late_text(set, &ages[0]));
    if (!(all.mean > 0)) base = "No chart waits uncoded at the end";
    if (figure_set_plans(set) == 0) return text_pool_format(pool, "%s%s", figure_set_subject(set, 0), base);
    struct figure_sides sides = figure_compare_all(set, METRIC_ENCOUNTERS_UNCODED_END);
    if (sides.below == 0 && sides.above == 0)
        return text_pool_format(pool, "Baseline: %s; no difference in their number that we can show", base);
    bool is_fewer = sides.below > 0;
    return text_pool_format(
        pool, "Baseline: %s; with %s %s %s", base, figure_quoted(set, is_fewer ? sides.lowest : sides.highest),
        figure_amount(set, is_fewer ? &sides.least : &sides.most, "encounters"), is_fewer ? "fewer" : "more");
}

static void write_figure(struct figure_set *set, struct figure_page *page, const struct ages *ages)
{
    double largest = 0;
    page->top = 712;
    for (size_t s = 0; s < set->study->count; s++) largest = fmax(largest, ages[s].all);
    struct figure_axis axis = figure_axis_for(largest, 4);
    page->right = COUNT_X - 32 - figure_axis_width(&set->pool, &axis, "encounters") / 2;
    struct figure_rows rows = figure_rows_place(set, page);
    const char *first =
        text_pool_format(&set->pool, "Documented charts not coded on %s by days since final documentation, mean of %s",
                         figure_date(&set->pool, figure_last_day(set, 0), true), figure_set_replications(set));
    const char *second = set->study->count > 1
                             ? text_pool_format(&set->pool, "Differences in the title are paired and can be shown%s",
                                                figure_together(set))
                             : NULL;
    write_data(set, ages, page->data.file);
    figure_page_title(page, title_of(set, ages), first, second);
    figure_axis_values(page, 'x', &axis, "encounters");
    figure_rows_write(set, page, &rows);
    write_words(page);
    write_numbers(set, page, &rows, ages);
    figure_page_number(page, "buckets", BUCKETS);
    figure_page_number(page, "thickness", fmin(0.66, 84 / rows.pitch));
    figure_page_footer(page, figure_set_footer(set, 1, set->study->count));
}

bool figure_aged_write(struct figure_set *set)
{
    struct figure_page page;
    struct ages *ages = memory_allocate(set->study->count, sizeof *ages);
    for (size_t s = 0; s < set->study->count; s++) ages[s] = ages_of(set, s);
    bool ok = figure_page_open(&page, &set->pool, set->directory, "aged", set->message);
    if (ok) {
        write_figure(set, &page, ages);
        ok = figure_page_close(&page, "aged.gp");
    }
    free(ages);
    return ok;
}
