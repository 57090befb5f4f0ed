#include "io/backtest_view.h"
#include "sim/civil.h"
#include "sim/memory.h"
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

/* `text` with more behind it; frees both. */
static char *join(char *text, const char *between, char *more)
{
    char *longer = memory_format("%s%s%s", text, *text ? between : "", more);
    free(text);
    free(more);
    return longer;
}

static char *share_text(double share)
{
    return memory_format(share < 0.01 ? "%.1f %%" : "%.0f %%", 100 * share);
}

static char *chance_text(double chance)
{
    char *share = share_text(chance), *text = memory_format("as do %s of its own futures", share);
    free(share);
    return text;
}

static char *add_naive(char *text, const char *name, bool beaten, double crps, double naive, double chance)
{
    if (beaten) return text;
    char *luck = chance_text(chance);
    char *more = naive > 0
                     ? memory_format("its CRPS is %.0f %% above that of %s, %s", 100 * (crps / naive - 1), name, luck)
                     : memory_format("%s makes no error, %s", name, luck);
    free(luck);
    return join(text, "; ", more);
}

/* What a series misses; "" when nothing. */
static char *misses_of(const struct forecast_series *scored)
{
    const struct forecast_quality *all = &scored->parts[PART_ALL];
    char *text = memory_copy_text("");
    if (!forecast_covers(scored)) {
        char *luck = chance_text(scored->coverage_chance);
        text = join(text, "; ",
                    memory_format("its 90 %% band covers %.0f %% of the days, %s", 100 * all->covered_90, luck));
        free(luck);
    }
    text = add_naive(text, "the last value held", forecast_beats_last(scored), all->crps, all->crps_last,
                     scored->last_chance);
    return add_naive(text, "last week's same weekday", forecast_beats_weekday(scored), all->crps, all->crps_weekday,
                     scored->weekday_chance);
}

/* Of the series with the verdict, "DNFB: ...; TAT: ...". */
static char *reasons(const struct backtest_view *view, enum forecast_verdict verdict)
{
    char *text = memory_copy_text("");
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_series *scored = &view->backtest->series[a];
        if (scored->verdict != verdict) continue;
        char *misses = misses_of(scored);
        text = join(text, ". ", memory_format("%s: %s", backtest_names[a], misses));
        free(misses);
    }
    return text;
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
        double skill = backtest_skill(all);
        if (all->days == 0 || isnan(skill)) continue;
        text = join(text, ", ",
                    memory_format("%.0f %% %s%s (%s)", 100 * fabs(skill), skill >= 0 ? "below" : "above",
                                  *text ? "" : " the better naive forecast", backtest_names[a]));
    }
    return text;
}

char *backtest_summary(const struct backtest_view *view)
{
    char *period = backtest_period(view), *coverage = coverage_list(view), *skill = skill_list(view);
    char *text = *coverage ? memory_format("Back-test %s: the 90 %% band covered %s; CRPS %s", period, coverage,
                                           *skill ? skill : "zero, as that of the naive forecasts")
                           : memory_format("Back-test %s: nothing could be scored", period);
    free(period);
    free(coverage);
    free(skill);
    return text;
}

char *backtest_sentence(const struct backtest_view *view)
{
    char *why = reasons(view, view->backtest->verdict), *coverage = coverage_list(view), *text = NULL;
    switch (view->backtest->verdict) {
    case FORECAST_BELIEVED:
        text =
            memory_format("The forecast may be trusted: its 90 %% band covered %s, and its CRPS is below that of both "
                          "naive forecasts.",
                          coverage);
        break;
    case FORECAST_DOUBTFUL:
        text = memory_format("The forecast is in doubt, and the days do not suffice to tell a fault from chance. %s.",
                             why);
        break;
    case FORECAST_DISBELIEVED:
        text = memory_format("FORECAST NOT TO BE TRUSTED. %s.", why);
        break;
    case FORECAST_UNSCORED:
        text = memory_copy_text("Nothing could be scored: no day has an actual value and both naive ones.");
        break;
    }
    free(why);
    free(coverage);
    return text;
}
