#include "experiment/fit.h"
#include "experiment/fit_rank.h"
#include "experiment/fit_ratio.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SECONDS = 86400 };
#define COMMON_WIDEST 0.8 /* an interval wider than this says nothing: the default is better */

int64_t fit_first_day(const struct history *history, int64_t *days)
{
    int64_t first = zone_day_at(&history->zone, history->observed_from);
    int64_t last = zone_day_at(&history->zone, history->discharged_until);
    if (zone_day_start(&history->zone, first) < history->observed_from) first++;
    *days = last > first ? last - first : 0;
    return first;
}

/* ---- columns of dates ---------------------------------------------------------------------------------------------
 */

static int64_t instant_of(const struct history_account *account, enum fit_column column)
{
    const int64_t instants[FIT_COLUMN_COUNT] = {account->discharge, account->documented, account->coding_start,
                                                account->coded, account->billed};
    return instants[column];
}

static void find_batches(struct fit *fit)
{
    for (int column = 0; column < FIT_COLUMN_COUNT; column++) {
        struct fit_batch *batch = &fit->batches[column];
        int64_t local = 0, universal = 0;
        for (size_t i = 0; i < fit->history->count; i++) {
            int64_t at = instant_of(&fit->history->items[i], column);
            if (at == HISTORY_NONE) continue;
            batch->known++;
            if ((at + zone_offset_at(&fit->history->zone, at)) % DAY_SECONDS == 0) local++;
            if (at % DAY_SECONDS == 0) universal++;
        }
        batch->at_midnight = local > universal ? local : universal;
        batch->is_batch = batch->at_midnight * 2 > batch->known;
    }
}

/* ---- what one account adds ----------------------------------------------------------------------------------------
 */

struct pair_list { /* charges and minutes of the same account */
    size_t count, capacity;
    double *gross, *minutes;
};

struct hits {
    int64_t query, query_known, denial, denial_known, young, young_known, touchless, touchless_known, payer_known;
    int64_t *payers;
};

struct gathered { /* of one type, besides what stands in fit_type */
    struct pair_list pairs;
    struct fit_ratio net; /* of gross dollars */
    struct hits hits;
};

static void add_pair(struct pair_list *pairs, double gross, double minutes)
{
    if (pairs->count == pairs->capacity) {
        pairs->capacity = pairs->capacity ? pairs->capacity * 2 : 256;
        pairs->gross = memory_resize(pairs->gross, pairs->capacity, sizeof *pairs->gross);
        pairs->minutes = memory_resize(pairs->minutes, pairs->capacity, sizeof *pairs->minutes);
    }
    pairs->gross[pairs->count] = gross;
    pairs->minutes[pairs->count++] = minutes;
}

static void add_flag(int64_t *hits, int64_t *known, int8_t flag)
{
    if (flag < 0) return;
    ++*known;
    *hits += flag;
}

/* A denial comes weeks after the bill: young bills would thin the share out, and are counted apart. */
static void add_hits(struct hits *hits, const struct history_account *account, int64_t until)
{
    bool coded = account->coded != HISTORY_NONE, billed = account->billed != HISTORY_NONE;
    bool young = billed && account->billed > until - FIT_DENIAL_DAYS * DAY_SECONDS;
    if (coded && account->touchless != 1) add_flag(&hits->query, &hits->query_known, account->queried);
    if (billed && !young) add_flag(&hits->denial, &hits->denial_known, account->denied);
    if (young) add_flag(&hits->young, &hits->young_known, account->denied);
    if (coded) add_flag(&hits->touchless, &hits->touchless_known, account->touchless);
    if (account->payer < 0) return;
    hits->payer_known++;
    hits->payers[account->payer]++;
}

static void add_lag(const struct fit *fit, struct fit_type *type, const struct history_account *account)
{
    bool is_open =
        account->documented == HISTORY_NONE && account->coded == HISTORY_NONE && account->billed == HISTORY_NONE;
    type->open += is_open;
    if (account->documented != HISTORY_NONE)
        fit_sample_add(&type->lag_sample, (double)(account->documented - account->discharge) / 3600, false);
    else if (is_open && fit->batches[FIT_DOCUMENTED].known > 0)
        fit_sample_add(&type->lag_sample, (double)(fit->history->observed_until - account->discharge) / 3600, true);
}

static void add_account(struct fit *fit, struct gathered *gathered, const struct history_account *account)
{
    struct fit_type *type = &fit->types[account->work_type];
    int64_t local = account->discharge + zone_offset_at(&fit->history->zone, account->discharge);
    int64_t day = zone_day_at(&fit->history->zone, account->discharge);
    type->accounts++;
    type->counts.counts[day - fit->first_day]++;
    type->counts.by_hour[civil_weekday_of(day)][(local / 3600 % 24 + 24) % 24]++;
    add_lag(fit, type, account);
    if (!isnan(account->gross_usd)) fit_sample_add(&type->gross_sample, account->gross_usd, false);
    bool by_people = account->coded != HISTORY_NONE && account->touchless != 1 && !isnan(account->coding_minutes);
    if (by_people) fit_sample_add(&type->minutes_sample, account->coding_minutes, false);
    if (by_people && !isnan(account->gross_usd))
        add_pair(&gathered->pairs, account->gross_usd, account->coding_minutes);
    if (!isnan(account->gross_usd) && !isnan(account->net_usd))
        fit_ratio_add(&gathered->net, account->gross_usd, account->net_usd);
    add_hits(&gathered->hits, account, fit->history->observed_until);
}

/* ---- from sums to estimates ---------------------------------------------------------------------------------------
 */

/* Too few old bills: then all of them. */
static void take_young(struct hits *hits)
{
    if (hits->denial_known >= FIT_ROWS_LEAST) return;
    hits->denial += hits->young;
    hits->denial_known += hits->young_known;
}

static void finish_type(struct fit *fit, struct fit_type *type, const struct gathered *gathered)
{
    double confidence = fit->confidence;
    const struct hits *hits = &gathered->hits;
    fit_sample_close(&type->gross_sample);
    fit_sample_close(&type->lag_sample);
    fit_sample_close(&type->minutes_sample);
    fit_choice_make(&type->gross, &type->gross_sample, confidence);
    fit_choice_make(&type->lag, &type->lag_sample, confidence);
    fit_choice_make(&type->minutes, &type->minutes_sample, confidence);
    type->counts.hours_known = !fit->batches[FIT_DISCHARGE].is_batch;
    type->has_arrivals = fit_arrivals_make(&type->arrivals, &type->counts, confidence);
    type->net_share = fit_ratio_interval(&gathered->net, confidence);
    type->rank_correlation =
        fit_rank_correlation(gathered->pairs.gross, gathered->pairs.minutes, gathered->pairs.count, confidence);
    type->query = estimate_share(hits->query, hits->query_known, confidence);
    type->denial = estimate_share(hits->denial, hits->denial_known, confidence);
    type->touchless = estimate_share(hits->touchless, hits->touchless_known, confidence);
    type->payers = memory_allocate(fit->history->payers.count, sizeof *type->payers);
    for (size_t p = 0; p < fit->history->payers.count; p++)
        type->payers[p] = estimate_share(hits->payers[p], hits->payer_known, confidence);
    fit_hold_make(&type->hold, fit->history, type->type, fit->batches[FIT_BILLED].is_batch, confidence);
}

static void find_common_share(struct fit *fit)
{
    const struct fit_arrivals **fits = memory_allocate(fit->type_count, sizeof *fits);
    const struct fit_arrival_counts **counts = memory_allocate(fit->type_count, sizeof *counts);
    size_t count = 0;
    for (size_t t = 0; t < fit->type_count; t++) {
        if (!fit->types[t].has_arrivals || !(fit->types[t].arrivals.day_factor_cv.value > 0)) continue;
        fits[count] = &fit->types[t].arrivals;
        counts[count++] = &fit->types[t].counts;
    }
    fit->common_share = fit_common_share(fits, counts, count, fit->confidence);
    if (fit->common_share.high - fit->common_share.low > COMMON_WIDEST)
        fit->common_share = (struct fit_interval){NAN, NAN, NAN};
    free(fits);
    free(counts);
}

static void mark_holidays(struct fit *fit, const int64_t *holidays, size_t count)
{
    int64_t days = fit->days + FIT_REFERENCE_DAYS;
    fit->holidays = memory_allocate((size_t)days, sizeof *fit->holidays);
    for (size_t i = 0; i < count; i++)
        if (holidays[i] >= fit->first_day && holidays[i] < fit->first_day + days)
            fit->holidays[holidays[i] - fit->first_day] = true;
}

static struct gathered *start_types(struct fit *fit)
{
    const struct history *history = fit->history;
    struct gathered *gathered = memory_allocate(fit->type_count, sizeof *gathered);
    for (size_t t = 0; t < fit->type_count; t++) {
        struct fit_type *type = &fit->types[t];
        type->type = (int32_t)t;
        type->counts = (struct fit_arrival_counts){.first_day = fit->first_day,
                                                   .days = (size_t)fit->days,
                                                   .counts = memory_allocate((size_t)fit->days, sizeof(int64_t)),
                                                   .holidays = fit->holidays};
        gathered[t].hits.payers = memory_allocate(history->payers.count, sizeof(int64_t));
    }
    return gathered;
}

void fit_make(struct fit *fit, const struct history *history, const int64_t *holidays, size_t holiday_count,
              bool has_calendar, double confidence)
{
    *fit = (struct fit){.history = history, .confidence = confidence, .type_count = history->work_types.count};
    fit->types = memory_allocate(fit->type_count, sizeof *fit->types);
    fit->first_day = fit_first_day(history, &fit->days);
    if (has_calendar) mark_holidays(fit, holidays, holiday_count);
    find_batches(fit);
    struct gathered *gathered = start_types(fit);
    int64_t denied = 0, denial_known = 0;
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (account->discharge == HISTORY_NONE || account->work_type < 0) continue;
        int64_t day = zone_day_at(&history->zone, account->discharge);
        if (day >= fit->first_day && day < fit->first_day + fit->days)
            add_account(fit, &gathered[account->work_type], account);
    }
    for (size_t t = 0; t < fit->type_count; t++) {
        take_young(&gathered[t].hits);
        denied += gathered[t].hits.denial;
        denial_known += gathered[t].hits.denial_known;
        finish_type(fit, &fit->types[t], &gathered[t]);
        free(gathered[t].pairs.gross);
        free(gathered[t].pairs.minutes);
        free(gathered[t].hits.payers);
    }
    free(gathered);
    fit->denial = estimate_share(denied, denial_known, confidence);
    find_common_share(fit);
    fit->bill_run_minute = fit->batches[FIT_BILLED].is_batch ? -1 : fit_bill_run_minute(history);
    fit_staff_make(&fit->staff, history, !fit->batches[FIT_CODED].is_batch, confidence);
}

void fit_free(struct fit *fit)
{
    for (size_t t = 0; t < fit->type_count; t++) {
        struct fit_type *type = &fit->types[t];
        free(type->counts.counts);
        fit_arrivals_free(&type->arrivals);
        fit_sample_free(&type->gross_sample);
        fit_sample_free(&type->lag_sample);
        fit_sample_free(&type->minutes_sample);
        fit_choice_free(&type->gross);
        fit_choice_free(&type->lag);
        fit_choice_free(&type->minutes);
        free(type->payers);
    }
    free(fit->types);
    free(fit->holidays);
    fit_staff_free(&fit->staff);
    memset(fit, 0, sizeof *fit);
}
