#include "io/board_parts.h"
#include "io/number_text.h"
#include "io/parameter_default.h"
#include "models/field.h"
#include "models/uncertainty.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

enum { DEFAULTS_SHOWN = 12 };

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
    if (board_tornado_add(document, board)) return;
    if (scenario->uncertainty.count == 0) {
        document_text(document, "The scenario names no uncertain assumption (member “uncertainty”).");
        return;
    }
    add_ranges(document, scenario);
    if (!results->inputs) return;
    const char *baseline = board_path(board, results->inputs[0]), *tornado = board_path(board, "tornado");
    if (board->focus)
        document_text(document, "They are not ranked yet; which one decides says: himsim tornado %s --compare %s -o %s",
                      baseline, board_path(board, results->inputs[board->focus]), tornado);
    else
        document_text(document, "They are not ranked yet; which one decides says: himsim tornado %s -o %s", baseline,
                      tornado);
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
        assumed, list.count, board_name(board, 0));
    if (assumed > 0) add_defaults(document, &list, assumed);
    parameter_list_free(&list);
    cJSON_Delete(resolved);
}
