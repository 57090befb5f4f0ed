#include "io/fit_json.h"
#include "io/fit_source.h"
#include "io/json_write.h"
#include "io/law_table.h"
#include "io/weekday_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const char *const outcomes[] = {"too_few", "constant", "parametric", "table"};
static const char *const hold_outcomes[] = {"unknown", "mode", "none"};
static const char *const shape_names[FIT_SHAPE_COUNT] = {"alike", "weekend", "own"};
static const char *const column_names[FIT_COLUMN_COUNT] = {"discharge", "documented", "coding_start", "coded",
                                                           "billed"};

static void write_interval(struct json_write *out, const char *key, struct fit_interval value)
{
    json_write_flat(out, key);
    json_write_number(out, "value", value.value);
    json_write_number(out, "low", value.low);
    json_write_number(out, "high", value.high);
    json_write_object_end(out);
}

static void write_share(struct json_write *out, const char *key, const struct share_estimate *share)
{
    json_write_flat(out, key);
    json_write_number(out, "hits", (double)share->hits);
    json_write_number(out, "count", (double)share->count);
    json_write_number(out, "share", share->share);
    json_write_number(out, "low", share->low);
    json_write_number(out, "high", share->high);
    json_write_object_end(out);
}

static void write_date(struct json_write *out, const char *key, int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    char *text = memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
    json_write_text(out, key, text);
    free(text);
}

static void write_arrivals(struct json_write *out, const struct fit_type *type)
{
    const struct fit_arrivals *arrivals = &type->arrivals;
    json_write_object(out, "arrivals");
    json_write_number(out, "total", (double)arrivals->total);
    write_interval(out, "per_week", arrivals->per_week);
    write_interval(out, "yearly_trend", arrivals->yearly_trend);
    json_write_boolean(out, "trend_shows", arrivals->trend_shows);
    write_interval(out, "day_factor_cv", arrivals->day_factor_cv);
    write_interval(out, "holiday_factor", arrivals->holiday);
    json_write_number(out, "holidays", (double)arrivals->holiday_count);
    json_write_number(out, "dispersion", arrivals->dispersion);
    json_write_text(out, "hours", type->counts.hours_known ? shape_names[arrivals->shape] : "flat");
    json_write_list(out, "weekday_factors");
    for (int d = 0; d < 7; d++) write_interval(out, NULL, arrivals->weekday[d]);
    json_write_list_end(out);
    json_write_boolean(out, "months_fitted", arrivals->months_fitted);
    json_write_list(out, "month_factors");
    for (int m = 0; m < 12 && arrivals->months_fitted; m++) write_interval(out, NULL, arrivals->month[m]);
    json_write_list_end(out);
    json_write_list(out, "profile");
    for (int d = 0; d < 7; d++) {
        json_write_row(out, NULL);
        for (int h = 0; h < 24; h++) json_write_number(out, NULL, fit_rounded(arrivals->profile[d][h]));
        json_write_list_end(out);
    }
    json_write_list_end(out);
    json_write_object_end(out);
}

static void write_candidate(struct json_write *out, const struct fit_choice *choice, int index)
{
    const struct fitted_law *candidate = &choice->candidates[index];
    const struct law_row *row = &law_rows[candidate->law.kind];
    const double values[FIT_LAW_PARAMETERS] = {candidate->law.mean, fitted_law_second(candidate)};
    json_write_object(out, NULL);
    json_write_text(out, "law", row->name);
    json_write_boolean(out, "found", candidate->found);
    for (int p = 0; p < candidate->parameters; p++)
        write_interval(out, row->parameters[p]->key,
                       (struct fit_interval){values[p], candidate->low[p], candidate->high[p]});
    json_write_number(out, "log_likelihood", candidate->log_likelihood);
    json_write_number(out, "aic", candidate->aic);
    json_write_number(out, "distance", candidate->distance);
    json_write_number(out, "distance_critical", candidate->critical);
    json_write_number(out, "anderson_darling", candidate->anderson_darling);
    json_write_boolean(out, "fits", fit_choice_fits(choice, candidate));
    json_write_boolean(out, "chosen", choice->chosen == index);
    json_write_object_end(out);
}

static void write_choice(struct json_write *out, const char *key, const struct fit_choice *choice)
{
    json_write_object(out, key);
    json_write_text(out, "outcome", outcomes[choice->outcome]);
    json_write_number(out, "count", (double)choice->count);
    json_write_number(out, "open", (double)choice->open_count);
    json_write_number(out, "zeros", (double)choice->zero_count);
    if (choice->count) {
        write_interval(out, "mean", (struct fit_interval){choice->mean, choice->mean_low, choice->mean_high});
        json_write_number(out, "sd", choice->sd);
        json_write_number(out, "p10", choice->p10);
        json_write_number(out, "p50", choice->p50);
        json_write_number(out, "p90", choice->p90);
        json_write_number(out, "largest", choice->largest);
        json_write_number(out, "hidden_share", choice->hidden_share);
    }
    json_write_list(out, "candidates");
    for (int i = 0; i < (int)choice->candidate_count; i++) write_candidate(out, choice, i);
    json_write_list_end(out);
    if (choice->outcome != FIT_TOO_FEW) fit_law_write(out, "law", &choice->law);
    json_write_object_end(out);
}

static void write_throughput(struct json_write *out, const struct fit_throughput *throughput)
{
    json_write_object(out, "throughput");
    json_write_number(out, "charts", (double)throughput->charts);
    json_write_number(out, "charts_per_coding_hour", throughput->per_hour);
    json_write_number(out, "coders", throughput->coders);
    json_write_number(out, "p10", throughput->p10);
    json_write_number(out, "p50", throughput->p50);
    json_write_number(out, "p90", throughput->p90);
    json_write_row(out, "share_by_local_hour");
    for (int h = 0; h < 24; h++) json_write_number(out, NULL, fit_rounded(throughput->by_hour[h]));
    json_write_list_end(out);
    json_write_object_end(out);
}

static void write_type(struct json_write *out, const struct fit_view *view, size_t t)
{
    const struct fit_type *type = &view->fit->types[t];
    json_write_object(out, NULL);
    json_write_text(out, "name", view->types[t]);
    json_write_number(out, "accounts", (double)type->accounts);
    json_write_number(out, "open", (double)type->open);
    json_write_boolean(out, "fitted", type->has_arrivals);
    if (type->has_arrivals) write_arrivals(out, type);
    write_choice(out, "gross_usd", &type->gross);
    write_choice(out, "documentation_lag_hours", &type->lag);
    write_choice(out, "coding_minutes", &type->minutes);
    write_interval(out, "net_to_gross_share", type->net_share);
    write_interval(out, "charge_minutes_rank_correlation", type->rank_correlation);
    write_share(out, "queried", &type->query);
    write_share(out, "denied", &type->denial);
    write_share(out, "touchless", &type->touchless);
    json_write_object(out, "bill_hold");
    json_write_text(out, "outcome", hold_outcomes[type->hold.outcome]);
    json_write_number(out, "days", type->hold.days);
    write_share(out, "coded_early", &type->hold.early);
    write_share(out, "at_the_mode", &type->hold.mode);
    json_write_number(out, "days_all_bills", type->hold.all_days >= 0 ? type->hold.all_days : (double)NAN);
    write_share(out, "at_the_mode_of_all_bills", &type->hold.all);
    json_write_object_end(out);
    json_write_object(out, "payers");
    for (size_t p = 0; p < view->fit->history->payers.count; p++) {
        struct share_estimate share =
            estimate_share(fit_view_payer_hits(view, type, p), type->payers[0].count, view->fit->confidence);
        if (view->payer_of[p] == p) write_share(out, view->payers[p], &share);
    }
    json_write_object_end(out);
    write_throughput(out, &view->fit->staff.throughput[t]);
    json_write_object_end(out);
}

static void write_pool(struct json_write *out, const struct fit_view *view, const struct fit_pool *pool)
{
    json_write_object(out, NULL);
    json_write_row(out, "work_types");
    for (int i = 0; i < pool->type_count; i++) json_write_text(out, NULL, view->types[pool->types[i]]);
    json_write_list_end(out);
    json_write_number(out, "coders", pool->coders);
    json_write_number(out, "charts", (double)pool->charts);
    json_write_number(out, "busy_share", pool->busy_share);
    write_interval(out, "coding_share_while_charts_wait", pool->pace.share);
    json_write_list(out, "shifts");
    for (int s = 0; s < pool->shift_count; s++) {
        const struct fit_shift *shift = &pool->shifts[s];
        json_write_flat(out, NULL);
        char *days = weekdays_text(shift->days);
        json_write_text(out, "days", days);
        free(days);
        json_write_number(out, "coders", shift->coders);
        json_write_number(out, "present", shift->present);
        json_write_number(out, "start_hour", shift->start_hour);
        json_write_number(out, "end_hour", shift->end_hour);
        json_write_boolean(out, "hours_known", shift->hours_known);
        json_write_number(out, "sessions", (double)shift->sessions);
        json_write_object_end(out);
    }
    json_write_list_end(out);
    json_write_object_end(out);
}

static void write_head(struct json_write *out, const struct fit_view *view)
{
    const struct fit *fit = view->fit;
    json_write_text(out, "accounts_file", view->accounts);
    json_write_list(out, "files");
    for (size_t f = 0; f < fit->history->file_count; f++) {
        json_write_flat(out, NULL);
        json_write_text(out, "name", fit->history->files[f].name);
        json_write_text(out, "digest", fit->history->files[f].digest);
        json_write_number(out, "rows", (double)fit->history->files[f].rows);
        json_write_object_end(out);
    }
    json_write_list_end(out);
    json_write_number(out, "accounts", (double)fit->history->count);
    json_write_text(out, "time_zone", fit->history->zone.name);
    write_date(out, "first_day", fit->first_day);
    json_write_number(out, "days", (double)fit->days);
    json_write_number(out, "confidence", fit->confidence);
    json_write_object(out, "midnight");
    for (int c = 0; c < FIT_COLUMN_COUNT; c++) {
        json_write_flat(out, column_names[c]);
        json_write_number(out, "known", (double)fit->batches[c].known);
        json_write_number(out, "at_midnight", (double)fit->batches[c].at_midnight);
        json_write_boolean(out, "is_batch", fit->batches[c].is_batch);
        json_write_object_end(out);
    }
    json_write_object_end(out);
}

void fit_json_write(const struct fit_view *view, FILE *file)
{
    struct json_write out = {.file = file};
    const struct fit *fit = view->fit;
    json_write_object(&out, NULL);
    write_head(&out, view);
    write_interval(&out, "day_factor_common_share", fit->common_share);
    write_share(&out, "denied", &fit->denial);
    json_write_number(&out, "bill_run_minute", fit->bill_run_minute >= 0 ? fit->bill_run_minute : (double)NAN);
    json_write_list(&out, "work_types");
    for (size_t t = 0; t < fit->type_count; t++) write_type(&out, view, t);
    json_write_list_end(&out);
    json_write_list(&out, "pools");
    for (int p = 0; p < fit->staff.pool_count; p++) write_pool(&out, view, &fit->staff.pools[p]);
    json_write_list_end(&out);
    json_write_list(&out, "defaults");
    for (size_t i = 0; i < view->default_count; i++) json_write_text(&out, NULL, view->defaults[i]);
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
}
