#include "io/fit_text.h"
#include "io/fit_tables.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#define TREND_LEAST 0.5
#define PACE_LEAST  0.2
#define PACE_MOST   1.5
enum { END_DAYS_LEAST = 14, END_DAYS_MOST = 56 };

static const char *const column_names[FIT_COLUMN_COUNT] = {"discharge", "documented", "coding_start", "coded",
                                                           "billed"};

__attribute__((format(printf, 3, 4))) static void say(FILE *file, int width, const char *format, ...)
{
    va_list arguments;
    char text[2048];
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    table_wrapped(text, width, file);
}

static void write_head(const struct fit_view *view, int width, FILE *file)
{
    const struct fit *fit = view->fit;
    const struct history *history = fit->history;
    struct civil_date from = civil_date_of(fit->first_day), to = civil_date_of(fit->first_day + fit->days - 1);
    int64_t used = 0, open = 0;
    for (size_t t = 0; t < fit->type_count; t++) used += fit->types[t].accounts, open += fit->types[t].open;
    say(file, width,
        "%s: %zu accounts of %zu work types; fitted are %" PRId64 ", those discharged on the %" PRId64
        " whole days from %04d-%02d-%02d to %04d-%02d-%02d (%s), of which %" PRId64
        " are open and count as right-censored. Intervals are at %g %%.",
        view->accounts, history->count, fit->type_count, used, fit->days, from.year, from.month, from.day, to.year,
        to.month, to.day, history->zone.name, open, 100 * fit->confidence);
    for (size_t f = 0; f < history->file_count; f++)
        say(file, width, "  from %s, %s, %" PRId64 " rows", history->files[f].name, history->files[f].digest,
            history->files[f].rows);
}

static void warn_batches(const struct fit_view *view, int width, FILE *file)
{
    for (int c = 0; c < FIT_COLUMN_COUNT; c++) {
        const struct fit_batch *batch = &view->fit->batches[c];
        if (!batch->is_batch) continue;
        say(file, width,
            "warning: %s: %.0f %% of %" PRId64 " instants are at midnight: dates or a nightly batch, not times. %s",
            column_names[c], 100 * (double)batch->at_midnight / (double)batch->known, batch->known,
            c == FIT_DISCHARGE ? "The hours of the profile are left flat, and a posting date is not the end of service."
            : c == FIT_DOCUMENTED ? "The documentation lag is known to the day only."
                                  : "Shifts and holds that come from it are coarse.");
    }
}

static void warn_hidden(const struct fit_view *view, int width, FILE *file)
{
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_choice *lag = &view->fit->types[t].lag;
        if (lag->outcome == FIT_TABLE && lag->hidden_share > 0.01)
            say(file, width,
                "warning: %s: %.1f %% of the documentation lags are longer than the longest one seen to end; the table "
                "puts them there, which is too short.",
                view->types[t], 100 * lag->hidden_share);
    }
}

/* The days are the same for all types. */
static void warn_season(const struct fit_view *view, int width, FILE *file)
{
    int64_t days = view->fit->days;
    if (days < FIT_MONTH_DAYS_LEAST)
        say(file, width,
            "warning: the data cover less than 12 months: month factors stand on 1, and a trend may be season.");
    else if (days < FIT_TREND_AND_MONTHS_DAYS)
        say(file, width,
            "warning: the data cover less than 15 months: trend and season cannot be told apart; months are fitted, "
            "the trend is not, and growth of the last year is missing in the level.");
    else if (days < FIT_TWO_YEARS_DAYS)
        say(file, width,
            "warning: the data cover less than 24 months: the trend rests on the months that are seen twice, and "
            "growth "
            "that does not show (ns) is missing in the level.");
}

static void warn_types(const struct fit_view *view, int width, FILE *file)
{
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_type *type = &view->fit->types[t];
        if (!type->has_arrivals)
            say(file, width,
                "warning: %s: %" PRId64 " accounts on %" PRId64
                " days are too few to fit (30 and 14 are needed); the scenario has it with means of what is known, so "
                "that it takes open accounts of it. Its other fields stand on defaults: review them.",
                view->types[t], type->accounts, view->fit->days);
    }
}

static void warn_quantity(const struct fit_view *view, int width, FILE *file, const char *name,
                          const struct fit_choice *(*choice_of)(const struct fit_type *type))
{
    size_t count = 0;
    for (size_t t = 0; t < view->fit->type_count; t++) count += choice_of(&view->fit->types[t])->count;
    if (count == 0) say(file, width, "warning: the accounts have no %s; the defaults stand.", name);
    for (size_t t = 0; count > 0 && t < view->fit->type_count; t++) {
        const struct fit_choice *choice = choice_of(&view->fit->types[t]);
        if (fit_view_has(view, t) && choice->outcome == FIT_TOO_FEW)
            say(file, width, "warning: %s: %zu %s are too few to fit (%d are needed); the default stands.",
                view->types[t], choice->count, name, FIT_ROWS_LEAST);
    }
}

static const struct fit_choice *gross_of(const struct fit_type *type)
{
    return &type->gross;
}

static const struct fit_choice *lag_of(const struct fit_type *type)
{
    return &type->lag;
}

static const struct fit_choice *minutes_of(const struct fit_type *type)
{
    return &type->minutes;
}

/* No hospital grows or shrinks by half in a year: the export is cut, or a line was opened or closed. */
static void warn_trends(const struct fit_view *view, int width, FILE *file)
{
    char *list = NULL;
    for (size_t t = 0; t < view->fit->type_count; t++) {
        const struct fit_type *type = &view->fit->types[t];
        double trend = type->arrivals.yearly_trend.value;
        if (!type->has_arrivals || !type->arrivals.trend_shows || (trend >= TREND_LEAST && trend <= 1 / TREND_LEAST))
            continue;
        char *longer =
            memory_format("%s%s%s %+.0f %%", list ? list : "", list ? ", " : "", view->types[t], 100 * (trend - 1));
        free(list);
        list = longer;
    }
    if (list)
        say(file, width,
            "warning: such trends a year are no growth of a hospital: %s. The export may thin out at an end, as one "
            "chosen "
            "by admission does: look at the weekly volume and give --from and --to.",
            list);
    free(list);
}

/* Who codes a fifth of the time in which charts wait, or more than all of it, has minutes in another unit. */
static void warn_pace(const struct fit_view *view, int width, FILE *file)
{
    const struct fit_staff *staff = &view->fit->staff;
    for (int p = 0; p < staff->pool_count; p++) {
        const struct fit_pool *pool = &staff->pools[p];
        double share = pool->pace.share.value;
        if (!(share < PACE_LEAST || share > PACE_MOST)) continue;
        say(file, width,
            "warning: %s%s: the coding minutes are %.3g %% of the time between charts of the same coder. Is their unit "
            "right (unit of coding_minutes in the map of the import)?",
            view->types[pool->types[0]], pool->type_count > 1 ? " and the types beside it" : "", 100 * share);
    }
}

static double weekly(const struct fit *fit, int64_t from, int64_t to)
{
    double sum = 0;
    for (size_t t = 0; t < fit->type_count; t++)
        for (int64_t d = from; d < to; d++) sum += (double)fit->types[t].counts.counts[d];
    return sum * 7 / (double)(to - from);
}

/* An export that thins out at an end, also where months take up what a trend would show, or are too few to tell one. */
static void warn_ends(const struct fit_view *view, int width, FILE *file)
{
    const struct fit *fit = view->fit;
    int64_t end = fit->days / 4 / 7 * 7;
    if (end > END_DAYS_MOST) end = END_DAYS_MOST;
    if (end < END_DAYS_LEAST) return;
    double all = weekly(fit, 0, fit->days), first = weekly(fit, 0, end), last = weekly(fit, fit->days - end, fit->days);
    if (fmin(first, last) < TREND_LEAST * all)
        say(file, width,
            "warning: the %s %" PRId64
            " weeks have %.3g accounts a week, all weeks %.3g. The export may thin out there, as one "
            "chosen by admission or by bill does: give %s.",
            last < first ? "last" : "first", end / 7, fmin(first, last), all, last < first ? "--to" : "--from");
}

void fit_warnings_write(const struct fit_view *view, int width, FILE *file)
{
    warn_types(view, width, file);
    warn_season(view, width, file);
    warn_quantity(view, width, file, "charges", gross_of);
    warn_quantity(view, width, file, "documentation lags", lag_of);
    warn_quantity(view, width, file, "coding minutes", minutes_of);
    warn_trends(view, width, file);
    warn_ends(view, width, file);
    warn_pace(view, width, file);
    warn_batches(view, width, file);
    warn_hidden(view, width, file);
    if (!view->calendar) say(file, width, "warning: no holiday calendar (--holidays): holiday factors stand on 1.");
}

static void write_defaults(const struct fit_view *view, int width, FILE *file)
{
    say(file, width, "%zu fields still stand on their defaults (himsim explain SCENARIO POINTER says what each means):",
        view->default_count);
    char *list = memory_copy_text("");
    for (size_t i = 0; i < view->default_count; i++) {
        char *longer = memory_format("%s%s%s", list, i ? " " : "", view->defaults[i]);
        free(list);
        list = longer;
    }
    table_wrapped(list, width, file);
    free(list);
}

void fit_text_write(const struct fit_view *view, int width, FILE *file)
{
    write_head(view, width, file);
    fputc('\n', file);
    fit_table_volumes(view, width, file);
    fputc('\n', file);
    fit_table_laws(view, width, file);
    fputc('\n', file);
    fit_table_shares(view, width, file);
    fputc('\n', file);
    fit_table_staff(view, width, file);
    fputc('\n', file);
    fit_warnings_write(view, width, file);
    fputc('\n', file);
    write_defaults(view, width, file);
}
