#include "io/automation_data.h"
#include "io/automation_variant.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/result_json.h"
#include <math.h>
#include <stdlib.h>

/* The numbers of a row before the effects, in the order of both files. */
static const struct {
    const char *id;
    size_t offset;
} numbers[] = {
    {"encounters_per_week", offsetof(struct automation_row, facts.per_week)},
    {"coding_hours_per_week", offsetof(struct automation_row, facts.hours_per_week)},
    {"coding_hours_share", offsetof(struct automation_row, facts.hours_share)},
    {"minutes_mean", offsetof(struct automation_row, facts.minutes_mean)},
    {"minutes_cv", offsetof(struct automation_row, facts.minutes_cv)},
    {"arrivals_cv", offsetof(struct automation_row, facts.arrivals_cv)},
    {"variability", offsetof(struct automation_row, facts.variability)},
    {"score", offsetof(struct automation_row, facts.score)},
    {"touchless_share", offsetof(struct automation_row, gain.touchless_share)},
    {"more_charts_share", offsetof(struct automation_row, gain.more_charts_share)},
    {"hours_freed_per_week", offsetof(struct automation_row, freed_hours)},
    {"fte_freed", offsetof(struct automation_row, freed_fte)},
};
enum { NUMBER_COUNT = sizeof numbers / sizeof *numbers };

static double number_of(const struct automation_row *row, int number)
{
    return *(const double *)((const char *)row + numbers[number].offset);
}

static const struct scenario *scenario_of(const struct automation_view *view)
{
    return &view->results->scenarios[0].scenario;
}

static const char *name_or_empty(const char *name)
{
    return name ? name : "";
}

static const char *engine_name(const struct automation_view *view, const struct automation_row *row)
{
    return row->engine >= 0 ? scenario_of(view)->cac.items[row->engine].name : NULL;
}

static const char *pool_name(const struct automation_view *view, const struct automation_row *row)
{
    return row->pool >= 0 ? scenario_of(view)->pools.items[row->pool].name : NULL;
}

static bool has(const struct automation_row *row, int effect)
{
    return row->has_effect && (effect != EFFECT_UTILIZATION || row->pool >= 0);
}

static void write_csv_head(FILE *file)
{
    fputs("rank,work_type,title,setting,tool,read_by,quadrant", file);
    for (int n = 0; n < NUMBER_COUNT; n++) fprintf(file, ",%s", numbers[n].id);
    fputs(",pool,pool_utilization_share", file);
    for (int e = 0; e < EFFECT_COUNT; e++) {
        const char *id = automation_effect_id((enum automation_effect)e);
        fprintf(file, ",%s_difference,%s_half_width,%s_verdict", id, id, id);
    }
    fputc('\n', file);
}

static void write_csv_row(const struct automation_view *view, size_t rank, FILE *file)
{
    const struct automation_row *row = &view->report->rows[rank];
    const struct work_type *type = &scenario_of(view)->work_types.items[row->work_type];
    if (row->engine < 0) fprintf(file, "%zu", rank + 1);
    fputc(',', file);
    csv_text(file, type->name, ',');
    csv_text(file, type->title ? type->title : type->name, ',');
    csv_text(file, setting_names[type->setting], ',');
    csv_text(file, automation_tool(type), ',');
    csv_text(file, name_or_empty(engine_name(view, row)), ',');
    csv_text(file, quadrant_names[row->facts.quadrant], ',');
    for (int n = 0; n < NUMBER_COUNT; n++) csv_number(file, number_of(row, n), ',');
    csv_text(file, name_or_empty(pool_name(view, row)), ',');
    csv_number(file, row->pool >= 0 ? row->pool_utilization : NAN, ',');
    for (int e = 0; e < EFFECT_COUNT; e++) {
        const struct estimate *effect = &row->effects[e];
        csv_number(file, has(row, e) ? effect->mean : NAN, ',');
        csv_number(file, has(row, e) ? effect->half_width : NAN, ',');
        csv_text(file, has(row, e) ? automation_verdict(effect) : "", e + 1 < EFFECT_COUNT ? ',' : '\n');
    }
}

void automation_csv_write(const struct automation_view *view, FILE *file)
{
    write_csv_head(file);
    for (size_t i = 0; i < view->report->count; i++) write_csv_row(view, i, file);
}

static void write_effects(struct json_write *out, const struct automation_view *view, const struct automation_row *row)
{
    if (!row->has_effect) {
        json_write_null(out, "effects");
        return;
    }
    json_write_object(out, "effects");
    for (int e = 0; e < EFFECT_COUNT; e++) {
        if (!has(row, e)) continue;
        json_write_flat(out, automation_effect_id((enum automation_effect)e));
        json_write_text(out, "unit", metrics[automation_effect_metric((enum automation_effect)e)].unit);
        json_write_number(out, "mean", row->effects[e].mean);
        json_write_number(out, "half_width", row->effects[e].half_width);
        json_write_number(out, "confidence", view->results->confidence);
        json_write_text(out, "verdict", automation_verdict(&row->effects[e]));
        json_write_object_end(out);
    }
    json_write_object_end(out);
}

static void write_type(struct json_write *out, const struct automation_view *view, size_t rank)
{
    const struct automation_row *row = &view->report->rows[rank];
    const struct work_type *type = &scenario_of(view)->work_types.items[row->work_type];
    json_write_object(out, NULL);
    json_write_number(out, "rank", row->engine < 0 ? (double)rank + 1 : NAN);
    json_write_text(out, "work_type", type->name);
    json_write_text(out, "title", type->title ? type->title : type->name);
    json_write_text(out, "setting", setting_names[type->setting]);
    json_write_text(out, "tool", automation_tool(type));
    json_write_text(out, "read_by", engine_name(view, row));
    json_write_text(out, "quadrant", quadrant_names[row->facts.quadrant]);
    for (int n = 0; n < NUMBER_COUNT; n++) json_write_number(out, numbers[n].id, number_of(row, n));
    json_write_text(out, "pool", pool_name(view, row));
    json_write_number(out, "pool_utilization_share", row->pool >= 0 ? row->pool_utilization : NAN);
    char *set = row->engine < 0 ? automation_variant_set(scenario_of(view), row->work_type, &row->gain) : NULL;
    json_write_text(out, "set", set);
    free(set);
    write_effects(out, view, row);
    json_write_object_end(out);
}

void automation_json_write(const struct automation_view *view, FILE *file)
{
    const struct automation_report *report = view->report;
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", RESULT_SCHEMA_VERSION);
    result_json_identity(&out, view->results, 0);
    result_json_counts(&out, view->results);
    json_write_number(&out, "median_coding_hours_per_week", report->medians.hours_per_week);
    json_write_number(&out, "median_variability", report->medians.variability);
    json_write_list(&out, "work_types");
    for (size_t i = 0; i < report->count; i++) write_type(&out, view, i);
    json_write_list_end(&out);
    json_write_list(&out, "definitions");
    for (int i = 0; automation_definitions[i]; i++) json_write_text(&out, NULL, automation_definitions[i]);
    json_write_list_end(&out);
    char *left_out = result_left_out(view->results);
    json_write_text(&out, "left_out", left_out);
    free(left_out);
    json_write_object_end(&out);
    fputc('\n', file);
}
