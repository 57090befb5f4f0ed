#include "io/steady_text.h"
#include "io/csv_write.h"
#include "io/table_text.h"
#include "io/value_text.h"
#include "models/field.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

const char *const steady_stock_words[STEADY_STOCKS] = {[STEADY_BACKLOG] = "backlog", [STEADY_DNFB] = "DNFB"};

static const char *unit_of(enum steady_stock stock)
{
    return series[steady_stock_series(stock)].unit;
}

static const char *noun_of(enum steady_stock stock)
{
    return stock == STEADY_BACKLOG ? " encounters" : "";
}

/* Takes over both. */
static char *join(char *text, char *more)
{
    char *joined = memory_format("%s%s", text, more);
    free(text);
    free(more);
    return joined;
}

static char *pilot_text(const struct steady_state *state)
{
    return memory_format("%" PRId64 " week means, %" PRId64 " pilot replications", state->weeks.count,
                         state->replications);
}

/* ": backlog +0.1 ± 0.4 encounters, DNFB ... a week" */
static char *drifts_text(const struct steady_state *state)
{
    char *text = memory_copy_text("");
    for (int i = 0; i < STEADY_STOCKS; i++) {
        const struct steady_series *at = &state->series[i];
        enum steady_stock stock = (enum steady_stock)i;
        if (!at->is_watched || isnan(at->drift.mean)) continue;
        char *number = table_difference(at->drift.mean, at->drift.half_width, unit_of(stock));
        text = join(text, memory_format("%s%s %s%s", *text ? ", " : "", steady_stock_words[i], number, noun_of(stock)));
        free(number);
    }
    return text;
}

static char *no_drift_text(const struct steady_state *state)
{
    char *drifts = drifts_text(state), *text, *share = table_value(steady_state_room(state), "share");
    if (*drifts)
        text = memory_format(
            "No drift that we can show over the %" PRId64
            " weeks left: %s a week (%g %% interval, which leaves room for up to %s of the level over these weeks).",
            state->weeks.count - (int64_t)state->drift_from, drifts, 100 * STEADY_DRIFT_CONFIDENCE, share);
    else
        text = memory_copy_text("Drift was not looked at: too few weeks are left, or nothing ever waits.");
    if (state->load.hours > 0) {
        char *fill = table_value(state->load.hours / state->load.capacity, "share");
        char *pools = shortage_pool_names(state->scenario, state->load.pools);
        text = join(text, memory_format(" On paper work fills at least %s of what %s can do.", fill, pools));
        free(fill);
        free(pools);
    }
    free(drifts);
    free(share);
    return text;
}

/* The longest of a scenario's own warm-ups, in weeks. */
static size_t own_weeks(const struct steady_state *state)
{
    size_t longest = 0;
    for (int i = 0; i < STEADY_STOCKS; i++)
        if (state->series[i].warm_up_weeks > longest) longest = state->series[i].warm_up_weeks;
    return longest;
}

static const char *head_of(const struct steady_state *state)
{
    return state->verdict == STEADY_UNSURE ? "TOO SHORT TO TELL whether there is a steady state" : "Steady state";
}

static char *found_text(const struct steady_state *state)
{
    int64_t weeks = (state->warmup_days - state->weeks.lead_days) / 7;
    struct civil_date date = civil_date_of(state->scenario->facility.start_date + state->warmup_days);
    char *pilot = pilot_text(state), *drift = no_drift_text(state);
    char *own = own_weeks(state) < (size_t)weeks
                    ? memory_format("; %zu would do for this scenario alone", own_weeks(state))
                    : memory_copy_text("");
    char *text = memory_format("%s: warm-up of %" PRId64 " week%s found (MSER-%zu on %s%s), counted from "
                               "Monday %04d-%02d-%02d. %s",
                               head_of(state), weeks, weeks == 1 ? "" : "s", state->batch_weeks, pilot, own, date.year,
                               date.month, date.day, drift);
    free(pilot);
    free(own);
    free(drift);
    return text;
}

static char *given_text(const struct steady_state *state)
{
    char *pilot = pilot_text(state), *drift = no_drift_text(state);
    char *text = memory_format("%s: warm-up of %" PRId64 " days as given (%s). %s", head_of(state), state->warmup_days,
                               pilot, drift);
    free(pilot);
    free(drift);
    return text;
}

static char *load_text(const struct steady_state *state)
{
    char *pools = shortage_pool_names(state->scenario, state->load.pools);
    char *text = memory_format("%.1f standard hours of coding a week arrive that only %s can do, %.1f at most",
                               state->load.hours, pools, state->load.capacity);
    free(pools);
    return text;
}

/* The number stands without its plus. */
static char *direction_text(const struct steady_state *state, enum steady_stock stock)
{
    const struct steady_series *at = &state->series[stock];
    char *number = table_difference(fabs(at->drift.mean), at->drift.half_width, unit_of(stock));
    char *text = memory_format("%s %s by %s%s a week", steady_stock_words[stock],
                               at->drift.mean < 0 ? "falls" : "grows", number + 1, noun_of(stock));
    free(number);
    return text;
}

/* "backlog grows by 41.0 ± 3.0 encounters a week, DNFB grows by ..."; all that drifts. */
static char *directions_text(const struct steady_state *state)
{
    char *text = memory_copy_text("");
    for (int i = 0; i < STEADY_STOCKS; i++)
        if (state->series[i].drifts) {
            if (*text) text = join(text, memory_copy_text(", "));
            text = join(text, direction_text(state, (enum steady_stock)i));
        }
    return text;
}

static char *none_text(const struct steady_state *state)
{
    char *drifts = directions_text(state), *load = state->is_overloaded ? load_text(state) : memory_copy_text("");
    char *text =
        memory_format("NO STEADY STATE: %s%s%s%s. The numbers are averages of these days, not of a state that "
                      "lasts.",
                      load, *load && *drifts ? "; " : "", drifts, *drifts ? " once the start is left out" : "");
    free(load);
    free(drifts);
    return text;
}

static char *short_text(const struct steady_state *state)
{
    char *drifts = directions_text(state), *pilot = pilot_text(state), *stocks = memory_copy_text("");
    for (int i = 0; i < STEADY_STOCKS; i++)
        if (state->series[i].at_bound)
            stocks = join(stocks, memory_format("%s%s", *stocks ? " and " : "", steady_stock_words[i]));
    char *text = memory_format("run too short: MSER-%zu finds no end of the warm-up of %s in the first half of the run "
                               "(%s)%s%s",
                               state->batch_weeks, stocks, pilot, *drifts ? "; " : "", drifts);
    free(drifts);
    free(pilot);
    free(stocks);
    return text;
}

static char *unsure_text(const struct steady_state *state)
{
    char *most = table_value(STEADY_ROOM_SHARE, "share");
    char *why = memory_format(" A steady state counts as established when that room is at most %s; until then "
                              "the numbers are averages of these days.",
                              most);
    free(most);
    return join(state->is_given ? given_text(state) : found_text(state), why);
}

char *steady_text(const struct steady_state *state)
{
    switch (state->verdict) {
    case STEADY_FOUND:
        return found_text(state);
    case STEADY_GIVEN:
        return given_text(state);
    case STEADY_UNSURE:
        return unsure_text(state);
    case STEADY_TOO_SHORT:
        return short_text(state);
    case STEADY_NONE:
    case STEADY_VERDICTS:
        break;
    }
    return none_text(state);
}

/* The slope of W weeks has a half-width that goes with W^-1.5, so what it leaves room for goes with W^-0.5. */
static char *unsure_advice(const struct steady_state *state)
{
    int64_t horizon = state->scenario->facility.horizon_days;
    double room = steady_state_room(state), times = isfinite(room) ? pow(room / STEADY_ROOM_SHARE, 2) : 2;
    int64_t left = 7 * (state->weeks.count - (int64_t)state->drift_from);
    int64_t days = horizon + (int64_t)ceil((fmax(times * 1.1, 1.5) - 1) * (double)(left > 0 ? left : horizon));
    int64_t most = (int64_t)value_field(&field_scenario, "facility/horizon_days")->max;
    days = (days + 90) / 91 * 91;
    if (days <= most)
        return memory_format("simulate longer: by what was seen about %" PRId64
                             " days may do (--set /facility/horizon_days=%" PRId64
                             "); give the pools more room; or use analysis.mode "
                             "terminating for a forecast of these days",
                             days, days);
    return memory_format("by what was seen it would take about %" PRId64
                         " days to tell, more than can be simulated (%" PRId64
                         "): use analysis.mode terminating for a forecast "
                         "of these days",
                         days, most);
}

char *steady_advice(const struct steady_state *state)
{
    int64_t twice = 2 * state->scenario->facility.horizon_days;
    if (state->verdict == STEADY_TOO_SHORT)
        return memory_format("simulate longer (--set /facility/horizon_days=%" PRId64
                             "), or give facility.warmup_days if you know it",
                             twice);
    if (state->verdict == STEADY_UNSURE) return unsure_advice(state);
    if (state->verdict != STEADY_NONE) return NULL;
    if (state->is_overloaded)
        return memory_copy_text("add coders, hours, skills or CAC, or use analysis.mode terminating for a forecast of "
                                "these days");
    if (state->series[steady_state_drifting(state)].drift.mean < 0)
        return memory_format(
            "the start seems to last longer than the warm-up: give a longer one, simulate longer (--set "
            "/facility/horizon_days=%" PRId64 "), or use analysis.mode terminating",
            twice);
    return memory_format("load on paper is below capacity: the pools may still be filling up; simulate longer (--set "
                         "/facility/horizon_days=%" PRId64 ") to see whether it ends, or use analysis.mode terminating",
                         twice);
}

void steady_text_write(const struct steady_state *states, size_t count, int width, FILE *file)
{
    for (size_t s = 0; s < count; s++) {
        char *text = steady_text(&states[s]);
        char *line = count > 1 ? memory_format("%s: %s", states[s].scenario->name, text) : memory_copy_text(text);
        table_wrapped(line, width, file);
        free(line);
        free(text);
    }
}

static void write_weeks(const struct steady_state *state, enum steady_stock stock, FILE *file)
{
    const struct steady_series *at = &state->series[stock];
    for (int64_t w = 0; w < state->weeks.count; w++) {
        int64_t day = state->weeks.lead_days + 7 * w;
        struct civil_date date = civil_date_of(state->scenario->facility.start_date + day);
        csv_text(file, state->scenario->name, ',');
        csv_text(file, series[steady_stock_series(stock)].id, ',');
        csv_text(file, unit_of(stock), ',');
        csv_integer(file, w, ',');
        fprintf(file, "%04d-%02d-%02d,", date.year, date.month, date.day);
        csv_number(file, at->weeks[w], ',');
        csv_number(file, at->welch[w], ',');
        csv_integer(file, day >= state->warmup_days, '\n');
    }
}

void welch_csv_write(const struct steady_state *states, size_t count, FILE *file)
{
    fputs("scenario,series,unit,week,monday,mean,moving_average,in_window\n", file);
    for (size_t s = 0; s < count; s++)
        for (int i = 0; i < STEADY_STOCKS; i++)
            if (states[s].series[i].is_watched) write_weeks(&states[s], (enum steady_stock)i, file);
}
