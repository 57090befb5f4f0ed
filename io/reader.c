#include "io/reader.h"
#include "io/json_tree.h"
#include "io/number_text.h"
#include "io/scenario_source.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

static void report(const struct reader *reader, const cJSON *node, bool at_key, const char *pointer, const char *what,
                   const char *allowed, const char *hint)
{
    struct problem *problem = problems_add(reader->problems, PROBLEM_ERROR, pointer, what, allowed, hint);
    scenario_source_place_problem(reader->source, problem, node, at_key);
}

void reader_report(const struct reader *reader, const cJSON *node, const char *pointer, const char *what,
                   const char *allowed, const char *hint)
{
    char *brief = json_brief(node);
    char *text = memory_format("%s, got %s", what, brief);
    report(reader, node, false, pointer, text, allowed, hint);
    free(brief);
    free(text);
}

void reader_report_key(const struct reader *reader, const cJSON *node, const char *pointer, const char *what,
                       const char *allowed, const char *hint)
{
    report(reader, node, true, pointer, what, allowed, hint);
}

void reader_report_lack(const struct reader *reader, const cJSON *node, const char *pointer, const char *what,
                        const char *allowed, const char *hint)
{
    report(reader, node, false, pointer, what, allowed, hint);
}

bool reader_is_absent(const cJSON *node)
{
    return node == NULL || cJSON_IsNull(node);
}

static bool is_in_range(const struct field *field, double value)
{
    if (field->flags & FIELD_EXCLUSIVE_MIN && value <= field->min) return false;
    return value >= field->min && value <= field->max;
}

bool reader_check_number(const struct reader *reader, const struct field *field, const cJSON *node, const char *pointer)
{
    bool whole = field->kind == FIELD_INTEGER;
    const char *what = NULL;
    if (!cJSON_IsNumber(node))
        what = whole ? "must be a whole number" : "must be a number";
    else if (whole && node->valuedouble != floor(node->valuedouble))
        what = "must be a whole number";
    else if (!is_in_range(field, node->valuedouble))
        what = "out of range";
    if (!what) return true;
    char *range = reader_range_text(field);
    reader_report(reader, node, pointer, what, range, NULL);
    free(range);
    return false;
}

char *reader_range_text(const struct field *field)
{
    char min[NUMBER_TEXT_MAX], max[NUMBER_TEXT_MAX];
    const char *unit = field->unit ? field->unit : "", *space = field->unit ? " " : "";
    number_text(min, field->min);
    number_text(max, field->max);
    bool below = field->min > -DBL_MAX, above = field->max < DBL_MAX;
    if (!below && !above) return memory_format("any number%s%s", space, unit);
    const char *least = field->flags & FIELD_EXCLUSIVE_MIN ? "more than" : "at least";
    if (!above) return memory_format("%s %s%s%s", least, min, space, unit);
    if (!below) return memory_format("at most %s%s%s", max, space, unit);
    if (field->flags & FIELD_EXCLUSIVE_MIN) return memory_format("more than %s, at most %s%s%s", min, max, space, unit);
    return memory_format("%s to %s%s%s", min, max, space, unit);
}
