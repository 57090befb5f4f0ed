/* Coding turnaround: the share of charts coded within h hours, for all charts and by setting. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 3, GUTTER = 110, HEAD = 84, FOOT = 62, DAY_HOURS = 24 };

static const char *const titles[TAT_CURVES] = {"All charts", "Emergency",        "Inpatient",
                                               "Outpatient", "Professional fee", "Ancillary"};

struct panel {
    int curve;
    double left, right, bottom, top; /* pixels */
};

struct panels {
    int count;
    struct panel items[TAT_CURVES];
    struct figure_look look;
    double *share; /* [panel][scenario][point] */
    int points;    /* of the grid that are shown */
};

static double target_hours(const struct figure_set *set)
{
    return set->study->items[0].scenario->facility.tat_target_hours;
}

static struct estimate within(const struct figure_set *set, size_t scenario, int curve)
{
    return figure_level(set, scenario, METRIC_TAT_WITHIN_TARGET_SHARE, curve ? SCOPE_SETTING : SCOPE_ALL,
                        curve ? curve - 1 : 0);
}

static double *curve_of(const struct panels *panels, const struct figure_set *set, int panel, size_t scenario)
{
    return panels->share + ((size_t)panel * set->study->count + scenario) * TAT_GRID_POINTS;
}

static void estimate_curves(struct figure_set *set, struct panels *panels)
{
    panels->share = memory_allocate((size_t)panels->count * set->study->count * TAT_GRID_POINTS, sizeof *panels->share);
    for (int p = 0; p < panels->count; p++)
        for (size_t s = 0; s < set->study->count; s++)
            for (int i = 0; i < TAT_GRID_POINTS; i++)
                curve_of(panels, set, p, s)[i] =
                    estimate_curve(set->study, s, panels->items[p].curve, i, set->context->confidence).mean;
}

static bool all_done(const struct panels *panels, const struct figure_set *set, int point)
{
    for (int p = 0; p < panels->count; p++)
        for (size_t s = 0; s < set->study->count; s++)
            if (curve_of(panels, set, p, s)[point] < 0.99) return false;
    return true;
}

/* Whole days, until nearly all charts of all scenarios are coded, and no less than twice the target. */
static void choose_points(const struct figure_set *set, struct panels *panels)
{
    int per_day = DAY_HOURS / TAT_GRID_HOURS, day = 1;
    while (day * per_day + 1 < TAT_GRID_POINTS &&
           (day * DAY_HOURS < 2 * target_hours(set) || !all_done(panels, set, day * per_day)))
        day++;
    panels->points = day * per_day + 1;
}

static void write_data(struct figure_set *set, const struct panels *panels, FILE *out)
{
    fprintf(out,
            "# Share of the charts coded in the window that were coded within so many hours, mean of %" PRId64
            " replications\n",
            set->study->replications);
    for (int p = 0; p < panels->count; p++) {
        fprintf(out, "%s# %s\n# hours", p ? "\n\n" : "", titles[panels->items[p].curve]);
        for (size_t s = 0; s < set->study->count; s++) fprintf(out, " %s", set->slugs[s]);
        fputc('\n', out);
        for (int i = 0; i < panels->points; i++) {
            fprintf(out, "%d", i * TAT_GRID_HOURS);
            for (size_t s = 0; s < set->study->count; s++) {
                double share = curve_of(panels, set, p, s)[i];
                if (isfinite(share))
                    fprintf(out, " %.10g", share);
                else
                    fputs(" NaN", out);
            }
            fputc('\n', out);
        }
    }
}

static void write_axes(struct figure_page *page, int points, int label_days)
{
    FILE *out = page->script.file;
    struct figure_axis shares = {0.25, 1};
    figure_axis_values(page, 'y', &shares, "share");
    int hours = (points - 1) * TAT_GRID_HOURS;
    fprintf(out, "set xrange [0:%d]\nset xtics (", hours);
    for (int h = 0; h <= hours; h += DAY_HOURS * label_days) fprintf(out, "%s'%d' %d", h ? ", " : "", h, h);
    fputs(")\n", out);
}

static void write_panels(struct figure_set *set, struct figure_page *page, const struct panels *panels)
{
    double sides[4][TAT_CURVES];
    static const char *const names[] = {"panel_left", "panel_right", "panel_bottom", "panel_top"};
    for (int p = 0; p < panels->count; p++) {
        const struct panel *panel = &panels->items[p];
        sides[0][p] = panel->left / FIGURE_WIDTH;
        sides[1][p] = panel->right / FIGURE_WIDTH;
        sides[2][p] = panel->bottom / FIGURE_HEIGHT;
        sides[3][p] = panel->top / FIGURE_HEIGHT;
    }
    for (int i = 0; i < 4; i++) figure_page_numbers(page, names[i], sides[i], (size_t)panels->count);
    figure_look_write(page, panels->look.inks, set->study->count);
    double target = target_hours(set), last = (panels->points - 1) * TAT_GRID_HOURS;
    figure_page_number(page, "target", target <= last ? target : NAN);
}

static const char *share_text(struct figure_set *set, size_t scenario, int curve)
{
    return figure_percent(&set->pool, within(set, scenario, curve).mean);
}

static const char *pair_title(struct figure_set *set)
{
    const char *subject = figure_set_subject(set, 1), *with = share_text(set, 1, 0), *without = share_text(set, 0, 0);
    double target = target_hours(set);
    if (!figure_compare(set, 1, METRIC_TAT_WITHIN_TARGET_SHARE).shown)
        return text_pool_format(&set->pool,
                                "%sno difference from the baseline in charts coded within %g hours that we can show",
                                subject, target);
    const char *against =
        strcmp(with, without) == 0 ? "" : text_pool_format(&set->pool, "; in the baseline %s", without);
    return text_pool_format(&set->pool, "%s%s of charts coded within %g hours%s", subject, with, target, against);
}

static const char *overview_title(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    struct figure_sides sides = figure_compare_all(set, METRIC_TAT_WITHIN_TARGET_SHARE);
    const char *noun = figure_set_noun(set), *baseline = share_text(set, 0, 0);
    double target = target_hours(set);
    if (sides.above > 0)
        return text_pool_format(pool, "%s %s more charts within %g hours than the baseline’s %s, up to %s with %s",
                                figure_members(set, sides.above), sides.above == 1 ? "codes" : "code", target, baseline,
                                share_text(set, sides.highest, 0), figure_quoted(set, sides.highest));
    if (sides.below > 0)
        return text_pool_format(
            pool, "No %s codes clearly more charts within %g hours than the baseline’s %s; %zu of %zu code fewer", noun,
            target, baseline, sides.below, figure_set_plans(set));
    return text_pool_format(pool,
                            "Charts coded within %g hours: no difference of %g\u00A0%% or more between the %ss and the "
                            "baseline that we can show",
                            target, FIGURE_SMALL_PERCENT, noun);
}

static const char *all_title(struct figure_set *set)
{
    if (set->study->count == 2) return pair_title(set);
    if (figure_set_plans(set) > 0) return overview_title(set);
    return text_pool_format(&set->pool, "%s%s of charts are coded within %g hours", figure_set_subject(set, 0),
                            share_text(set, 0, 0), target_hours(set));
}

static const char *subtitle(struct figure_set *set)
{
    return text_pool_format(&set->pool,
                            "Share of charts coded within so many hours of final documentation, %s, mean of %s",
                            figure_set_period(set), figure_set_replications(set));
}

/* What lines and numbers are, and on a line of its own what the colours mean; room for it is made. */
static const char *meaning(struct figure_set *set, struct figure_page *page, const struct figure_look *look)
{
    static const char lines[] = "Lines: charts coded in the period. Numbers: share of all charts due, coded or not";
    if (!look->note) return lines;
    page->top -= 36;
    return text_pool_format(&set->pool, "%s\n%s", lines, look->note);
}

static void write_end_labels(struct figure_set *set, struct figure_page *page, const int *inks)
{
    size_t count = set->study->count;
    struct figure_label *labels = memory_allocate(count, sizeof *labels);
    for (size_t s = 0; s < count; s++) {
        labels[s] = (struct figure_label){
            .name = count > 4 ? set->labels[s] : figure_set_label(set, s), .ink = inks[s], .is_loose = true};
        double share =
            within(set, s, 0).mean; /* lines meet at their ends: the labels stand in the order at the target */
        labels[s].y = page->bottom + share * (page->top - page->bottom);
        const char *form = count > 4 ? "" : text_pool_format(&set->pool, " within %g h", target_hours(set));
        labels[s].value = text_pool_format(&set->pool, "%s%s", share_text(set, s, 0), form);
    }
    figure_page_end_labels(page, labels, count, NULL);
    free(labels);
}

static void write_target_note(struct figure_set *set, struct figure_page *page, const struct panels *panels)
{
    double last = (panels->points - 1) * TAT_GRID_HOURS, target = target_hours(set);
    if (target > last) return;
    double x = page->left + target / last * (page->right - page->left);
    figure_page_note(page, x, page->top + 22, 19, false, FIGURE_INK, FIGURE_CENTER,
                     text_pool_format(&set->pool, "Target %g h", target));
}

static bool write_all_charts(struct figure_set *set)
{
    struct figure_page page;
    struct panels panels = {.count = 1};
    if (!figure_page_open(&page, &set->pool, set->directory, "tat", set->message)) return false;
    page.left += 118;
    page.right = FIGURE_WIDTH - (set->study->count > 4 ? 570 : 430);
    panels.look = figure_look_of(set, METRIC_TAT_WITHIN_TARGET_SHARE);
    const char *second = meaning(set, &page, &panels.look);
    panels.items[0] = (struct panel){0, page.left, page.right, page.bottom, page.top};
    estimate_curves(set, &panels);
    choose_points(set, &panels);
    write_data(set, &panels, page.data.file);
    figure_page_title(&page, all_title(set), subtitle(set), second);
    write_axes(&page, panels.points, 1);
    write_panels(set, &page, &panels);
    write_target_note(set, &page, &panels);
    write_end_labels(set, &page, panels.look.inks);
    figure_page_note(&page, page.right, page.bottom - 82, 19, false, FIGURE_MUTED, FIGURE_RIGHT,
                     "hours since final documentation");
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    free(panels.share);
    free(panels.look.inks);
    return figure_page_close(&page, "tat.gp");
}

static bool has_setting(const struct figure_set *set, int curve)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (within(set, s, curve).count > 0) return true;
    return false;
}

/* Cells of a grid, filled from the top left; the one after the panels is for the scenarios' names. */
static struct panel cell_of(const struct figure_page *page, int cell, int cells)
{
    int rows = (cells + COLUMNS - 1) / COLUMNS;
    double width = (page->right - page->left + GUTTER) / COLUMNS, height = (page->top - page->bottom) / rows;
    struct panel panel = {.left = page->left + width * (cell % COLUMNS),
                          .top = page->top - height * (cell / COLUMNS) - HEAD};
    panel.right = panel.left + width - GUTTER;
    panel.bottom = panel.top - height + HEAD + FOOT;
    return panel;
}

static void place_panels(const struct figure_set *set, const struct figure_page *page, struct panels *panels)
{
    for (int curve = 1; curve < TAT_CURVES; curve++)
        if (has_setting(set, curve)) panels->items[panels->count++].curve = curve;
    for (int p = 0; p < panels->count; p++) {
        int curve = panels->items[p].curve;
        panels->items[p] = cell_of(page, p, panels->count + 1);
        panels->items[p].curve = curve;
    }
}

/* The baseline's share and what the plans make of it. */
static const char *panel_text(struct figure_set *set, int curve)
{
    size_t plan = 0;
    double least = INFINITY, most = -INFINITY;
    const char *base = share_text(set, 0, curve);
    for (size_t s = 1; s < set->study->count; s++) {
        if (figure_set_is_bound(set, s)) continue;
        double share = within(set, s, curve).mean;
        plan = s;
        if (share < least) least = share;
        if (share > most) most = share;
    }
    if (least > most) return base;
    if (figure_set_plans(set) == 1) return text_pool_format(&set->pool, "%s → %s", base, share_text(set, plan, curve));
    const char *low = figure_percent(&set->pool, least), *high = figure_percent(&set->pool, most);
    bool is_one = strcmp(low, high) == 0;
    return text_pool_format(&set->pool, "%s, %ss %s%s%s", base, figure_set_noun(set), low, is_one ? "" : " to ",
                            is_one ? "" : high);
}

static void write_heads(struct figure_set *set, struct figure_page *page, const struct panels *panels)
{
    for (int p = 0; p < panels->count; p++) {
        const struct panel *panel = &panels->items[p];
        figure_page_note(page, panel->left, panel->top + 54, 22, true, FIGURE_INK, FIGURE_LEFT, titles[panel->curve]);
        figure_page_note(
            page, panel->left, panel->top + 22, 18, false, FIGURE_MUTED, FIGURE_LEFT,
            text_pool_format(&set->pool, "within %g h: %s", target_hours(set), panel_text(set, panel->curve)));
    }
}

static void write_names(struct figure_set *set, struct figure_page *page, const struct panel *cell, const int *inks)
{
    size_t count = set->study->count;
    double pitch = fmin(40, (cell->top + HEAD - cell->bottom + FOOT - 20) / (double)count),
           size = fmin(20, pitch / 1.7);
    double width = FIGURE_WIDTH - 24 - cell->left;
    for (size_t s = 0; s < count; s++)
        figure_page_note(page, cell->left, cell->top + HEAD - 26 - pitch * (double)s, size,
                         inks[s] != FIGURE_REST && inks[s] != FIGURE_BOUND, inks[s], FIGURE_LEFT,
                         figure_clip_name(&set->pool, figure_set_label(set, s), size, true, width));
}

static const char *settings_title(struct figure_set *set, const struct panels *panels)
{
    struct text_pool *pool = &set->pool;
    const char *list = "";
    for (int p = 0; p < panels->count; p++) {
        int curve = panels->items[p].curve;
        list = text_pool_format(pool, "%s%s%s\u00A0%s", list, p ? ", " : "", titles[curve], share_text(set, 0, curve));
    }
    return text_pool_format(pool, "%swithin %g hours %s", figure_set_subject(set, 0), target_hours(set), list);
}

static bool write_settings(struct figure_set *set)
{
    struct figure_page page;
    struct panels panels = {.count = 0};
    if (!figure_page_open(&page, &set->pool, set->directory, "tat-settings", set->message)) return false;
    page.left += 90;
    page.bottom = 90;
    page.top = 800;
    panels.look = figure_look_of(set, METRIC_TAT_WITHIN_TARGET_SHARE);
    const char *second = meaning(set, &page, &panels.look);
    place_panels(set, &page, &panels);
    estimate_curves(set, &panels);
    choose_points(set, &panels);
    write_data(set, &panels, page.data.file);
    figure_page_title(&page, settings_title(set, &panels), subtitle(set), second);
    write_axes(&page, panels.points, panels.points > 5 * DAY_HOURS / TAT_GRID_HOURS ? 2 : 1);
    write_panels(set, &page, &panels);
    write_heads(set, &page, &panels);
    struct panel names = cell_of(&page, panels.count, panels.count + 1);
    write_names(set, &page, &names, panels.look.inks);
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    free(panels.share);
    free(panels.look.inks);
    return figure_page_close(&page, "tat.gp");
}

bool figure_tat_write(struct figure_set *set)
{
    int settings = 0;
    for (int curve = 1; curve < TAT_CURVES; curve++) settings += has_setting(set, curve);
    return write_all_charts(set) && (settings < 2 || write_settings(set));
}
