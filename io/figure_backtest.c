#include "io/figure_backtest.h"
#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "io/figure_page.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>

enum { HEAD = 60, FOOT = 4, TICKS = 3, TICK_SIZE = 18 };

struct drawing {
    const struct backtest_view *view;
    struct text_pool *pool;
    struct figure_page page;
    int panels[ACTUAL_COUNT]; /* the series that are drawn */
    size_t count;
};

static const char *const titles[ACTUAL_COUNT] = {"DNFB at the end of the day",
                                                 "Documented, not coded, at the end of the day",
                                                 "Mean turnaround of the charts coded on the day, hours"};

static const struct forecast_series *scored_of(const struct drawing *drawing, size_t panel)
{
    return &drawing->view->backtest->series[drawing->panels[panel]];
}

static const char *unit_of(const struct drawing *drawing, size_t panel)
{
    return series[actual_series[drawing->panels[panel]]].unit;
}

/* ---- data ---------------------------------------------------------------------------------------------------------
 */

static void write_value(double value, FILE *file)
{
    if (isnan(value))
        fputs(" NaN", file);
    else
        fprintf(file, " %.10g", value);
}

/* Returns the largest value drawn. */
static double write_panel(const struct forecast_series *scored, FILE *file)
{
    double largest = 0;
    for (size_t d = 0; d < scored->days; d++) {
        const struct forecast_day *day = &scored->items[d];
        if (isnan(day->bands[BAND_50]) && isnan(day->actual)) continue;
        fprintf(file, "%zu", d);
        write_value(day->actual, file);
        for (int b = 0; b < BAND_COUNT; b++) write_value(day->bands[b], file);
        fputc('\n', file);
        largest = fmax(largest, fmax(day->actual, day->bands[BAND_95]));
    }
    return largest;
}

static struct figure_axis write_data(struct drawing *drawing, size_t panel)
{
    FILE *file = drawing->page.data.file;
    if (panel > 0) fputs("\n\n", file);
    fprintf(file, "# %s: day actual p05 p25 p50 p75 p95\n", series[actual_series[drawing->panels[panel]]].id);
    return figure_axis_for(write_panel(scored_of(drawing, panel), file), TICKS);
}

/* ---- texts --------------------------------------------------------------------------------------------------------
 */

/* "'$0' 0, '$2 M' 2e6" for an eval in gnuplot; '%' of a label would be a format. */
static const char *ticks_text(struct drawing *drawing, const struct figure_axis *axis, const char *unit, double *widest)
{
    const char *text = "";
    for (int i = 0; i * axis->step <= axis->end * (1 + 1e-9); i++) {
        const char *tick = figure_tick(drawing->pool, i * axis->step, axis->step, axis->end, unit);
        *widest = fmax(*widest, figure_width(tick, TICK_SIZE, false));
        text = text_pool_format(drawing->pool, "%s%s\"%s\" %.12g", text, i ? ", " : "", tick, i * axis->step);
    }
    return text;
}

/* About eight dates, whole weeks apart when there are more than a few. */
static int64_t date_step(const struct backtest *backtest)
{
    return backtest->days <= 10 ? 1 : (backtest->days / 8 + 6) / 7 * 7;
}

static const char *date_ticks(struct drawing *drawing)
{
    const struct backtest *backtest = drawing->view->backtest;
    int64_t step = date_step(backtest);
    const char *text = "";
    for (int64_t day = 0; day < backtest->days; day += step)
        text = text_pool_format(drawing->pool, "%s%s\"%s\" %" PRId64, text, day ? ", " : "",
                                figure_date(drawing->pool, backtest->first_day + day, false), day);
    return text;
}

static const char *detail_of(struct drawing *drawing, size_t panel)
{
    const struct forecast_quality *all = &scored_of(drawing, panel)->parts[PART_ALL];
    struct text_pool *pool = drawing->pool;
    double bias = all->bias / all->actual;
    if (all->days == 0) return "not scored";
    const char *off = isnan(bias) ? ""
                                  : text_pool_format(pool, "; bias %s%.0f\u00A0%%",
                                                     bias < -0.005  ? "\u2212"
                                                     : bias > 0.005 ? "+"
                                                                    : "",
                                                     100 * fabs(bias));
    char *words = backtest_against(all);
    const char *against = words ? text_pool_format(pool, "; CRPS %s naive", text_pool_take(pool, words)) : "";
    return text_pool_format(pool, "90\u00A0%% band: %.0f\u00A0%% of days; 50\u00A0%%: %.0f\u00A0%%%s%s",
                            100 * all->covered_90, 100 * all->covered_50, off, against);
}

static const char *title_of(struct drawing *drawing)
{
    static const char *const verdicts[] = {"The forecast may be trusted", "The forecast is in doubt",
                                           "The forecast is not to be trusted", "The forecast could not be scored"};
    const struct backtest *backtest = drawing->view->backtest;
    const char *list = "";
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_quality *all = &backtest->series[a].parts[PART_ALL];
        if (all->days == 0) continue;
        list = text_pool_format(drawing->pool, "%s%s%.0f\u00A0%% (%s)", list, *list ? ", " : "", 100 * all->covered_90,
                                backtest_names[a]);
    }
    bool seen = backtest->verdict == FORECAST_BELIEVED && drawing->view->fitted_days > 0;
    const char *verdict = seen ? "In-sample, no test of a forecast" : verdicts[backtest->verdict];
    if (!*list) return verdict;
    return text_pool_format(drawing->pool, "%s: its 90\u00A0%% bands cover %s of the days", verdict, list);
}

static void write_texts(struct drawing *drawing)
{
    const struct backtest_view *view = drawing->view;
    const struct backtest *backtest = view->backtest;
    struct text_pool *pool = drawing->pool;
    const struct history_file *file = view->inputs->history->file_count ? &view->inputs->history->files[0] : NULL;
    figure_page_title(
        &drawing->page, title_of(drawing),
        text_pool_format(
            pool,
            "Dark: what happened. Blue: forecast made on %s from that morning's backlog%s; median, 50\u00A0%% "
            "and 90\u00A0%% bands",
            figure_date(pool, backtest->first_day, true),
            view->inputs->own_arrivals ? " with the arrivals that came" : ""),
        NULL);
    figure_page_footer(&drawing->page,
                       text_pool_format(pool, "himsim %s · backtest · %s@%.7s · %s%s · seed %" PRId64 " · n = %" PRId64,
                                        HIMSIM_VERSION, figure_clean(pool, view->scenario->scenario.name),
                                        view->scenario->digest, file ? figure_clean(pool, file->name) : "",
                                        view->inputs->history->file_count > 1 ? " and others" : "", view->seed,
                                        backtest->replications));
}

/* ---- the page -----------------------------------------------------------------------------------------------------
 */

static void write_panels(struct drawing *drawing)
{
    struct figure_page *page = &drawing->page;
    double bottom[ACTUAL_COUNT], top[ACTUAL_COUNT], high[ACTUAL_COUNT], widest = 0;
    double height = (page->top - page->bottom) / (double)(drawing->count ? drawing->count : 1);
    for (size_t p = 0; p < drawing->count; p++) {
        struct figure_axis axis = write_data(drawing, p);
        double upper = page->top - (double)p * height - HEAD;
        bottom[p] = (page->top - (double)(p + 1) * height + FOOT) / FIGURE_HEIGHT;
        top[p] = upper / FIGURE_HEIGHT;
        high[p] = axis.end;
        figure_page_text(page, text_pool_format(drawing->pool, "ticks_%zu", p + 1),
                         ticks_text(drawing, &axis, unit_of(drawing, p), &widest));
    }
    page->left = FIGURE_MARGIN + widest + 26;
    for (size_t p = 0; p < drawing->count; p++) {
        const char *title = titles[drawing->panels[p]];
        double x = page->left, y = top[p] * FIGURE_HEIGHT + 28;
        figure_page_note(page, x, y, 20, true, FIGURE_INK, FIGURE_LEFT, title);
        figure_page_note(page, x + figure_width(title, 20, true) + 28, y, 17, false, FIGURE_MUTED, FIGURE_LEFT,
                         detail_of(drawing, p));
    }
    figure_page_numbers(page, "panel_bottom", bottom, drawing->count);
    figure_page_numbers(page, "panel_top", top, drawing->count);
    figure_page_numbers(page, "y_high", high, drawing->count);
}

static bool write_page(struct drawing *drawing, const char *directory, char **message)
{
    struct figure_page *page = &drawing->page;
    int64_t days = drawing->view->backtest->days;
    if (!figure_page_open(page, drawing->pool, directory, "backtest", message)) return false;
    page->bottom = 138;
    page->top = 860;
    page->right = FIGURE_WIDTH - FIGURE_MARGIN;
    write_panels(drawing);
    write_texts(drawing);
    figure_page_text(page, "date_ticks", date_ticks(drawing));
    figure_page_number(page, "date_step", (double)date_step(drawing->view->backtest));
    fprintf(page->script.file, "set xrange [0:%" PRId64 "]\n", days > 1 ? days - 1 : 1);
    return figure_page_close(page, "backtest.gp");
}

bool figure_backtest_write(const void *result, const struct figure_context *context, const char *directory,
                           char **message)
{
    struct text_pool pool = {0};
    struct drawing drawing = {.view = result, .pool = &pool};
    (void)context;
    *message = NULL;
    for (int a = 0; a < ACTUAL_COUNT; a++)
        if (drawing.view->backtest->series[a].parts[PART_ALL].days > 0) drawing.panels[drawing.count++] = a;
    bool ok = drawing.count == 0 || write_page(&drawing, directory, message);
    text_pool_free(&pool);
    return ok;
}
