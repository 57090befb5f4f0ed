#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/metric_name.h"
#include "io/result_set.h"
#include "io/uncertainty_view.h"

static const char *const scales[] = {"value", "factor"};

static void write_assumptions(struct json_write *out, const struct uncertainty_view *view)
{
    json_write_list(out, "assumptions");
    for (size_t a = 0; a < view->assumptions->count; a++) {
        const struct assumption *assumption = &view->assumptions->items[a];
        const struct uncertainty *entry = assumption_entry(assumption);
        json_write_object(out, NULL);
        json_write_text(out, "name", assumption->name);
        json_write_text(out, "field", entry->field);
        json_write_text(out, "scale", scales[entry->scale]);
        json_write_text(out, "drawn_from", uncertainty_has_law(entry) ? "distribution" : "triangular");
        json_write_number(out, "low", assumption->low);
        json_write_number(out, "base", assumption->base);
        json_write_number(out, "high", assumption->high);
        json_write_text(out, "source", entry->source);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

static void write_estimate(struct json_write *out, const char *key, const struct estimate *estimate)
{
    json_write_flat(out, key);
    json_write_number(out, "mean", estimate->mean);
    json_write_number(out, "half_width", estimate->half_width);
    json_write_number(out, "p10", estimate->p10);
    json_write_number(out, "p50", estimate->p50);
    json_write_number(out, "p90", estimate->p90);
    json_write_object_end(out);
}

static void write_split(struct json_write *out, const struct variance_split *split)
{
    json_write_flat(out, "variance");
    json_write_number(out, "input", split->input);
    json_write_number(out, "simulation", split->simulation);
    json_write_number(out, "input_share", split->input_share);
    json_write_number(out, "input_share_low", split->low);
    json_write_number(out, "input_share_high", split->high);
    json_write_boolean(out, "input_estimate_was_below_zero", split->cut);
    json_write_object_end(out);
}

static void write_result(struct json_write *out, const struct uncertainty_view *view, size_t m)
{
    const struct input_result *result = &view->study->results[m];
    const struct metric *metric = &metrics[view->measures[m].keys[0].id];
    struct estimate lives = result->lives;
    lives.mean = result->means.mean;
    lives.half_width = result->means.half_width;
    json_write_object(out, NULL);
    json_write_text(out, "id", metric->id);
    json_write_text(out, "unit", metric->unit);
    write_estimate(out, "inputs_at_base", &result->base);
    write_estimate(out, "inputs_drawn", &lives);
    write_split(out, &result->split);
    json_write_text(out, "most_by", result->driver < 0 ? NULL : view->assumptions->items[result->driver].name);
    json_write_flat(out, "rank_correlations");
    for (size_t a = 0; a < view->assumptions->count; a++)
        json_write_number(out, view->assumptions->items[a].name, result->rank_correlations[a]);
    json_write_object_end(out);
    json_write_object_end(out);
}

void uncertainty_json_write(const struct uncertainty_view *view, FILE *file)
{
    const struct scenario *scenario = &view->scenario->scenario;
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", RESULT_SCHEMA_VERSION);
    json_write_flat(&out, "scenario");
    json_write_text(&out, "name", scenario->name);
    json_write_text(&out, "title", scenario->title ? scenario->title : scenario->name);
    json_write_text(&out, "digest", view->scenario->digest);
    json_write_object_end(&out);
    json_write_number(&out, "samples", (double)view->study->samples);
    json_write_number(&out, "replications", (double)view->study->inner);
    json_write_number(&out, "seed", (double)view->seed);
    json_write_number(&out, "confidence", view->confidence);
    json_write_number(&out, "least_rank_correlation_shown", view->study->least_correlation);
    write_assumptions(&out, view);
    json_write_list(&out, "metrics");
    for (size_t m = 0; m < view->study->count; m++) write_result(&out, view, m);
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
}

void uncertainty_csv_write(const struct uncertainty_view *view, FILE *file)
{
    const struct input_study *study = view->study;
    fputs("sample,", file);
    for (size_t a = 0; a < study->assumptions; a++) csv_text(file, view->assumptions->items[a].name, ',');
    for (size_t m = 0; m < study->count; m++)
        csv_text(file, metrics[view->measures[m].keys[0].id].id, m + 1 < study->count ? ',' : '\n');
    for (size_t i = 0; i < study->samples; i++) {
        csv_integer(file, (int64_t)i, ',');
        for (size_t a = 0; a < study->assumptions; a++)
            csv_number(file, study->numbers[i * study->assumptions + a], ',');
        for (size_t m = 0; m < study->count; m++)
            csv_number(file, study->means[i * study->count + m], m + 1 < study->count ? ',' : '\n');
    }
}
