/* `fit`: a scenario from a hospital's own accounts. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/interrupt.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/fit_defaults.h"
#include "io/fit_figures.h"
#include "io/fit_json.h"
#include "io/fit_scenario.h"
#include "io/fit_text.h"
#include "io/history_read.h"
#include "io/holiday_file.h"
#include "io/instant_text.h"
#include "io/output_file.h"
#include "io/path_text.h"
#include "io/problem_write.h"
#include "io/table_layout.h"
#include "models/history_narrow.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_ZONE = 256,
    OPTION_FROM,
    OPTION_TO,
    OPTION_HOLIDAYS,
    OPTION_REPORT,
    OPTION_CONFIDENCE,
    OPTION_NAME,
    OPTION_JSON,
    OPTION_QUIET
};

static const struct argp_option options[] = {
    {"output", 'o', "FILE", 0, "the scenario to write (required)", 0},
    {"report", OPTION_REPORT, "DIR", 0, "write fit.txt, fit.json and the figures into DIR", 0},
    {"holidays", OPTION_HOLIDAYS, "FILE.ics", 0, "holiday calendar of the facility, for the holiday factors", 0},
    {"time-zone", OPTION_ZONE, "ZONE", 0, "IANA zone of the facility; needed when ACCOUNTS.json does not say", 0},
    {"from", OPTION_FROM, "DATE", 0,
     "first local day to fit; what happened before is not looked at (default: the first whole day observed)", 0},
    {"to", OPTION_TO, "DATE", 0,
     "last local day to fit; what happened later is not looked at (default: the last whole day observed)", 0},
    {"confidence", OPTION_CONFIDENCE, "P", 0, "level of the intervals (default: 0.95)", 0},
    {"name", OPTION_NAME, "NAME", 0, "name of the scenario (default: fitted)", 0},
    {"json", OPTION_JSON, NULL, 0, "print the whole fit as JSON", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "print nothing but problems", 0},
    {0}};

struct fit_request {
    const char *accounts, *output, *report, *holidays, *zone, *name;
    struct instant_text from, to; /* civil_day; has_time: not given */
    double confidence;
    bool json, quiet;
};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct fit_request *request = state->input;
    switch (key) {
    case 'o':
        request->output = argument;
        break;
    case OPTION_REPORT:
        request->report = argument;
        break;
    case OPTION_HOLIDAYS:
        request->holidays = argument;
        break;
    case OPTION_ZONE:
        request->zone = argument;
        break;
    case OPTION_NAME:
        request->name = argument;
        break;
    case OPTION_CONFIDENCE:
        request->confidence = parse_number(state, "--confidence", argument, 0.5, 0.999999);
        break;
    case OPTION_FROM:
        request->from = parse_date(state, "--from", argument);
        break;
    case OPTION_TO:
        request->to = parse_date(state, "--to", argument);
        break;
    case OPTION_JSON:
        request->json = true;
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case ARGP_KEY_ARG:
        if (request->accounts) argp_error(state, "fit takes one file of accounts");
        request->accounts = argument;
        break;
    case ARGP_KEY_END:
        if (!request->accounts) argp_error(state, "name the file of accounts that himsim import wrote");
        if (!request->output) argp_error(state, "say with -o which scenario file to write");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool write_file(const char *directory, const char *name, const struct fit_view *view,
                       void (*write)(const struct fit_view *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(view, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static void write_text(const struct fit_view *view, FILE *file)
{
    fit_text_write(view, TABLE_WIDTH, file);
}

/* The scenario is read back as a planner's would be: what himsim writes, himsim takes. */
static bool check(struct fit_view *view, const struct fit_request *request)
{
    struct loaded_scenario loaded;
    char *path = memory_copy_text(request->output);
    bool ok = load_scenarios(&loaded, &path, 1, NULL, 0, request->quiet);
    if (ok) {
        view->defaults = fit_defaults_list(&loaded, &view->default_count);
        unload_scenarios(&loaded, 1);
    }
    free(path);
    return ok;
}

static int write_report(const struct fit_view *view, const struct fit_request *request)
{
    char *message = NULL;
    if (!output_directory_prepare(request->report, &message)) return output_complain(message), EXIT_FAILED;
    if (!write_file(request->report, "fit.txt", view, write_text) ||
        !write_file(request->report, "fit.json", view, fit_json_write))
        return EXIT_FAILED;
    return figures_make_by(fit_figures_write, view, request->report);
}

static int write_all(struct fit_view *view, const struct fit_request *request)
{
    if (!write_file(NULL, request->output, view, fit_scenario_write)) return EXIT_FAILED;
    if (interrupt_came() || !check(view, request)) return EXIT_FAILED;
    if (request->json)
        fit_json_write(view, stdout);
    else if (!request->quiet)
        fit_text_write(view, output_terminal_width(), stdout);
    if (request->json && !request->quiet) fit_warnings_write(view, output_terminal_width(), stderr);
    if (!output_flush()) return EXIT_FAILED;
    return request->report && !interrupt_came() ? write_report(view, request) : EXIT_DONE;
}

/* Ctrl-C leaves at once while nothing is being written; then it waits until the file is whole. */
static int write_whole(struct fit_view *view, const struct fit_request *request)
{
    interrupt_watch();
    int exit_code = write_all(view, request);
    if (!interrupt_came()) return exit_code;
    fputs("himsim: interrupted; each file that was written is whole, but some may be missing\n", stderr);
    return EXIT_INTERRUPTED;
}

static bool any_fitted(const struct fit_view *view)
{
    for (size_t t = 0; t < view->fit->type_count; t++)
        if (fit_view_has(view, t)) return true;
    fprintf(stderr,
            "himsim: %s: no work type has the 30 accounts on 14 whole days that a fit needs; no scenario is written\n",
            view->accounts);
    fit_warnings_write(view, TABLE_WIDTH, stderr);
    return false;
}

static int fit_and_write(const struct fit_request *request, const struct history *history,
                         const struct holidays *holidays)
{
    struct fit fit;
    struct fit_view view;
    char *calendar = request->holidays ? path_absolute(request->holidays) : NULL;
    fit_make(&fit, history, holidays->days, holidays->count, request->holidays != NULL, request->confidence);
    fit_view_init(&view, &fit, request->accounts, request->name, calendar);
    int exit_code = any_fitted(&view) ? write_whole(&view, request) : EXIT_INVALID_SCENARIO;
    fit_view_free(&view);
    fit_free(&fit);
    free(calendar);
    return exit_code;
}

/* The fit sees what an export of the evening of --to would have told. */
static void narrow(struct history *history, const struct fit_request *request)
{
    int64_t from = zone_day_start(&history->zone, request->from.civil_day);
    int64_t until = zone_day_start(&history->zone, request->to.civil_day + 1);
    history_narrow(history, request->from.has_time ? INT64_MIN : from, request->to.has_time ? INT64_MAX : until);
}

/* The days that would be fitted; NULL without any. */
static char *days_text(const struct history *history)
{
    int64_t days, first = fit_first_day(history, &days);
    struct civil_date from = civil_date_of(first), to = civil_date_of(first + days - 1);
    return days == 0 ? NULL
                     : memory_format("%04d-%02d-%02d to %04d-%02d-%02d", from.year, from.month, from.day, to.year,
                                     to.month, to.day);
}

static bool narrow_days(struct history *history, const struct fit_request *request)
{
    char *whole = days_text(history);
    narrow(history, request);
    char *left = days_text(history);
    bool ok = left || !whole;
    if (!ok)
        fprintf(stderr, "himsim: %s: no whole day between --from and --to; the accounts tell about %s\n",
                request->accounts, whole);
    free(whole);
    free(left);
    return ok;
}

static bool read_holidays(struct holidays *holidays, const struct fit_request *request, const struct history *history)
{
    int64_t days, first = fit_first_day(history, &days);
    char *message = NULL;
    if (!request->holidays) return true;
    return holiday_file_read(holidays, request->holidays, first, first + days + FIT_REFERENCE_DAYS, &message) ||
           output_complain(message);
}

int command_fit(int argc, char **argv)
{
    const struct argp argp = {
        options,
        parse_option,
        "ACCOUNTS",
        "Fits a scenario to the accounts that himsim import wrote: volumes, profiles, charges, documentation lags, "
        "coding "
        "minutes, holds, payers, queries, denials, and a sketch of the pools. Every value has its source beside it.\v"
        "The scenario is valid and runs, but its pools, prices and whatever the report lists as standing on defaults "
        "are "
        "yours to review.",
        NULL,
        NULL,
        NULL};
    struct fit_request request = {
        .confidence = 0.95, .name = "fitted", .from = {.has_time = true}, .to = {.has_time = true}};
    struct problems problems = {0};
    struct history history;
    struct holidays holidays = {0};
    parse_command(&argp, "fit", argc, argv, &request);
    bool ok = history_read(&history, request.accounts, request.zone, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    if (!ok) return EXIT_INVALID_SCENARIO;
    bool ready = narrow_days(&history, &request) && read_holidays(&holidays, &request, &history);
    int exit_code = ready ? fit_and_write(&request, &history, &holidays) : EXIT_INVALID_SCENARIO;
    free(holidays.days);
    history_free(&history);
    return exit_code;
}
