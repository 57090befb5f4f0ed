#include "io/fit_figures.h"
#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "io/figure_page.h"
#include "io/law_table.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PANELS = 5, TICKS = 6, SHORT_DAYS = 70, GRID_POINTS = 300, HEAD = 74, GUTTER = 96, ROW_GAP = 74 };
enum panel_kind { PANEL_WEEKS = 1, PANEL_HOURS, PANEL_SHARES };

struct panel {
    enum panel_kind kind;
    double left, right, bottom, top; /* pixels */
    double x_low, x_high, y_high;
    bool is_log, is_dollars;
    const char *title, *detail;
};

struct fit_page {
    const struct fit_view *view;
    const struct fit_type *type;
    const char *name;
    struct text_pool *pool;
    struct figure_page page;
    int count;
    struct panel panels[PANELS];
};

static FILE *data_of(struct fit_page *page)
{
    return page->page.data.file;
}

static struct panel *add_panel(struct fit_page *page, enum panel_kind kind, int row, double from, double to)
{
    struct panel *panel = &page->panels[page->count++];
    double width = page->page.right - page->page.left, height = (page->page.top - page->page.bottom) / 2;
    *panel = (struct panel){.kind = kind, .y_high = 100};
    panel->left = page->page.left + from * width + GUTTER * 0.6;
    panel->right = page->page.left + to * width - GUTTER * 0.35;
    panel->top = page->page.top - row * height - HEAD;
    panel->bottom = page->page.top - (row + 1) * height + (row ? 0 : ROW_GAP);
    if (page->count > 1) fputs("\n\n", data_of(page));
    return panel;
}

/* ---- volume -------------------------------------------------------------------------------------------------------
 */

static const char *volume_detail(struct fit_page *page)
{
    const struct fit_arrivals *arrivals = &page->type->arrivals;
    const char *trend = isnan(arrivals->yearly_trend.low) ? "no trend fitted"
                        : arrivals->trend_shows           ? text_pool_format(page->pool, "trend %+.1f\u00A0%% a year",
                                                                             100 * (arrivals->yearly_trend.value - 1))
                                                          : "no trend shows";
    return text_pool_format(page->pool, "%.3g a week; %s; day factor cv %.2g", arrivals->per_week.value, trend,
                            arrivals->day_factor_cv.value);
}

/* About six months that begin inside the data; weeks instead when the data are short. */
static void write_week_ticks(struct fit_page *page)
{
    static const char *const months[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const struct fit *fit = page->view->fit;
    int64_t step = fit->days / (30 * TICKS) + 1;
    const char *ticks = "";
    struct civil_date date = civil_date_of(fit->first_day);
    for (int64_t month = (int64_t)date.year * 12 + date.month - (date.day == 1); fit->days >= SHORT_DAYS;
         month += step) {
        int64_t at = civil_day((int)(month / 12), (int)(month % 12) + 1, 1) - fit->first_day;
        if (at >= fit->days) break;
        ticks = text_pool_format(page->pool, "%s%s\"%s\\n%d\" %" PRId64, ticks, *ticks ? ", " : "", months[month % 12],
                                 (int)(month / 12), at);
    }
    for (int64_t at = 0; fit->days < SHORT_DAYS && at < fit->days; at += 14)
        ticks = text_pool_format(page->pool, "%s%s\"%s\" %" PRId64, ticks, *ticks ? ", " : "",
                                 figure_date(page->pool, fit->first_day + at, false), at);
    figure_page_text(&page->page, "week_ticks", ticks);
}

/* Whole weeks from the first day on; the band is where 95 % of weeks should be: m + m2/k, days independent. */
static void add_weeks(struct fit_page *page)
{
    const struct fit_arrivals *arrivals = &page->type->arrivals;
    struct panel *panel = add_panel(page, PANEL_WEEKS, 0, 0, 0.5);
    double most = 0;
    fputs("# middle of the week (days from the first) recorded fitted low high\n", data_of(page));
    for (size_t first = 0; first + 7 <= arrivals->days; first += 7) {
        double count = 0, mean = 0, variance = 0;
        for (size_t d = first; d < first + 7; d++) {
            double m = arrivals->mean[d];
            count += (double)page->type->counts.counts[d];
            mean += m;
            variance += m + m * m * arrivals->inverse_k.value;
        }
        double half = 1.96 * sqrt(variance);
        fprintf(data_of(page), "%g %g %.6g %.6g %.6g\n", (double)first + 3.5, count, mean, fmax(0, mean - half),
                mean + half);
        most = fmax(most, fmax(count, mean + half));
    }
    panel->y_high = figure_axis_for(most, 4).end;
    panel->x_high = (double)arrivals->days;
    write_week_ticks(page);
    panel->title = "Arrivals a week";
    panel->detail = volume_detail(page);
}

static void add_hours(struct fit_page *page)
{
    const struct fit_arrivals *arrivals = &page->type->arrivals;
    static const char *const shapes[FIT_SHAPE_COUNT] = {
        "hours alike on all days", "hours of weekdays and of the weekend", "hours of each weekday"};
    struct panel *panel = add_panel(page, PANEL_HOURS, 0, 0.5, 1);
    double weeks = (double)arrivals->days / 7, most = 0;
    fputs("# hour-of-week recorded fitted, mean arrivals\n", data_of(page));
    for (int hour = 0; hour <= 168; hour++) {
        int day = hour / 24 % 7, at = hour % 24;
        double recorded = hour < 168 ? (double)page->type->counts.by_hour[day][at] / weeks : (double)NAN;
        double fitted = hour < 168 ? arrivals->profile[day][at] : arrivals->profile[6][23];
        if (hour < 168) most = fmax(most, fmax(recorded, fitted));
        if (hour < 168)
            fprintf(data_of(page), "%d %.6g %.6g\n", hour, recorded, fitted);
        else
            fprintf(data_of(page), "%d NaN %.6g\n", hour, fitted);
    }
    panel->x_high = 168;
    panel->y_high = figure_axis_for(most, 4).end;
    panel->title = "Arrivals by hour of the week";
    panel->detail =
        page->type->counts.hours_known ? shapes[arrivals->shape] : "flat: the instants are dates or batches";
}

/* ---- distributions ------------------------------------------------------------------------------------------------
 */

static const char *law_detail(struct fit_page *page, const struct fit_choice *choice)
{
    if (choice->outcome == FIT_CONSTANT) return "all values alike";
    const char *open = choice->open_count ? text_pool_format(page->pool, ", %zu open", choice->open_count) : "";
    const char *law = choice->outcome == FIT_TABLE ? "table" : law_rows[choice->law.kind].name;
    return text_pool_format(page->pool, "%s; distance %.2g; n\u00A0=\u00A0%zu%s", law, choice->distance, choice->count,
                            open);
}

static double share_up_to(const struct fit_steps *steps, double value)
{
    size_t low = 0, high = steps->count; /* the first step above the value */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (steps->values[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? steps->up_to[low - 1] : 0;
}

static void add_shares(struct fit_page *page, int column, const char *title, const struct fit_sample *sample,
                       const struct fit_choice *choice, bool is_dollars)
{
    struct fit_steps steps;
    if (choice->outcome == FIT_TOO_FEW) return;
    struct panel *panel = add_panel(page, PANEL_SHARES, 1, column / 3.0, (column + 1) / 3.0);
    fit_steps_init(&steps, sample);
    panel->x_low = fit_steps_quantile(&steps, 0.003);
    panel->x_high = fit_steps_quantile(&steps, 0.995);
    panel->is_log = panel->x_low > 0 && panel->x_high > 20 * panel->x_low;
    panel->is_dollars = is_dollars;
    if (!panel->is_log) panel->x_low = 0;
    if (!(panel->x_high > panel->x_low)) panel->x_high = panel->x_low + 1;
    fprintf(data_of(page), "# %s: value, share recorded, share fitted\n", title);
    for (int i = 0; i <= GRID_POINTS; i++) {
        double part = (double)i / GRID_POINTS;
        double value = panel->is_log ? panel->x_low * pow(panel->x_high / panel->x_low, part)
                                     : panel->x_low + part * (panel->x_high - panel->x_low);
        fprintf(data_of(page), "%.8g %.6g %.6g\n", value, share_up_to(&steps, value), law_cdf(&choice->law, value));
    }
    panel->title = title;
    panel->detail = law_detail(page, choice);
    fit_steps_free(&steps);
}

/* ---- the page -----------------------------------------------------------------------------------------------------
 */

static void write_panels(struct fit_page *page)
{
    double values[9][PANELS];
    static const char *const names[] = {"panel_left", "panel_right", "panel_bottom", "panel_top", "kind",
                                        "x_low",      "x_high",      "y_high",       "is_log"};
    double dollars[PANELS];
    for (int p = 0; p < page->count; p++) {
        const struct panel *panel = &page->panels[p];
        const double row[9] = {panel->left / FIGURE_WIDTH,
                               panel->right / FIGURE_WIDTH,
                               panel->bottom / FIGURE_HEIGHT,
                               panel->top / FIGURE_HEIGHT,
                               panel->kind,
                               panel->x_low,
                               panel->x_high,
                               panel->y_high,
                               panel->is_log};
        for (int i = 0; i < 9; i++) values[i][p] = row[i];
        dollars[p] = panel->is_dollars;
        figure_page_note(&page->page, panel->left, panel->top + 52, 20, true, FIGURE_INK, FIGURE_LEFT, panel->title);
        figure_page_note(&page->page, panel->left, panel->top + 22, 16, false, FIGURE_MUTED, FIGURE_LEFT,
                         figure_clip(page->pool, panel->detail, 16, false, panel->right - panel->left));
    }
    for (int i = 0; i < 9; i++) figure_page_numbers(&page->page, names[i], values[i], (size_t)page->count);
    figure_page_numbers(&page->page, "is_dollars", dollars, (size_t)page->count);
}

static const char *law_word(const struct fit_choice *choice)
{
    if (choice->outcome == FIT_TOO_FEW) return "not fitted";
    if (choice->outcome == FIT_CONSTANT) return "constant";
    return choice->outcome == FIT_TABLE ? "a table" : law_rows[choice->law.kind].name;
}

static void write_texts(struct fit_page *page)
{
    const struct fit *fit = page->view->fit;
    const struct fit_type *type = page->type;
    const struct history_file *file = &fit->history->files[0];
    figure_page_title(
        &page->page,
        text_pool_format(page->pool, "%s: %.3g a week; charges %s, lag %s, coding minutes %s", page->name,
                         type->arrivals.per_week.value, law_word(&type->gross), law_word(&type->lag),
                         law_word(&type->minutes)),
        text_pool_format(page->pool,
                         "Grey: recorded, %" PRId64 " accounts, %s. Blue: fitted; band: 95\u00A0%% of weeks",
                         type->accounts, figure_period(page->pool, fit->first_day, fit->first_day + fit->days - 1)),
        NULL);
    figure_page_footer(&page->page,
                       text_pool_format(page->pool, "himsim %s · fit · %s %s%s · intervals %g\u00A0%%", HIMSIM_VERSION,
                                        file->name, file->digest, fit->history->file_count > 1 ? " and others" : "",
                                        100 * fit->confidence));
}

static const char *slug_of(struct text_pool *pool, size_t number, const char *name)
{
    char slug[41];
    size_t length = 0;
    for (; *name && length < sizeof slug - 1; name++) {
        bool plain = isalnum((unsigned char)*name) != 0;
        if (plain) slug[length++] = (char)tolower((unsigned char)*name);
        if (!plain && length > 0 && slug[length - 1] != '-') slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-') length--;
    slug[length] = '\0';
    return text_pool_format(pool, "fit-%02zu-%s", number, slug);
}

static bool write_page(const struct fit_view *view, size_t t, struct text_pool *pool, const char *directory,
                       char **message)
{
    struct fit_page page = {.view = view, .type = &view->fit->types[t], .pool = pool};
    page.name = figure_clean(pool, view->types[t]);
    if (!figure_page_open(&page.page, pool, directory, slug_of(pool, t + 1, view->types[t]), message)) return false;
    page.page.bottom = 128;
    page.page.top = 860;
    add_weeks(&page);
    add_hours(&page);
    add_shares(&page, 0, "Charges", &page.type->gross_sample, &page.type->gross, true);
    add_shares(&page, 1, "Documentation lag, hours", &page.type->lag_sample, &page.type->lag, false);
    add_shares(&page, 2, "Coding minutes", &page.type->minutes_sample, &page.type->minutes, false);
    write_texts(&page);
    write_panels(&page);
    return figure_page_close(&page.page, "fit.gp");
}

bool fit_figures_write(const void *result, const struct figure_context *context, const char *directory, char **message)
{
    const struct fit_view *view = result;
    struct text_pool pool = {0};
    bool ok = true;
    (void)context;
    *message = NULL;
    for (size_t t = 0; ok && t < view->fit->type_count; t++)
        if (fit_view_has(view, t)) ok = write_page(view, t, &pool, directory, message);
    text_pool_free(&pool);
    return ok;
}
