#include "io/backtest_inputs.h"
#include "experiment/actuals.h"
#include "io/csv_write.h"
#include "io/instant_text.h"
#include "io/json_tree.h"
#include "io/json_write.h"
#include "io/open_row.h"
#include "io/output_file.h"
#include "io/path_text.h"
#include "models/history_open.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WEEK = 7, FEW_DAYS = 28 };

/* ---- what may be asked --------------------------------------------------------------------------------------------
 */

static char *date_text(int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void report(struct problems *problems, enum problem_level level, const struct backtest_inputs *inputs,
                   char *what, char *allowed, const char *hint)
{
    problems_add(problems, level, "", what, allowed, hint)->file = memory_copy_text(inputs->accounts);
    free(what);
    free(allowed);
}

static int64_t first_day(const struct history *history)
{
    int64_t day = zone_day_at(&history->zone, history->observed_from);
    return zone_day_start(&history->zone, day) < history->observed_from ? day + 1 : day;
}

int64_t backtest_last_day(const struct history *history)
{
    return zone_day_at(&history->zone, history->discharged_until) - 1;
}

static void check_days(const struct backtest_inputs *inputs, struct problems *problems)
{
    int64_t first = first_day(inputs->history), last = backtest_last_day(inputs->history);
    char *from = date_text(inputs->from), *to = date_text(inputs->to);
    char *begin = date_text(first + WEEK), *end = date_text(last);
    if (inputs->to < inputs->from)
        report(problems, PROBLEM_ERROR, inputs, memory_format("--to %s is before --from %s", to, from), NULL, NULL);
    if (inputs->from < first + WEEK)
        report(problems, PROBLEM_ERROR, inputs, memory_format("--from %s is too early", from),
               memory_format("%s or later: the accounts begin a week before, which the naive forecasts need", begin),
               NULL);
    else if (inputs->from < first + FEW_DAYS)
        report(problems, PROBLEM_WARNING, inputs,
               memory_format("the accounts begin only %" PRId64 " days before --from %s", inputs->from - first, from),
               NULL,
               "what was discharged before and was still open is in neither the opening inventory nor the actuals");
    if (inputs->to > last)
        report(problems, PROBLEM_ERROR, inputs, memory_format("--to %s is too late", to),
               memory_format("%s or earlier: the last whole day that the accounts tell about", end),
               "give `himsim import` the end of the export with --until when that day is complete");
    free(from);
    free(to);
    free(begin);
    free(end);
}

static void check_scenario(const struct backtest_inputs *inputs, const struct scenario *scenario,
                           struct problems *problems)
{
    const char *here = inputs->history->zone.name, *there = scenario->facility.zone->name;
    int *types = actuals_types(inputs->history, scenario);
    bool any = false;
    for (size_t t = 0; t < inputs->history->work_types.count; t++) any |= types[t] >= 0;
    free(types);
    if (strcmp(here, there) != 0)
        report(problems, PROBLEM_ERROR, inputs,
               memory_format("the accounts are of %s, the scenario of %s: their days differ", here, there), NULL,
               "import with the zone of the facility, or set /facility/time_zone");
    if (!any)
        report(problems, PROBLEM_ERROR, inputs, memory_copy_text("no work type of the accounts is in the scenario"),
               NULL, "name work types alike in the map of the import and in the scenario");
}

bool backtest_inputs_check(const struct backtest_inputs *inputs, const struct scenario *scenario,
                           struct problems *problems)
{
    size_t before = problems->count;
    check_days(inputs, problems);
    check_scenario(inputs, scenario, problems);
    for (size_t i = before; i < problems->count; i++)
        if (problems->items[i].level == PROBLEM_ERROR) return false;
    return true;
}

/* ---- the files ----------------------------------------------------------------------------------------------------
 */

struct writing {
    struct backtest_inputs *inputs;
    const struct scenario *scenario;
    const int *types; /* of the history in the scenario */
    bool knows_documentation;
    int64_t start, end; /* Unix seconds */
};

/* "" where the scenario does not know the payer: it is drawn. */
static const char *payer_of(const struct writing *writing, const struct history_account *account)
{
    if (account->payer < 0) return "";
    const char *name = writing->inputs->history->payers.items[account->payer];
    for (size_t p = 0; p < writing->scenario->payers.count; p++)
        if (strcmp(writing->scenario->payers.items[p].name, name) == 0) return name;
    writing->inputs->no_payer++;
    return "";
}

static bool has_type(const struct writing *writing, const struct history_account *account)
{
    if (account->work_type >= 0 && writing->types[account->work_type] >= 0) return true;
    writing->inputs->left_out++;
    return false;
}

static void write_open(const struct writing *writing, FILE *file)
{
    const struct history *history = writing->inputs->history;
    open_row_header(file);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (!history_is_open(account, writing->start) || !has_type(writing, account)) continue;
        open_row_write(account, history->work_types.items[account->work_type], payer_of(writing, account),
                       writing->start, writing->knows_documentation, file);
        writing->inputs->open++;
    }
}

static void write_arrival(const struct writing *writing, const struct history_account *account, FILE *file)
{
    char text[INSTANT_TEXT_UTC];
    double lag =
        account->documented == HISTORY_NONE ? (double)NAN : (double)(account->documented - account->discharge) / 3600;
    instant_text_utc(text, account->discharge);
    csv_text(file, writing->inputs->history->work_types.items[account->work_type], ',');
    fprintf(file, "%s,", text);
    csv_number(file, lag, ',');
    csv_number(file, account->gross_usd, ',');
    csv_number(file, account->coding_minutes, ',');
    csv_text(file, payer_of(writing, account), '\n');
    writing->inputs->arrivals++;
}

static void write_arrivals(const struct writing *writing, FILE *file)
{
    const struct history *history = writing->inputs->history;
    fputs("work_type,arrival,documentation_lag_hours,gross_usd,coding_minutes,payer\n", file);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        bool is_inside = account->discharge >= writing->start && account->discharge < writing->end;
        if (is_inside && has_type(writing, account)) write_arrival(writing, account, file);
    }
}

static bool write_file(const struct writing *writing, const char *name, void (*write)(const struct writing *, FILE *),
                       struct problems *problems)
{
    struct output_file out;
    char *message = NULL;
    bool ok = output_file_open(&out, writing->inputs->directory, name, &message);
    if (ok) {
        write(writing, out.file);
        ok = output_file_close(&out, &message);
    }
    if (!ok) problems_add(problems, PROBLEM_ERROR, "", message, NULL, NULL);
    free(message);
    return ok;
}

static bool write_files(struct backtest_inputs *inputs, const struct scenario *scenario, struct problems *problems)
{
    int *types = actuals_types(inputs->history, scenario);
    struct writing writing = {.inputs = inputs,
                              .scenario = scenario,
                              .types = types,
                              .knows_documentation = history_knows_documentation(inputs->history),
                              .start = zone_day_start(&inputs->history->zone, inputs->from),
                              .end = zone_day_start(&inputs->history->zone, inputs->to + 1)};
    inputs->open = inputs->arrivals = inputs->left_out = inputs->no_payer = 0;
    bool ok = write_file(&writing, BACKTEST_OPEN, write_open, problems) &&
              (!inputs->own_arrivals || write_file(&writing, BACKTEST_ARRIVALS, write_arrivals, problems));
    free(types);
    return ok;
}

/* ---- the scenario -------------------------------------------------------------------------------------------------
 */

/* POINTER="PATH", the path as JSON: a folder may be called 17. */
static char *set_path(const char *pointer, const char *directory, const char *name)
{
    char *joined = memory_format("%s/%s", directory, name), *path = path_absolute(joined), *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    fprintf(file, "%s=", pointer);
    json_write_quoted(file, path);
    fclose(file);
    free(path);
    free(joined);
    return text;
}

struct overrides {
    size_t count;
    char **items; /* owned */
};

static void add(struct overrides *overrides, char *text)
{
    overrides->items = memory_resize(overrides->items, overrides->count + 1, sizeof *overrides->items);
    overrides->items[overrides->count++] = text;
}

/* A trace comes on top of what is drawn, so nothing more is drawn of the types that the accounts tell about. */
static void add_own_arrivals(struct overrides *overrides, const struct scenario *scenario,
                             const struct backtest_inputs *inputs)
{
    int *types = actuals_types(inputs->history, scenario);
    for (size_t t = 0; t < inputs->history->work_types.count; t++) {
        if (types[t] < 0) continue;
        char *type = json_pointer_add("/work_types", inputs->history->work_types.items[t]);
        add(overrides, memory_format("%s/arrivals=null", type));
        free(type);
    }
    free(types);
    add(overrides, set_path("/arrival_trace_csv", inputs->directory, BACKTEST_ARRIVALS));
}

static struct overrides overrides_of(const struct scenario *scenario, const struct backtest_inputs *inputs)
{
    struct overrides overrides = {0};
    char *start = date_text(inputs->from);
    add(&overrides, memory_format("/facility/start_date=\"%s\"", start));
    add(&overrides, memory_format("/facility/horizon_days=%" PRId64, inputs->to - inputs->from + 1));
    add(&overrides, memory_copy_text("/facility/warmup_days=0"));
    add(&overrides, memory_copy_text("/analysis/mode=terminating"));
    add(&overrides, memory_copy_text("/opening_inventory/counts=null"));
    add(&overrides, set_path("/opening_inventory/csv", inputs->directory, BACKTEST_OPEN));
    if (inputs->own_arrivals) add_own_arrivals(&overrides, scenario, inputs);
    free(start);
    return overrides;
}

bool backtest_inputs_load(struct loaded_scenario *variant, const struct loaded_scenario *base,
                          struct backtest_inputs *inputs, struct problems *problems)
{
    if (!write_files(inputs, &base->scenario, problems)) return false;
    struct overrides overrides = overrides_of(&base->scenario, inputs);
    bool ok = scenario_load_variant(variant, base, (const char *const *)overrides.items, overrides.count, problems);
    for (size_t i = 0; i < overrides.count; i++) free(overrides.items[i]);
    free(overrides.items);
    return ok;
}
