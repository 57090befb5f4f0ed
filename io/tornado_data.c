#include "io/tornado_data.h"
#include "io/csv_write.h"
#include "io/json_write.h"
#include "io/metric_name.h"
#include "io/result_set.h"
#include <math.h>
#include <stdlib.h>

static const char *const ends[TORNADO_ENDS] = {"low", "high"};
static const char *const flips[] = {"holds", "not shown", "turns"};
static const char *const scales[] = {"value", "factor"};

static void write_csv_row(const struct tornado_view *view, const char *metric, const char *unit, size_t rank,
                          const struct tornado_row *row, FILE *file)
{
    const struct assumption *assumption = &view->assumptions->items[row->assumption];
    csv_text(file, metric, ',');
    csv_text(file, unit, ',');
    csv_integer(file, (int64_t)rank + 1, ',');
    csv_text(file, assumption->name, ',');
    csv_text(file, scales[assumption_entry(assumption)->scale], ',');
    csv_number(file, assumption->base, ',');
    for (int end = 0; end < TORNADO_ENDS; end++) {
        csv_number(file, row->numbers[end], ',');
        csv_number(file, row->level[end].mean, ',');
        csv_number(file, row->level[end].half_width, ',');
        csv_number(file, row->change[end].mean, ',');
        csv_number(file, row->change[end].half_width, ',');
        csv_text(file, view->scenarios[1] ? flips[row->flip[end]] : "", ',');
        csv_number(file, row->break_even[end].found ? row->break_even[end].at : (double)NAN, ',');
    }
    csv_number(file, row->swing, ',');
    csv_text(file, row->shown ? "yes" : "no", '\n');
}

void tornado_csv_write(const struct tornado_view *view, FILE *file)
{
    fputs("metric,unit,rank,assumption,scale,base", file);
    for (int end = 0; end < TORNADO_ENDS; end++)
        fprintf(file, ",%s,at_%s,at_%s_half_width,change_%s,change_%s_half_width,decision_%s,break_even_%s", ends[end],
                ends[end], ends[end], ends[end], ends[end], ends[end], ends[end]);
    fputs(",swing,shown\n", file);
    for (size_t t = 0; t < view->tornado->count; t++) {
        char *metric = metric_name_text(&view->measures[t], &view->scenarios[0]->scenario);
        for (size_t i = 0; i < view->tornado->tables[t].count; i++)
            write_csv_row(view, metric, metric_name_unit(&view->measures[t]), i, &view->tornado->tables[t].rows[i],
                          file);
        free(metric);
    }
}

static void write_estimate(struct json_write *out, const char *key, const struct estimate *estimate)
{
    json_write_flat(out, key);
    json_write_number(out, "mean", estimate->mean);
    json_write_number(out, "half_width", estimate->half_width);
    json_write_object_end(out);
}

static void write_break_even(struct json_write *out, const struct tornado_row *row, int end)
{
    const struct break_even *found = &row->break_even[end];
    if (!found->found) {
        json_write_null(out, "break_even");
        return;
    }
    json_write_flat(out, "break_even");
    json_write_number(out, "at", found->at);
    json_write_number(out, "sign_not_shown_from", found->from_open ? (double)NAN : found->from);
    json_write_number(out, "sign_not_shown_to", found->to_open ? (double)NAN : found->to);
    json_write_boolean(out, "within_range", break_even_is_within(row, end));
    json_write_object_end(out);
}

static void write_end(struct json_write *out, const struct tornado_view *view, const struct tornado_row *row, int end)
{
    json_write_object(out, ends[end]);
    json_write_number(out, "number", row->numbers[end]);
    write_estimate(out, view->scenarios[1] ? "difference" : "level", &row->level[end]);
    write_estimate(out, "change", &row->change[end]);
    if (view->scenarios[1]) {
        json_write_text(out, "decision", flips[row->flip[end]]);
        json_write_number(out, "searched_to", row->reach[end]);
        write_break_even(out, row, end);
    }
    json_write_object_end(out);
}

static void write_row(struct json_write *out, const struct tornado_view *view, size_t rank,
                      const struct tornado_row *row)
{
    const struct assumption *assumption = &view->assumptions->items[row->assumption];
    const struct uncertainty *entry = assumption_entry(assumption);
    json_write_object(out, NULL);
    json_write_number(out, "rank", (double)rank + 1);
    json_write_text(out, "assumption", assumption->name);
    json_write_text(out, "field", entry->field);
    json_write_text(out, "scale", scales[entry->scale]);
    json_write_text(out, "source", entry->source);
    json_write_text(out, "moves",
                    !view->scenarios[1] || (assumption->entries[0] && assumption->entries[1]) ? "all"
                    : assumption->entries[0]                                                  ? "baseline"
                                                                                              : "alternative");
    json_write_number(out, "base", assumption->base);
    for (int end = 0; end < TORNADO_ENDS; end++) write_end(out, view, row, end);
    json_write_number(out, "swing", row->swing);
    json_write_boolean(out, "shown", row->shown);
    json_write_object_end(out);
}

static void write_table(struct json_write *out, const struct tornado_view *view, size_t t)
{
    const struct tornado_table *table = &view->tornado->tables[t];
    char *metric = metric_name_text(&view->measures[t], &view->scenarios[0]->scenario);
    char *finding = tornado_finding(view, t);
    json_write_object(out, NULL);
    json_write_text(out, "metric", metric);
    json_write_text(out, "unit", metric_name_unit(&view->measures[t]));
    json_write_text(out, "finding", finding);
    write_estimate(out, view->scenarios[1] ? "difference_at_base" : "level_at_base", &table->base);
    json_write_list(out, "rows");
    for (size_t i = 0; i < table->count; i++) write_row(out, view, i, &table->rows[i]);
    json_write_list_end(out);
    json_write_object_end(out);
    free(metric);
    free(finding);
}

static void write_identity(struct json_write *out, const char *key, const struct loaded_scenario *loaded)
{
    json_write_flat(out, key);
    json_write_text(out, "name", loaded->scenario.name);
    json_write_text(out, "title", loaded->scenario.title ? loaded->scenario.title : loaded->scenario.name);
    json_write_text(out, "digest", loaded->digest);
    json_write_object_end(out);
}

void tornado_json_write(const struct tornado_view *view, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", RESULT_SCHEMA_VERSION);
    write_identity(&out, view->scenarios[1] ? "baseline" : "scenario", view->scenarios[0]);
    if (view->scenarios[1]) write_identity(&out, "alternative", view->scenarios[1]);
    json_write_number(&out, "replications", (double)view->replications);
    json_write_number(&out, "seed", (double)view->seed);
    json_write_number(&out, "confidence", view->request.confidence);
    json_write_number(&out, "searched_beyond", view->request.beyond);
    json_write_list(&out, "tornados");
    for (size_t t = 0; t < view->tornado->count; t++) write_table(&out, view, t);
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
}
