/* Where is the hole in coverage? Hour of the day by weekday: the work as it arrives, the coders of each zone, and the
 * difference. */
#include "io/figure_finding.h"
#include "io/output_file.h"
#include "models/coverage.h"
#include <inttypes.h>
#include <math.h>
#include <stdint.h>

enum {
    ZONES_MOST = 3,
    PANELS_MOST = ZONES_MOST + 2,
    SCALES = 2,
    SCALE_CELLS = 24,
    LEFT = FIGURE_MARGIN + 62,
    TOP = 640,
    BOTTOM = 132,
    GUTTER = 110,
    ROW_GAP = 96,
    HEAD_SIZE = 20
};

struct panel {
    const char *title;
    double values[WEEK_HOURS];
    bool is_difference;
    double left, right, bottom, top; /* pixels */
};

struct sheet {
    struct figure_set *set;
    size_t scenario, count;
    struct coverage coverage;
    struct panel panels[PANELS_MOST];
    double most, least; /* ends of the scale of coders, and of the difference (least below zero) */
    struct figure_page page;
};

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/* "Fri 18:00"; the end of a week is its beginning. */
static const char *hour_text(struct text_pool *pool, int hour)
{
    hour %= WEEK_HOURS;
    return text_pool_format(pool, "%s %d:00", weekdays[hour / 24], hour % 24);
}

static int blend(int from, int to, double share)
{
    return (int)lround(from + (to - from) * share);
}

/* From nearly white to a colour, by share of the scale. Darker is more, in grey print too. */
static int tint(int red, int green, int blue, double share)
{
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return blend(243, red, share) << 16 | blend(245, green, share) << 8 | blend(247, blue, share);
}

static int colour_of(const struct sheet *sheet, bool is_difference, double value)
{
    if (!is_difference) return tint(0x0b, 0x3c, 0x68, sheet->most > 0 ? value / sheet->most : 0);
    if (value < 0) return tint(0xb3, 0x3f, 0x00, sheet->least < 0 ? value / sheet->least : 0);
    return tint(0x56, 0xb4, 0xe9, sheet->most > 0 ? value / sheet->most : 0);
}

static struct panel *add_panel(struct sheet *sheet, const char *title, const double values[WEEK_HOURS])
{
    struct panel *panel = &sheet->panels[sheet->count++];
    *panel = (struct panel){.title = title};
    for (int h = 0; h < WEEK_HOURS; h++) {
        panel->values[h] = values[h];
        sheet->most = fmax(sheet->most, values[h]);
    }
    return panel;
}

/* The zones beyond the room for panels share one. */
static void add_zones(struct sheet *sheet)
{
    struct coverage *coverage = &sheet->coverage;
    size_t own = coverage->zone_count > ZONES_MOST ? ZONES_MOST - 1 : coverage->zone_count;
    double others[WEEK_HOURS] = {0};
    for (size_t z = 0; z < own; z++)
        add_panel(sheet,
                  text_pool_format(&sheet->set->pool, "Coders on duty in %s",
                                   figure_clean(&sheet->set->pool, coverage->zones[z].name)),
                  coverage->zones[z].on_duty);
    if (own == coverage->zone_count) return;
    for (size_t z = own; z < coverage->zone_count; z++)
        for (int h = 0; h < WEEK_HOURS; h++) others[h] += coverage->zones[z].on_duty[h];
    add_panel(sheet,
              text_pool_format(&sheet->set->pool, "Coders on duty in %zu other zones", coverage->zone_count - own),
              others);
}

static void add_difference(struct sheet *sheet)
{
    double values[WEEK_HOURS], most = sheet->most;
    for (int h = 0; h < WEEK_HOURS; h++) {
        values[h] = sheet->coverage.on_duty[h] - sheet->coverage.needed[h];
        sheet->least = fmin(sheet->least, values[h]);
    }
    add_panel(sheet, "On duty less work (dots: nobody on duty)", values)->is_difference = true;
    sheet->most = fmax(most, sheet->most);
}

static void place(struct sheet *sheet)
{
    size_t columns = sheet->count > 4 ? 3 : 2, rows = (sheet->count + columns - 1) / columns;
    double width = (FIGURE_WIDTH - FIGURE_MARGIN - LEFT - GUTTER * ((double)columns - 1)) / (double)columns;
    double height = (TOP - BOTTOM - ROW_GAP * ((double)rows - 1)) / (double)rows;
    for (size_t p = 0; p < sheet->count; p++) {
        struct panel *panel = &sheet->panels[p];
        panel->left = LEFT + (width + GUTTER) * (double)(p % columns);
        panel->right = panel->left + width;
        panel->top = TOP - (height + ROW_GAP) * (double)(p / columns);
        panel->bottom = panel->top - height;
    }
}

static void write_panels(struct sheet *sheet)
{
    double edges[4][PANELS_MOST + SCALES];
    size_t count = sheet->count;
    static const char *const names[] = {"panel_left", "panel_right", "panel_bottom", "panel_top"};
    for (size_t p = 0; p < count; p++) {
        const struct panel *panel = &sheet->panels[p];
        struct figure_room room = {panel->left, panel->top + 24, panel->right - panel->left, 0};
        edges[0][p] = panel->left / FIGURE_WIDTH;
        edges[1][p] = panel->right / FIGURE_WIDTH;
        edges[2][p] = panel->bottom / FIGURE_HEIGHT;
        edges[3][p] = panel->top / FIGURE_HEIGHT;
        figure_page_fit(&sheet->page, room, HEAD_SIZE, true, FIGURE_INK, FIGURE_LEFT, panel->title);
    }
    for (int s = 0; s < SCALES; s++) {
        edges[0][count + (size_t)s] = (LEFT + 190.0 + 860 * s) / FIGURE_WIDTH;
        edges[1][count + (size_t)s] = (LEFT + 460.0 + 860 * s) / FIGURE_WIDTH;
        edges[2][count + (size_t)s] = (TOP + 64.0) / FIGURE_HEIGHT;
        edges[3][count + (size_t)s] = (TOP + 88.0) / FIGURE_HEIGHT;
    }
    for (int e = 0; e < 4; e++) figure_page_numbers(&sheet->page, names[e], edges[e], count + SCALES);
    figure_page_number(&sheet->page, "scales", SCALES);
}

/* The words at both ends of a scale. */
static void write_scale_words(struct sheet *sheet)
{
    struct text_pool *pool = &sheet->set->pool;
    double y = TOP + 76, x = LEFT + 190;
    const char *const ends[SCALES][2] = {
        {"0", text_pool_format(pool, "%s coders", figure_value(pool, sheet->most, 0.1, ""))},
        {sheet->least < 0 ? text_pool_format(pool, "%s short", figure_value(pool, -sheet->least, 0.1, "")) : "0",
         text_pool_format(pool, "%s to spare", figure_value(pool, sheet->most, 0.1, ""))}};
    for (int s = 0; s < SCALES; s++, x += 860) {
        figure_page_note(&sheet->page, x - 12, y, 18, false, FIGURE_MUTED, FIGURE_RIGHT, ends[s][0]);
        figure_page_note(&sheet->page, x + 282, y, 18, false, FIGURE_MUTED, FIGURE_LEFT, ends[s][1]);
    }
}

static void write_data(struct sheet *sheet)
{
    FILE *out = sheet->page.data.file;
    fputs("# hour weekday rgb nobody coders; a block a panel, then the two scales\n", out);
    for (size_t p = 0; p < sheet->count; p++) {
        const struct panel *panel = &sheet->panels[p];
        fprintf(out, "# %s\n", panel->title);
        for (int h = 0; h < WEEK_HOURS; h++)
            fprintf(out, "%d %d %d %d %.6g\n", h % 24, h / 24, colour_of(sheet, panel->is_difference, panel->values[h]),
                    panel->is_difference && coverage_is_empty(&sheet->coverage, h) && sheet->coverage.needed[h] > 0,
                    panel->values[h]);
        fputs("\n\n", out);
    }
    for (int s = 0; s < SCALES; s++) {
        double low = s == 0 ? 0 : sheet->least;
        for (int i = 0; i < SCALE_CELLS; i++) {
            double value = low + (sheet->most - low) * i / (SCALE_CELLS - 1);
            fprintf(out, "%d 0 %d 0 %.6g\n", i, colour_of(sheet, s == 1, value), value);
        }
        fputs(s + 1 < SCALES ? "\n\n" : "", out);
    }
}

static const char *title_of(struct sheet *sheet)
{
    struct text_pool *pool = &sheet->set->pool;
    const struct coverage *coverage = &sheet->coverage;
    struct coverage_hole hole = coverage_hole_of(coverage);
    const char *subject = figure_set_subject(sheet->set, sheet->scenario);
    double all = 0;
    for (int h = 0; h < WEEK_HOURS; h++) all += coverage->encounters[h];
    int worst = coverage_worst_hour(coverage);
    if (hole.hours == WEEK_HOURS) return text_pool_format(pool, "%snobody is on duty in the whole week", subject);
    if (hole.hours > 0)
        return text_pool_format(
            pool, "%snobody codes for %d\u00A0hours from %s, when %s of the week's charts are discharged", subject,
            hole.hours, hour_text(pool, hole.first), figure_percent(pool, all > 0 ? hole.encounters / all : 0));
    if (coverage->needed[worst] <= coverage->on_duty[worst])
        return text_pool_format(pool, "%scoders for the arriving work are on duty at every hour", subject);
    return text_pool_format(pool, "%scoders at every hour; the widest gap is on %s: work for %s, %s on duty", subject,
                            hour_text(pool, worst), figure_value(pool, coverage->needed[worst], NAN, ""),
                            figure_value(pool, coverage->on_duty[worst], NAN, ""));
}

static void write_texts(struct sheet *sheet)
{
    struct figure_set *set = sheet->set;
    size_t s = sheet->scenario;
    figure_page_title(
        &sheet->page, title_of(sheet),
        text_pool_format(&set->pool, "Coders by hour and weekday in %s time, on paper, means of %s",
                         figure_clean(&set->pool, set->study->items[s].scenario->facility.zone->name),
                         figure_period(&set->pool, figure_first_day(set, s), figure_last_day(set, s))),
        "Work stands at discharge, as the coders it would keep busy; on duty: filled seats less absence, no overtime");
    figure_page_footer(&sheet->page, s == 0 ? figure_set_footer(set, 1, 1) : figure_set_footer(set, s, s + 1));
}

static bool write_one(struct figure_set *set, size_t scenario)
{
    struct sheet sheet = {.set = set, .scenario = scenario};
    const char *name = text_pool_format(&set->pool, "coverage-%s", set->slugs[scenario]);
    coverage_init(&sheet.coverage, &set->study->items[scenario].plan);
    add_panel(&sheet, "Work arriving", sheet.coverage.needed);
    add_zones(&sheet);
    add_difference(&sheet);
    bool has_work = sheet.most > 0; /* or people */
    bool ok = !has_work || figure_page_open(&sheet.page, &set->pool, set->directory, name, set->message);
    if (ok && has_work) {
        place(&sheet);
        write_data(&sheet);
        write_texts(&sheet);
        write_panels(&sheet);
        write_scale_words(&sheet);
        ok = figure_page_close(&sheet.page, "coverage.gp");
    }
    coverage_free(&sheet.coverage);
    return ok;
}

bool figure_coverage_write(struct figure_set *set)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (!write_one(set, s)) return false;
    return true;
}
