#include "io/backtest_json.h"
#include "io/backtest_digest.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>

static char *date_text(int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------
 */

static void write_date(struct json_write *out, const char *key, int64_t civil_day)
{
    char *text = date_text(civil_day);
    json_write_text(out, key, text);
    free(text);
}

static void write_owned(struct json_write *out, const char *key, char *text)
{
    json_write_text(out, key, text);
    free(text);
}

static void write_scenario(struct json_write *out, const struct backtest_view *view)
{
    char *digest = backtest_digest(&view->scenario->scenario);
    json_write_flat(out, "scenario");
    json_write_text(out, "name", view->scenario->scenario.name);
    json_write_text(out, "digest", view->scenario->digest);
    json_write_text(out, "model_digest", digest);
    json_write_object_end(out);
    free(digest);
}

static void write_history(struct json_write *out, const struct history *history)
{
    json_write_list(out, "history");
    for (size_t i = 0; i < history->file_count; i++) {
        json_write_flat(out, NULL);
        json_write_text(out, "name", history->files[i].name);
        json_write_text(out, "digest", history->files[i].digest);
        json_write_number(out, "rows", (double)history->files[i].rows);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

static void write_inputs(struct json_write *out, const struct backtest_view *view)
{
    const struct actuals *actuals = &view->backtest->actuals;
    json_write_number(out, "replications", (double)view->backtest->replications);
    json_write_number(out, "seed", (double)view->seed);
    json_write_number(out, "fitted_days", (double)view->fitted_days);
    json_write_number(out, "opening_accounts", (double)view->inputs->open);
    json_write_boolean(out, "own_arrivals", view->inputs->own_arrivals);
    if (view->inputs->own_arrivals) json_write_number(out, "arrivals", (double)view->inputs->arrivals);
    json_write_number(out, "accounts_left_out", (double)actuals->left_out);
    json_write_number(out, "accounts_without_charges", (double)actuals->without_charges);
    json_write_number(out, "charts_without_documentation", (double)actuals->without_documentation);
    json_write_boolean(out, "documentation_known", actuals->knows_documentation);
}

static void write_quality(struct json_write *out, const char *part, const struct forecast_quality *quality)
{
    json_write_flat(out, NULL);
    json_write_text(out, "part", part);
    json_write_number(out, "days", (double)quality->days);
    json_write_number(out, "actual_mean", quality->actual);
    json_write_number(out, "bias", quality->bias);
    json_write_number(out, "bias_share", quality->bias / quality->actual);
    json_write_number(out, "mape_share", quality->mape);
    json_write_number(out, "days_of_zero_left_out", (double)quality->zero_days);
    json_write_number(out, "covered_50_share", quality->covered_50);
    json_write_number(out, "covered_90_share", quality->covered_90);
    json_write_number(out, "crps", quality->crps);
    json_write_number(out, "crps_last_value", quality->crps_last);
    json_write_number(out, "crps_same_weekday", quality->crps_weekday);
    json_write_number(out, "skill_last_value", quality->skill_last);
    json_write_number(out, "skill_same_weekday", quality->skill_weekday);
    json_write_object_end(out);
}

static void write_series(struct json_write *out, const struct backtest *backtest, int a)
{
    const struct forecast_series *scored = &backtest->series[a];
    json_write_object(out, NULL);
    json_write_text(out, "series", series[actual_series[a]].id);
    json_write_text(out, "unit", series[actual_series[a]].unit);
    json_write_text(out, "verdict", backtest_verdict_names[scored->verdict]);
    json_write_number(out, "chance_of_coverage", scored->coverage_chance);
    json_write_number(out, "chance_against_last_value", scored->last_chance);
    json_write_number(out, "chance_against_same_weekday", scored->weekday_chance);
    json_write_list(out, "parts");
    for (int p = 0; p < PART_COUNT; p++) write_quality(out, backtest_part_names[p], &scored->parts[p]);
    json_write_list_end(out);
    json_write_object_end(out);
}

void backtest_json_write(const struct backtest_view *view, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", 1);
    json_write_text(&out, "himsim_version", HIMSIM_VERSION);
    json_write_text(&out, "verdict", backtest_verdict(view));
    write_owned(&out, "sentence", backtest_sentence(view));
    write_owned(&out, "summary", backtest_summary(view));
    write_date(&out, "from", view->backtest->first_day);
    write_date(&out, "to", view->backtest->first_day + view->backtest->days - 1);
    write_scenario(&out, view);
    write_history(&out, view->inputs->history);
    write_inputs(&out, view);
    json_write_list(&out, "series");
    for (int a = 0; a < ACTUAL_COUNT; a++) write_series(&out, view->backtest, a);
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
}

/* ---- CSV ----------------------------------------------------------------------------------------------------------
 */

static void write_day(const struct forecast_day *day, FILE *file)
{
    csv_number(file, day->actual, ',');
    csv_number(file, day->mean, ',');
    for (int b = 0; b < BAND_COUNT; b++) csv_number(file, day->bands[b], ',');
    csv_number(file, day->crps, ',');
    csv_number(file, day->last, ',');
    csv_number(file, day->weekday, ',');
    csv_integer(file, day->is_scored, '\n');
}

void backtest_csv_write(const struct backtest_view *view, FILE *file)
{
    fputs("date,series,actual,mean,p05,p25,p50,p75,p95,crps,naive_last_value,naive_same_weekday,is_scored\n", file);
    for (int64_t d = 0; d < view->backtest->days; d++) {
        char *date = date_text(view->backtest->first_day + d);
        for (int a = 0; a < ACTUAL_COUNT; a++) {
            fprintf(file, "%s,%s,", date, series[actual_series[a]].id);
            write_day(&view->backtest->series[a].items[d], file);
        }
        free(date);
    }
}
