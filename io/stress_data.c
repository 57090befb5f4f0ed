/* Section 3: where the numbers come from, what they are, what is assumed. */
#include "io/backtest_mark.h"
#include "io/json_tree.h"
#include "io/parameter_list.h"
#include "io/stress_internal.h"
#include "io/value_text.h"
#include "models/field.h"
#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the model itself leaves out, whatever the scenario says. */
static const char *const limits[] = {
    "NPV and payback see the simulated window only.",
    "A denied account is judged by the rules in force when it is coded.",
    "A claim denied for coding is not denied again for another reason.",
    "Provider queries take days, not coder time.",
    "Opening accounts that are already coded count as right.",
    "The cause to which a midnight's dollar is booked is the one that binds, not the one to blame; \"why\" is answered "
    "by a paired "
    "run without the cause.",
};

static void list_files(struct document *document, const struct scenario *scenario)
{
    document_table(document, "Files that the scenario names.", "what", "file", NULL);
    if (scenario->facility.holiday_calendar) {
        document_cellf(document, "holidays of the facility");
        document_cellf(document, "%s", value_file_name(scenario->facility.holiday_calendar));
    }
    for (size_t i = 0; i < scenario->pools.count; i++) {
        if (!scenario->pools.items[i].holiday_calendar) continue;
        document_cellf(document, "holidays of pool %s", scenario->pools.items[i].name);
        document_cellf(document, "%s", value_file_name(scenario->pools.items[i].holiday_calendar));
    }
    if (scenario->arrival_trace_csv) {
        document_cellf(document, "arrivals");
        document_cellf(document, "%s", value_file_name(scenario->arrival_trace_csv));
    }
    if (scenario->opening_inventory.csv) {
        document_cellf(document, "open accounts");
        document_cellf(document, "%s", value_file_name(scenario->opening_inventory.csv));
    }
}

static bool names_files(const struct scenario *scenario)
{
    bool any = scenario->facility.holiday_calendar || scenario->arrival_trace_csv || scenario->opening_inventory.csv;
    for (size_t i = 0; i < scenario->pools.count; i++) any = any || scenario->pools.items[i].holiday_calendar;
    return any;
}

void stress_sources(struct document *document, const struct stress *stress)
{
    stress_meta(document, stress, "data_sources", "Data sources");
    stress_meta(document, stress, "data_owner", "Data owner");
    stress_meta(document, stress, "approval", "Approval");
    if (names_files(&stress->loaded->scenario)) list_files(document, &stress->loaded->scenario);
    document_text(
        document,
        "Defaults have marks: [S] published, [M] measured, [V] vendor, [D] derived, [K] common knowledge of the trade, "
        "[A] assumption to calibrate; their sources stand in 3.3.");
}

void stress_preprocessing(struct document *document, const struct stress *stress)
{
    stress_meta(document, stress, "preprocessing", "Pre-processing");
    document_text(document, "himsim itself expands calendars to local dates, scales arrival profiles to the weekly "
                            "volume over the 52 weeks "
                            "from the start date, months and holidays included, and changes no other value.");
}

/* Are both of one section of the scenario: is the first token alike? */
static bool is_same_section(const struct parameter *a, const struct parameter *b)
{
    size_t length = strcspn(a->place + 1, "/");
    return length == strcspn(b->place + 1, "/") && strncmp(a->place, b->place, length + 1) == 0;
}

static void begin_section(struct document *document, const struct parameter *parameter)
{
    char key[64];
    snprintf(key, sizeof key, "%.*s", (int)strcspn(parameter->place + 1, "/"), parameter->place + 1);
    const struct field *field = field_find(&field_scenario, key);
    document_table(document, field->meaning, "field", "of", "value", "unit", "from", "source of the default", NULL);
}

static void add_parameter(struct document *document, const struct parameter *parameter)
{
    document_cellf(document, "%s", parameter->place);
    document_cellf(document, "%s", parameter->items ? parameter->items : "");
    document_cellf(document, "%s", parameter->value);
    document_cellf(document, "%s", parameter->field->unit ? parameter->field->unit : "");
    document_cellf(document, "%s",
                   parameter->from      ? parameter->from
                   : parameter->assumed ? "default, uncalibrated [A]"
                                        : "default");
    document_cellf(document, "%s", !parameter->from && parameter->field->source ? parameter->field->source : "");
}

void stress_parameters(struct document *document, const struct stress *stress)
{
    struct parameter_list list;
    parameter_list_init(&list, stress->loaded, stress->resolved);
    document_text(
        document,
        "Every value that counts, and the file that gives it; \"default\" where none does. Values alike stand "
        "together. "
        "Fields of mechanisms that are off are left out (%zu). Long lists of numbers are shown by their range; "
        "\"himsim validate --resolved SCENARIO.json\" prints them all.",
        list.switched_off);
    for (size_t i = 0; i < list.count; i++) {
        if (i == 0 || !is_same_section(&list.items[i - 1], &list.items[i])) begin_section(document, &list.items[i]);
        add_parameter(document, &list.items[i]);
    }
    parameter_list_free(&list);
}

static void list_assumed(struct document *document, const struct parameter_list *list)
{
    size_t assumed = 0;
    for (size_t i = 0; i < list->count; i++) assumed += list->items[i].assumed;
    if (assumed == 0) {
        document_text(document, "No default that is marked [A] is left standing.");
        return;
    }
    document_text(
        document,
        "%zu default%s marked [A] %s left standing: assumptions that nobody has calibrated for this department.",
        assumed, assumed == 1 ? "" : "s", assumed == 1 ? "is" : "are");
    document_table(document, NULL, "field", "of", "value", "unit", "meaning", "source", NULL);
    for (size_t i = 0; i < list->count; i++) {
        const struct parameter *parameter = &list->items[i];
        if (!parameter->assumed) continue;
        document_cellf(document, "%s", parameter->place);
        document_cellf(document, "%s", parameter->items ? parameter->items : "");
        document_cellf(document, "%s", parameter->value);
        document_cellf(document, "%s", parameter->field->unit ? parameter->field->unit : "");
        document_cellf(document, "%s", parameter->field->meaning);
        document_cellf(document, "%s", parameter->field->source);
    }
}

void stress_assumptions(struct document *document, const struct stress *stress)
{
    struct parameter_list list;
    parameter_list_init(&list, stress->loaded, stress->resolved);
    stress_load(document, stress);
    list_assumed(document, &list);
    parameter_list_free(&list);
    document_list(document, "Limits of the model itself.");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) document_cellf(document, "%s", limits[i]);
    stress_meta(document, stress, "limitations", "Limitations of this scenario");
    stress_meta(document, stress, "calibration", "Calibration");
    stress_meta(document, stress, "validation", "Validation");
    if (stress->loaded->backtest) document_text(document, "%s", stress->loaded->backtest->line);
}
