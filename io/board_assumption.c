#include "io/board_parts.h"
#include "io/figure_number.h"
#include "io/file_bytes.h"
#include "io/json_tree.h"
#include "io/number_text.h"
#include "io/parameter_default.h"
#include "models/field.h"
#include "models/uncertainty.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>

enum { TOP_FIVE = 5, DEFAULTS_SHOWN = 12 };

static double number_at(const cJSON *node, const char *pointer)
{
    const cJSON *value = json_find(node, pointer, NULL);
    return cJSON_IsNumber(value) ? value->valuedouble : NAN;
}

static const char *text_at(const cJSON *node, const char *pointer)
{
    const char *text = cJSON_GetStringValue(json_find(node, pointer, NULL));
    return text ? text : "";
}

static void add_tornado_row(struct document *document, struct board *board, const cJSON *row, const char *unit)
{
    struct text_pool *pool = &board->pool;
    document_cellf(document, "%s", text_at(row, "/assumption"));
    document_cellf(document, "%g to %g%s", number_at(row, "/low/number"), number_at(row, "/high/number"),
                   *text_at(row, "/scale") == 'f' ? " times" : "");
    for (int end = 0; end < 2; end++) {
        const char *low = end ? "/high/change" : "/low/change";
        const cJSON *change = json_find(row, low, NULL);
        document_cellf(document, "%s%s",
                       figure_value(pool, number_at(change, "/mean"), number_at(change, "/half_width"), unit),
                       cJSON_IsTrue(json_find(row, "/shown", NULL)) ? "" : " (not shown)");
    }
    document_cellf(document, "%s / %s", *text_at(row, "/low/decision") ? text_at(row, "/low/decision") : "–",
                   *text_at(row, "/high/decision") ? text_at(row, "/high/decision") : "–");
}

/* The first table of the tornado; false when the folder has none that can be read. */
static bool add_tornado(struct document *document, struct board *board)
{
    struct file_bytes bytes;
    char *path = memory_format("%s/tornado/tornado.json", board->directory);
    cJSON *root = file_bytes_read(&bytes, path, NULL) ? cJSON_Parse(bytes.data) : NULL;
    const cJSON *table = root ? json_find(root, "/tornados/0", NULL) : NULL;
    if (table) {
        const cJSON *rows = json_find(table, "/rows", NULL);
        document_table(document, text_at(table, "/finding"), "Assumption", "Range", "Change at low", "Change at high",
                       "Decision at low / high", NULL);
        for (int i = 0; i < TOP_FIVE && i < cJSON_GetArraySize(rows); i++)
            add_tornado_row(document, board, cJSON_GetArrayItem(rows, i), text_at(table, "/unit"));
    }
    cJSON_Delete(root);
    file_bytes_free(&bytes);
    free(path);
    return table != NULL;
}

static char *range_text(const struct uncertainty *entry)
{
    char low[NUMBER_TEXT_MAX], high[NUMBER_TEXT_MAX];
    number_text(low, uncertainty_low(entry));
    number_text(high, uncertainty_high(entry));
    return memory_format("%s to %s%s", low, high, entry->scale == UNCERTAIN_FACTOR ? " times" : "");
}

static void add_ranges(struct document *document, const struct scenario *scenario)
{
    document_table(document, NULL, "Assumption", "May lie between", "Source", NULL);
    for (size_t i = 0; i < scenario->uncertainty.count; i++) {
        const struct uncertainty *entry = &scenario->uncertainty.items[i];
        document_cellf(document, "%s", entry->name ? entry->name : entry->field);
        document_cell(document, range_text(entry));
        document_cellf(document, "%s", entry->source ? entry->source : "not given");
    }
}

void board_assumptions(struct document *document, struct board *board)
{
    const struct result_set *results = board->results;
    const struct scenario *scenario = &results->scenarios[0].scenario;
    if (add_tornado(document, board)) return;
    if (scenario->uncertainty.count > 0)
        add_ranges(document, scenario);
    else
        document_text(document, "The scenario names no uncertain assumption (member “uncertainty”).");
    if (board->focus && results->inputs)
        document_text(
            document,
            "They are not ranked yet; which one decides says: himsim tornado %s/%s --compare %s/%s -o %s/tornado",
            board->directory, results->inputs[0], board->directory, results->inputs[board->focus], board->directory);
    else if (results->inputs)
        document_text(document, "They are not ranked yet; which one decides says: himsim tornado %s/%s -o %s/tornado",
                      board->directory, results->inputs[0], board->directory);
}

static void add_defaults(struct document *document, const struct parameter_list *list, size_t assumed)
{
    size_t shown = 0;
    document_list(document, NULL);
    for (size_t i = 0; i < list->count && shown < DEFAULTS_SHOWN; i++) {
        const struct parameter *parameter = &list->items[i];
        if (!parameter_is_assumed_default(parameter)) continue;
        document_cellf(document, "%s: %s%s%s%s", parameter->place, parameter->value, parameter->items ? " (" : "",
                       parameter->items ? parameter->items : "", parameter->items ? ")" : "");
        shown++;
    }
    if (assumed > shown)
        document_cellf(document, "and %zu more, see the sheet “Inputs” of the workbook", assumed - shown);
}

void board_uncalibrated(struct document *document, const struct board *board)
{
    const struct loaded_scenario *baseline = &board->results->scenarios[0];
    struct parameter_list list;
    cJSON *resolved = cJSON_Parse(baseline->resolved);
    parameter_list_init(&list, baseline, resolved);
    size_t assumed = 0;
    for (size_t i = 0; i < list.count; i++) assumed += parameter_is_assumed_default(&list.items[i]);
    const char *calibration = baseline->scenario.meta.calibration;
    document_text(document, "Calibration, as the scenario says it: %s", calibration ? calibration : "nothing is said.");
    document_text(
        document,
        "%zu of the %zu values of “%s” that count stand at the program's own default, and that default is an "
        "assumption which nobody measured here. Your own accounts replace it (himsim fit); differences between "
        "plans lean on it less than levels do.",
        assumed, list.count, result_label(board->results, 0));
    if (assumed > 0) add_defaults(document, &list, assumed);
    parameter_list_free(&list);
    cJSON_Delete(resolved);
}
