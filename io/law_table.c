#include "io/law_table.h"
#include <string.h>

#define AT(member) offsetof(struct law, member)
static const struct law_parameter mean = {
    .key = "mean", .offset = AT(mean), .field_range = true, .meaning = "mean of the law"};
static const struct law_parameter least = {
    .key = "min", .offset = AT(min), .field_range = true, .meaning = "smallest value"};
static const struct law_parameter mode = {
    .key = "mode", .offset = AT(mode), .field_range = true, .meaning = "most likely value"};
static const struct law_parameter most = {
    .key = "max", .offset = AT(max), .field_range = true, .meaning = "largest value"};
static const struct law_parameter cv = {.key = "cv",
                                        .offset = AT(cv),
                                        .max = 100,
                                        .exclusive_min = true,
                                        .meaning = "coefficient of variation: standard deviation / mean"};
static const struct law_parameter wide_cv = {
    .key = "cv", .offset = AT(cv), .min = 1, .max = 100, .meaning = "coefficient of variation, at least 1"};
static const struct law_parameter shape = {
    .key = "shape", .offset = AT(shape), .min = 0.1, .max = 100, .meaning = "shape; below 1 the tail is heavy"};
static const struct law_parameter stages = {.key = "stages",
                                            .offset = AT(stages),
                                            .whole = true,
                                            .min = 1,
                                            .max = 1000,
                                            .meaning = "exponential stages in a row"};
#undef AT

const struct law_row law_rows[LAW_KIND_COUNT] = {
    [LAW_DETERMINISTIC] = {"deterministic", "always the mean; a bare number says the same", false, 1, {&mean}},
    [LAW_EXPONENTIAL] = {"exponential", "memoryless, cv 1", false, 1, {&mean}},
    [LAW_UNIFORM] = {"uniform", "every value between two bounds alike", false, 2, {&least, &most}},
    [LAW_LOGNORMAL] = {"lognormal", "skewed to the right, as durations and charges are", false, 2, {&mean, &cv}},
    [LAW_WEIBULL] = {"weibull", "by mean and shape", false, 2, {&mean, &shape}},
    [LAW_GAMMA] = {"gamma", "by mean and coefficient of variation", false, 2, {&mean, &cv}},
    [LAW_TRIANGULAR] = {"triangular", "by smallest, most likely and largest value", false, 3, {&least, &mode, &most}},
    [LAW_ERLANG] = {"erlang", "sum of equal exponential stages", false, 2, {&mean, &stages}},
    [LAW_HYPEREXPONENTIAL] =
        {"hyperexponential", "two exponential phases of balanced means", false, 2, {&mean, &wide_cv}},
    [LAW_EMPIRICAL] = {"empirical", "values at cumulative shares, linear between them", true, 0, {NULL}},
};

enum law_kind law_kind_named(const char *name)
{
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++)
        if (strcmp(law_rows[kind].name, name) == 0) return (enum law_kind)kind;
    return LAW_KIND_COUNT;
}

const struct law_parameter *law_parameter_find(const struct law_row *row, const char *key)
{
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->parameters[i]->key, key) == 0) return row->parameters[i];
    return NULL;
}

struct field law_parameter_range(const struct law_parameter *parameter, const struct field *field)
{
    struct field range = {.key = parameter->key, .kind = parameter->whole ? FIELD_INTEGER : FIELD_NUMBER};
    range.min = parameter->field_range ? field->min : parameter->min;
    range.max = parameter->field_range ? field->max : parameter->max;
    range.unit = parameter->field_range ? field->unit : NULL;
    bool exclusive = parameter->field_range ? field->flags & FIELD_EXCLUSIVE_MIN : parameter->exclusive_min;
    range.flags = exclusive ? FIELD_EXCLUSIVE_MIN : 0;
    return range;
}

bool law_knows(const char *key)
{
    bool known = strcmp(key, "points") == 0;
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++) known = known || law_parameter_find(&law_rows[kind], key);
    return known;
}

double law_parameter_get(const struct law *law, const struct law_parameter *parameter)
{
    const char *at = (const char *)law + parameter->offset;
    int whole;
    double number;
    if (parameter->whole) {
        memcpy(&whole, at, sizeof whole);
        return whole;
    }
    memcpy(&number, at, sizeof number);
    return number;
}

void law_parameter_set(struct law *law, const struct law_parameter *parameter, double value)
{
    char *at = (char *)law + parameter->offset;
    int whole = parameter->whole ? (int)value : 0;
    if (parameter->whole)
        memcpy(at, &whole, sizeof whole);
    else
        memcpy(at, &value, sizeof value);
}
