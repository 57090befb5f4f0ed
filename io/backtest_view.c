#include "io/backtest_view.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

const char *const backtest_names[ACTUAL_COUNT] = {"DNFB", "backlog", "TAT"};
const char *const backtest_verdict_names[] = {"trusted", "doubtful", "not_to_be_trusted", "not_scored"};
const char *const backtest_part_names[PART_COUNT] = {"all days", "days 1 to 7", "days 8 to 28", "from day 29"};

char *backtest_period(const struct backtest_view *view)
{
    struct civil_date from = civil_date_of(view->backtest->first_day);
    struct civil_date to = civil_date_of(view->backtest->first_day + view->backtest->days - 1);
    return memory_format("%04d-%02d-%02d to %04d-%02d-%02d", from.year, from.month, from.day, to.year, to.month,
                         to.day);
}

double backtest_skill(const struct forecast_quality *quality)
{
    double better = fmin(quality->crps_last, quality->crps_weekday);
    return better > 0 ? 1 - quality->crps / better : (double)NAN;
}

char *backtest_against(const struct forecast_quality *quality)
{
    double skill = backtest_skill(quality);
    if (isnan(skill)) return NULL;
    if (skill < -1) return memory_format("%.2g times", 1 - skill);
    return memory_format("%.0f %% %s", 100 * fabs(skill), skill >= 0 ? "below" : "above");
}

/* `text` with more behind it; frees both. */
static char *join(char *text, const char *between, char *more)
{
    char *longer = memory_format("%s%s%s", text, *text ? between : "", more);
    free(text);
    free(more);
    return longer;
}

/* What a series misses, "90 % band covers 13 % of the days, CRPS is above that of both naive forecasts". */
static char *misses_of(const struct forecast_series *scored)
{
    bool last = forecast_beats_last(scored), weekday = forecast_beats_weekday(scored);
    char *text = memory_copy_text("");
    if (!forecast_covers(scored))
        text = join(text, ", ",
                    memory_format("90 %% band covers %.0f %% of the days", 100 * scored->parts[PART_ALL].covered_90));
    if (!last || !weekday)
        text = join(text, ", ",
                    memory_format("CRPS is above that of %s", last      ? "last week's same weekday"
                                                              : weekday ? "the last value held"
                                                                        : "both naive forecasts"));
    return text;
}

/* The smallest chance of what a series misses. */
static double chance_of(const struct forecast_series *scored)
{
    double chance = 1;
    if (!forecast_covers(scored)) chance = fmin(chance, scored->coverage_chance);
    if (!forecast_beats_last(scored)) chance = fmin(chance, scored->last_chance);
    if (!forecast_beats_weekday(scored)) chance = fmin(chance, scored->weekday_chance);
    return chance;
}

/* Of the series with the verdict, "DNFB: ...; TAT: ...", and how often a right forecast would fare so. */
static char *reasons(const struct backtest_view *view, enum forecast_verdict verdict)
{
    char *text = memory_copy_text("");
    double chance = 1;
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_series *scored = &view->backtest->series[a];
        if (scored->verdict != verdict) continue;
        char *misses = misses_of(scored);
        text = join(text, "; ", memory_format("%s: %s", backtest_names[a], misses));
        chance = fmin(chance, chance_of(scored));
        free(misses);
    }
    return join(text, ". ", memory_format("At most %.1f %% of its own futures fare as badly", 100 * chance));
}

static char *coverage_list(const struct backtest_view *view)
{
    char *text = memory_copy_text("");
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_quality *all = &view->backtest->series[a].parts[PART_ALL];
        if (all->days == 0) continue;
        text = join(
            text, ", ",
            memory_format("%.0f %%%s (%s)", 100 * all->covered_90, *text ? "" : " of the days", backtest_names[a]));
    }
    return text;
}

static char *skill_list(const struct backtest_view *view)
{
    char *text = memory_copy_text("");
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_quality *all = &view->backtest->series[a].parts[PART_ALL];
        char *against = all->days > 0 ? backtest_against(all) : NULL;
        if (!against) continue;
        text = join(
            text, ", ",
            memory_format("%s%s (%s)", against, *text ? "" : " that of the better naive forecast", backtest_names[a]));
        free(against);
    }
    return text;
}

char *backtest_summary(const struct backtest_view *view)
{
    char *period = backtest_period(view), *coverage = coverage_list(view), *skill = skill_list(view);
    const char *given = view->inputs->own_arrivals ? ", given the arrivals" : "";
    char *text = *coverage ? memory_format("Back-test %s%s: the 90 %% band covered %s; CRPS %s", period, given,
                                           coverage, *skill ? skill : "zero, as that of the naive forecasts")
                           : memory_format("Back-test %s: nothing could be scored", period);
    free(period);
    free(coverage);
    free(skill);
    return text;
}

/* A series whose band covers too little passed because it misses by next to nothing. */
static bool any_exact(const struct backtest_view *view)
{
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_series *scored = &view->backtest->series[a];
        bool passed = scored->verdict == FORECAST_BELIEVED;
        if (passed && scored->parts[PART_ALL].covered_90 < FORECAST_COVERAGE) return true;
    }
    return false;
}

const char *backtest_verdict(const struct backtest_view *view)
{
    bool believed = view->backtest->verdict == FORECAST_BELIEVED;
    return believed && view->fitted_days > 0 ? "in_sample" : backtest_verdict_names[view->backtest->verdict];
}

/* A scenario that has seen the answers. */
static char *add_fitted(char *text, const struct backtest_view *view)
{
    if (view->fitted_days == 0) return text;
    struct civil_date before = civil_date_of(view->backtest->first_day - 1);
    return join(text, " ",
                memory_format("The scenario was fitted to %" PRId64 " of these %" PRId64
                              " days: fit with --to %04d-%02d-%02d to test it.",
                              view->fitted_days, view->backtest->days, before.year, before.month, before.day));
}

char *backtest_sentence(const struct backtest_view *view)
{
    bool own = view->inputs->own_arrivals;
    char *why = reasons(view, view->backtest->verdict), *coverage = coverage_list(view), *text = NULL;
    switch (view->backtest->verdict) {
    case FORECAST_BELIEVED:
        text = memory_format("%s: its 90 %% band covered %s, and its CRPS is below that of both naive forecasts%s.",
                             view->fitted_days > 0 ? "IN-SAMPLE, NO TEST OF A FORECAST"
                             : own                 ? "Given the arrivals, the scenario does as the department did"
                                                   : "The forecast may be trusted",
                             coverage, any_exact(view) ? "; where the band missed, it was by next to nothing" : "");
        break;
    case FORECAST_DOUBTFUL:
        text = memory_format("The forecast is in doubt, and the days do not suffice to tell a fault from chance. %s.",
                             why);
        break;
    case FORECAST_DISBELIEVED:
        text = memory_format("%s. %s.",
                             own ? "EVEN GIVEN THE ARRIVALS, THE SCENARIO DOES NOT DO AS THE DEPARTMENT DID"
                                 : "FORECAST NOT TO BE TRUSTED",
                             why);
        break;
    case FORECAST_UNSCORED:
        text = memory_copy_text("Nothing could be scored: no day has an actual value and both naive ones.");
        break;
    }
    free(why);
    free(coverage);
    return add_fitted(text, view);
}
