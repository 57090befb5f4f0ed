/* Profiles, work types and what was seen touchless. */
#include "io/fit_scenario.h"
#include "io/fit_source.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { FLAG_ROWS_LEAST = 30 };

static const char *const weekdays[7] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

static const char *shape_text(const struct fit_type *type)
{
    if (!type->counts.hours_known)
        return "weekdays by maximum likelihood; hours flat, because the instants of discharge are dates or batches";
    if (type->arrivals.shape == FIT_SHAPE_ALIKE)
        return "mean arrivals of each hour; weekdays by maximum likelihood, hours alike on all days (lowest AIC)";
    if (type->arrivals.shape == FIT_SHAPE_WEEKEND)
        return "mean arrivals of each hour; weekdays by maximum likelihood, hours of weekdays and of the weekend "
               "(lowest "
               "AIC)";
    return "mean arrivals of each hour of the week; weekdays by maximum likelihood, hours of each weekday (lowest AIC)";
}

static void write_profile(struct json_write *out, const struct fit_view *view, size_t t)
{
    const struct fit_type *type = &view->fit->types[t];
    json_write_object(out, NULL);
    json_write_text(out, "name", view->types[t]);
    fit_source_note(out, view, "hours", type->arrivals.total, shape_text(type));
    json_write_flat(out, "//interval weekday factors");
    for (int day = 0; day < 7; day++) {
        json_write_row(out, weekdays[day]);
        json_write_number(out, NULL, fit_rounded(type->arrivals.weekday[day].low));
        json_write_number(out, NULL, fit_rounded(type->arrivals.weekday[day].high));
        json_write_list_end(out);
    }
    json_write_object_end(out);
    for (int day = 0; day < 7; day++) {
        json_write_row(out, weekdays[day]);
        for (int hour = 0; hour < 24; hour++)
            json_write_number(out, NULL, fit_rounded(type->arrivals.profile[day][hour]));
        json_write_list_end(out);
    }
    json_write_object_end(out);
}

void fit_scenario_profiles(struct json_write *out, const struct fit_view *view)
{
    json_write_list(out, "profiles");
    for (size_t t = 0; t < view->fit->type_count; t++)
        if (fit_view_has(view, t)) write_profile(out, view, t);
    json_write_list_end(out);
}

static void write_months(struct json_write *out, const struct fit_view *view, const struct fit_arrivals *arrivals)
{
    fit_source_note(out, view, "month_factors", arrivals->total, "maximum likelihood, mean 1");
    json_write_row(out, "//interval month_factors");
    for (int m = 0; m < 12; m++) {
        json_write_row(out, NULL);
        json_write_number(out, NULL, fit_rounded(arrivals->month[m].low));
        json_write_number(out, NULL, fit_rounded(arrivals->month[m].high));
        json_write_list_end(out);
    }
    json_write_list_end(out);
    json_write_row(out, "month_factors");
    for (int m = 0; m < 12; m++) json_write_number(out, NULL, fit_rounded(arrivals->month[m].value));
    json_write_list_end(out);
}

static char *level_text(const struct fit_arrivals *arrivals)
{
    if (arrivals->trend_shows)
        return memory_format("level at the end of the data, with a trend of %+.1f %% a year (%+.1f to %+.1f)",
                             100 * (arrivals->yearly_trend.value - 1), 100 * (arrivals->yearly_trend.low - 1),
                             100 * (arrivals->yearly_trend.high - 1));
    if (isnan(arrivals->yearly_trend.low)) return memory_copy_text("mean level; no trend fitted");
    return memory_format("mean level; the trend of %+.1f %% a year (%+.1f to %+.1f) does not show",
                         100 * (arrivals->yearly_trend.value - 1), 100 * (arrivals->yearly_trend.low - 1),
                         100 * (arrivals->yearly_trend.high - 1));
}

static void write_arrivals(struct json_write *out, const struct fit_view *view, size_t t)
{
    const struct fit_arrivals *arrivals = &view->fit->types[t].arrivals;
    char *level = level_text(arrivals);
    json_write_object(out, "arrivals");
    fit_source_number(out, view, "per_week", arrivals->per_week, arrivals->total, level);
    json_write_text(out, "profile", view->types[t]);
    if (arrivals->months_fitted) write_months(out, view, arrivals);
    if (!isnan(arrivals->holiday.value)) {
        char *method = memory_format("maximum likelihood, %" PRId64 " holidays", arrivals->holiday_count);
        fit_source_number(out, view, "holiday_factor", arrivals->holiday, arrivals->total, method);
        free(method);
    }
    fit_source_number(out, view, "day_factor_cv", arrivals->day_factor_cv, arrivals->total,
                      "1/sqrt(k), k by moments of the day totals (Pearson), interval by chi square");
    json_write_object_end(out);
    free(level);
}

static void write_payer_mix(struct json_write *out, const struct fit_view *view, const struct fit_type *type)
{
    int64_t known = 0;
    size_t payers = view->fit->history->payers.count;
    for (size_t p = 0; p < payers; p++) known += type->payers[p].hits;
    if (known == 0) return;
    fit_source_note(out, view, "payer_mix", known, "shares of the accounts with a payer; intervals: Clopper-Pearson");
    json_write_flat(out, "//interval payer_mix");
    for (size_t p = 0; p < payers; p++) {
        if (view->payer_of[p] != p) continue;
        struct share_estimate share = estimate_share(fit_view_payer_hits(view, type, p), known, view->fit->confidence);
        json_write_row(out, view->payers[p]);
        json_write_number(out, NULL, fit_rounded(share.low));
        json_write_number(out, NULL, fit_rounded(share.high));
        json_write_list_end(out);
    }
    json_write_object_end(out);
    json_write_flat(out, "payer_mix");
    /* Not rounded: the shares must sum to 1. */
    for (size_t p = 0; p < payers; p++)
        if (view->payer_of[p] == p)
            json_write_number(out, view->payers[p], (double)fit_view_payer_hits(view, type, p) / (double)known);
    json_write_object_end(out);
}

static void write_hold(struct json_write *out, const struct fit_view *view, const struct fit_hold *hold)
{
    if (hold->outcome == FIT_HOLD_UNKNOWN) return;
    char *method =
        hold->outcome == FIT_HOLD_NONE
            ? memory_copy_text("bills follow coding within a day: no hold")
            : memory_format("mode of billed - discharge in %s days; %.1f %% of the %" PRId64
                            " accounts coded a day or more before their bill (Clopper-Pearson %.1f to %.1f)",
                            view->fit->batches[FIT_BILLED].is_batch ? "calendar" : "whole", 100 * hold->mode.share,
                            hold->mode.count, 100 * hold->mode.low, 100 * hold->mode.high);
    fit_source_note(out, view, "bill_hold_days", hold->billed, method);
    json_write_number(out, "bill_hold_days", hold->days);
    free(method);
}

static void write_law(struct json_write *out, const struct fit_view *view, const char *key,
                      const struct fit_choice *choice)
{
    if (choice->outcome != FIT_TOO_FEW) fit_source_law(out, view, key, choice);
}

static bool varies(const struct fit_choice *choice)
{
    return choice->outcome == FIT_PARAMETRIC || choice->outcome == FIT_TABLE;
}

static void write_work_type(struct json_write *out, const struct fit_view *view, size_t t)
{
    const struct fit_type *type = &view->fit->types[t];
    json_write_object(out, NULL);
    json_write_text(out, "name", view->types[t]);
    write_arrivals(out, view, t);
    write_law(out, view, "gross_usd", &type->gross);
    if (!isnan(type->net_share.value) && type->net_share.value <= 1)
        fit_source_number(out, view, "net_to_gross_share", type->net_share, type->accounts, "ratio of the sums");
    write_payer_mix(out, view, type);
    write_law(out, view, "documentation_lag_hours", &type->lag);
    write_law(out, view, "coding_minutes", &type->minutes);
    if (!isnan(type->rank_correlation.value) && varies(&type->gross) && varies(&type->minutes))
        fit_source_number(out, view, "charge_minutes_rank_correlation", type->rank_correlation,
                          (int64_t)type->minutes.count, "Spearman; Fisher's z");
    write_hold(out, view, &type->hold);
    if (type->query.count >= FLAG_ROWS_LEAST) {
        json_write_object(out, "query");
        fit_source_share(out, view, "share", &type->query, "charts coded by people were queried");
        json_write_object_end(out);
    }
    json_write_object_end(out);
}

static void write_mean(struct json_write *out, const struct fit_view *view, const char *key,
                       const struct fit_choice *choice)
{
    if (choice->count == 0) return;
    struct fit_interval mean = {choice->mean, NAN, NAN};
    fit_source_number(out, view, key, mean, (int64_t)choice->count, "mean: too few values to fit a law");
}

/* A type with too few accounts to fit: it is in the scenario because some of them are open on any morning. */
static void write_rare_type(struct json_write *out, const struct fit_view *view, size_t t)
{
    const struct fit_type *type = &view->fit->types[t];
    struct fit_interval per_week = {(double)type->accounts * 7 / (double)view->fit->days, NAN, NAN};
    json_write_object(out, NULL);
    json_write_text(out, "//",
                    "TO BE REVIEWED: too few accounts to fit. Numbers with a source are means, all other fields "
                    "stand on defaults, and arrivals are alike in all hours");
    json_write_text(out, "name", view->types[t]);
    if (type->accounts > 0) {
        json_write_object(out, "arrivals");
        fit_source_number(out, view, "per_week", per_week, type->accounts, "mean level: too few accounts to fit");
        json_write_object_end(out);
    }
    write_mean(out, view, "gross_usd", &type->gross);
    write_payer_mix(out, view, type);
    write_mean(out, view, "documentation_lag_hours", &type->lag);
    write_mean(out, view, "coding_minutes", &type->minutes);
    write_hold(out, view, &type->hold);
    json_write_object_end(out);
}

static bool is_touchless(const struct fit_view *view, size_t t)
{
    return fit_view_has(view, t) && view->fit->types[t].touchless.count >= FLAG_ROWS_LEAST &&
           view->fit->types[t].touchless.hits > 0;
}

static void write_touchless(struct json_write *out, const struct fit_view *view)
{
    bool any = false;
    for (size_t t = 0; t < view->fit->type_count; t++) any = any || is_touchless(view, t);
    if (!any) return;
    json_write_list(out, "cac");
    for (size_t t = 0; t < view->fit->type_count; t++) {
        if (!is_touchless(view, t)) continue;
        char *name = memory_format("touchless %.50s", view->types[t]);
        json_write_object(out, NULL);
        json_write_text(out, "//",
                        "what no coder saw; the minutes of the others are as they were coded, with all help");
        json_write_text(out, "name", name);
        json_write_row(out, "work_types");
        json_write_text(out, NULL, view->types[t]);
        json_write_list_end(out);
        fit_source_share(out, view, "touchless_share", &view->fit->types[t].touchless, "coded charts were touchless");
        json_write_object_end(out);
        free(name);
    }
    json_write_list_end(out);
}

void fit_scenario_work_types(struct json_write *out, const struct fit_view *view)
{
    json_write_list(out, "work_types");
    for (size_t t = 0; t < view->fit->type_count; t++)
        if (fit_view_has(view, t)) write_work_type(out, view, t);
    for (size_t t = 0; t < view->fit->type_count; t++)
        if (!fit_view_has(view, t)) write_rare_type(out, view, t);
    json_write_list_end(out);
    write_touchless(out, view);
}
