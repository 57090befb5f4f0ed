#include "io/backtest_text.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { COLUMNS = 8 };

static void say(char *text, int width, FILE *file)
{
    table_wrapped(text, width, file);
    free(text);
}

static void write_heading(const struct backtest_view *view, int width, FILE *file)
{
    const struct backtest_inputs *inputs = view->inputs;
    const struct scenario *scenario = &view->scenario->scenario;
    char *period = backtest_period(view);
    say(memory_format("Back-test of \"%s\", %s (%" PRId64 " days), %" PRId64 " replications, seed %" PRId64,
                      scenario->title ? scenario->title : scenario->name, period, view->backtest->days,
                      view->backtest->replications, view->seed),
        width, file);
    free(period);
    char *arrivals = inputs->own_arrivals ? memory_format("its own %" PRId64 " arrivals", inputs->arrivals)
                                          : memory_copy_text("arrivals as the scenario draws them");
    say(memory_format("Started from the %" PRId64
                      " accounts of %s that were open then, with %s and the scenario's staffing",
                      inputs->open, inputs->accounts, arrivals),
        width, file);
    free(arrivals);
    fputc('\n', file);
    say(backtest_sentence(view), width, file);
}

static void add_heads(struct table_layout *table)
{
    static const char *const heads[2][COLUMNS + 1] = {
        {"", "actual,", "bias,", "", "", "days in", "days in", "", "CRPS against"},
        {"", "mean", "mean", "bias", "MAPE", "50 % band", "90 % band", "CRPS", "naive"}};
    for (int line = 0; line < 2; line++)
        for (int c = 0; c <= COLUMNS; c++) table_layout_add(table, memory_copy_text(heads[line][c]));
}

static char *signed_share(double share)
{
    return share == share ? memory_format("%+.0f %%", 100 * share) : memory_copy_text("n/a");
}

static void add_row(struct table_layout *table, const struct backtest_view *view, int a, int part)
{
    const struct forecast_quality *quality = &view->backtest->series[a].parts[part];
    const char *unit = series[actual_series[a]].unit;
    if (quality->days == 0) return;
    table_layout_add(table,
                     memory_format("%s, %s%s", backtest_names[a], backtest_part_names[part],
                                   part == PART_ALL && view->backtest->days != quality->days ? " with a value" : ""));
    table_layout_add(table, table_value(quality->actual, unit));
    table_layout_add(table, table_value(quality->bias, unit));
    table_layout_add(table, signed_share(quality->actual != 0 ? quality->bias / quality->actual : (double)NAN));
    table_layout_add(table, table_value(quality->mape, "share"));
    table_layout_add(table, table_value(quality->covered_50, "share"));
    table_layout_add(table, table_value(quality->covered_90, "share"));
    table_layout_add(table, table_value(quality->crps, unit));
    table_layout_add(table, signed_share(-backtest_skill(quality)));
}

static void note(int64_t count, const char *text, int width, FILE *file)
{
    if (count > 0) say(memory_format("%" PRId64 " %s", count, text), width, file);
}

static void write_notes(const struct backtest_view *view, int width, FILE *file)
{
    const struct actuals *actuals = &view->backtest->actuals;
    int64_t zero_days = 0;
    for (int a = 0; a < ACTUAL_COUNT; a++) zero_days += view->backtest->series[a].parts[PART_ALL].zero_days;
    table_wrapped(
        "Bias is forecast less actual. CRPS is the error of the whole forecast, in the unit of the series; against "
        "the better of two naive forecasts: the last value held, and the same weekday of the last week. Bands are "
        "of single days.",
        width, file);
    note(zero_days, "days with an actual of 0 are left out of MAPE", width, file);
    note(actuals->left_out, "accounts of work types that the scenario does not have are left out", width, file);
    note(view->inputs->no_payer, "accounts have a payer that the scenario does not have: theirs is drawn", width, file);
    note(actuals->without_charges, "accounts without charges count with the mean of their work type", width, file);
    note(actuals->without_documentation, "charts were coded without a time of documentation: they are in no TAT", width,
         file);
    if (!actuals->knows_documentation)
        table_wrapped("The accounts do not say when documentation was complete: backlog and TAT run from discharge",
                      width, file);
}

void backtest_text_write(const struct backtest_view *view, int width, FILE *file)
{
    struct table_layout table;
    write_heading(view, width, file);
    fputc('\n', file);
    table_layout_init(&table, COLUMNS);
    add_heads(&table);
    for (int a = 0; a < ACTUAL_COUNT; a++)
        for (int part = 0; part < PART_COUNT; part++) add_row(&table, view, a, part);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
    write_notes(view, width, file);
}
