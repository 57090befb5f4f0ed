#include "io/study_axis.h"
#include "io/expression.h"
#include "io/json_tree.h"
#include "io/number_text.h"
#include "io/study_read.h"
#include "models/metric.h"
#include "sim/memory.h"
#include "sim/random.h"
#include <cjson/cJSON.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEVELS_MAX = 10000 };

struct entry { /* of `factors`, as it is read */
    struct study_axis *axis;
    const struct reader *reader;
    const cJSON *node;
    const char *pointer;
    uint64_t seed;
};

void study_axis_free(struct study_axis *axis)
{
    for (size_t f = 0; axis->factors && f < axis->factor_count; f++) {
        free(axis->factors[f].name);
        free(axis->factors[f].pointer);
    }
    for (size_t i = 0; i < axis->level_count * axis->factor_count; i++) {
        free(axis->values[i].text);
        cJSON_Delete(axis->values[i].value);
    }
    free(axis->factors);
    free(axis->values);
    *axis = (struct study_axis){0};
}

static void allocate(struct study_axis *axis, size_t factors)
{
    axis->factor_count = factors;
    axis->factors = memory_allocate(factors, sizeof *axis->factors);
}

static void set_levels(struct study_axis *axis, size_t levels)
{
    axis->level_count = levels;
    axis->values = memory_allocate(levels * axis->factor_count, sizeof *axis->values);
}

static bool read_name(const struct entry *entry, const cJSON *node, const char *pointer, struct study_factor *factor)
{
    const char *name = study_read_text(entry->reader, node, pointer, "name", true);
    if (!name) return false;
    bool is_metric = metric_find(name) != METRIC_COUNT;
    if (is_metric || !expression_is_name(name)) {
        reader_report(entry->reader, cJSON_GetObjectItemCaseSensitive(node, "name"), pointer,
                      is_metric ? "a factor cannot have the name of a metric" : "is no name of a factor",
                      "letters, digits and underscores, no digit first; not and, or, not, true, false", NULL);
        return false;
    }
    factor->name = memory_copy_text(name);
    return true;
}

static bool read_pointer(const struct entry *entry, const cJSON *node, const char *pointer, struct study_factor *factor)
{
    const char *text = study_read_text(entry->reader, node, pointer, "pointer", true);
    if (!text) return false;
    if (text[0] != '/' || !text[1]) {
        reader_report(entry->reader, cJSON_GetObjectItemCaseSensitive(node, "pointer"), pointer, "is no JSON Pointer",
                      "a path such as /pools/senior/shifts/day/headcount", NULL);
        return false;
    }
    factor->pointer = memory_copy_text(text);
    return true;
}

static char *text_of(const cJSON *value)
{
    char text[NUMBER_TEXT_MAX];
    if (cJSON_IsString(value)) return memory_copy_text(value->valuestring);
    if (!cJSON_IsNumber(value)) {
        char *printed = cJSON_PrintUnformatted(value), *copy = memory_copy_text(printed);
        cJSON_free(printed);
        return copy;
    }
    number_text(text, value->valuedouble);
    return memory_copy_text(text);
}

static struct study_value value_from(const cJSON *value)
{
    return (struct study_value){text_of(value), cJSON_IsNumber(value) ? value->valuedouble : NAN,
                                study_read_copy(value)};
}

/* A number that the study file does not spell out stands where `origin` does. */
static struct study_value value_made(double number, const cJSON *origin)
{
    cJSON *made = cJSON_CreateNumber(number);
    struct study_value value = {text_of(made), number, made};
    made->valueint = origin->valueint;
    return value;
}

/* Levels stand in the lines of lists and tables. */
static bool is_one_line(const struct entry *entry, const char *text, const cJSON *node, const char *pointer)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f) {
            reader_report_lack(entry->reader, node, pointer, "a level has a line break or another control character",
                               "one line of text", NULL);
            return false;
        }
    return true;
}

/* Two levels of one text could not be told apart. */
static bool are_different(const struct entry *entry, size_t factor, const cJSON *list, const char *pointer)
{
    const struct study_axis *axis = entry->axis;
    for (size_t i = 0; i < axis->level_count; i++) {
        const char *text = axis->values[i * axis->factor_count + factor].text;
        if (!is_one_line(entry, text, list, pointer)) return false;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(text, axis->values[j * axis->factor_count + factor].text) != 0) continue;
            char *what = memory_format("the value %s stands twice", text);
            reader_report_lack(entry->reader, list, pointer, what, "every value once", NULL);
            free(what);
            return false;
        }
    }
    return true;
}

static bool take_list(const struct entry *entry, size_t factor, const cJSON *list)
{
    struct study_axis *axis = entry->axis;
    bool numeric = true;
    size_t level = 0;
    for (const cJSON *item = list->child; item; item = item->next, level++) {
        axis->values[level * axis->factor_count + factor] = value_from(item);
        numeric = numeric && cJSON_IsNumber(item);
    }
    axis->factors[factor].is_numeric = numeric;
    return true;
}

static bool read_values(const struct entry *entry)
{
    char *at;
    const cJSON *list = study_read_list(entry->reader, entry->node, entry->pointer, "values", true, 1, LEVELS_MAX, &at);
    bool ok = list && read_pointer(entry, entry->node, entry->pointer, &entry->axis->factors[0]);
    if (ok) {
        set_levels(entry->axis, (size_t)cJSON_GetArraySize(list));
        ok = take_list(entry, 0, list) && are_different(entry, 0, list, at);
    }
    free(at);
    return ok;
}

static bool fill_range(const struct entry *entry, const cJSON *range, const char *at, double from, double to,
                       double step)
{
    double steps = floor((to - from) / step + 1e-9);
    if (!(step > 0) || !(steps >= 0 && steps < LEVELS_MAX)) {
        reader_report_lack(entry->reader, range, at, "the range has no values, or too many",
                           "step above 0, to at or above from, at most 10,000 values", NULL);
        return false;
    }
    set_levels(entry->axis, (size_t)steps + 1);
    /* Decimals such as 0.1 have no double: from + 3 step must be called 0.3. */
    for (size_t i = 0; i <= (size_t)steps; i++) {
        char text[NUMBER_TEXT_MAX];
        snprintf(text, sizeof text, "%.12g", from + (double)i * step);
        entry->axis->values[i] = value_made(strtod(text, NULL), range);
    }
    entry->axis->factors[0].is_numeric = true;
    return true;
}

static bool read_range(const struct entry *entry)
{
    static const char *const keys[] = {"from", "to", "step", NULL};
    char *at;
    const cJSON *range = study_read_member(entry->reader, entry->node, entry->pointer, "range", true, &at);
    bool ok = range && read_pointer(entry, entry->node, entry->pointer, &entry->axis->factors[0]);
    if (ok && !cJSON_IsObject(range)) {
        reader_report(entry->reader, range, at, "must be an object", "{\"from\": 4, \"to\": 8, \"step\": 1}", NULL);
        ok = false;
    }
    if (ok) {
        study_read_keys(entry->reader, range, at, keys);
        double from = study_read_number(entry->reader, range, at, "from", -DBL_MAX, DBL_MAX, false, NAN);
        double to = study_read_number(entry->reader, range, at, "to", -DBL_MAX, DBL_MAX, false, NAN);
        double step = study_read_number(entry->reader, range, at, "step", -DBL_MAX, DBL_MAX, false, 1);
        ok = fill_range(entry, range, at, from, to, step);
    }
    free(at);
    return ok;
}

static bool read_level(const struct entry *entry, size_t level, const cJSON *node, const char *pointer)
{
    static const char *const keys[] = {"name", "patch", NULL};
    if (!cJSON_IsObject(node)) {
        reader_report(entry->reader, node, pointer, "must be an object", "{\"name\": ..., \"patch\": { ... }}", NULL);
        return false;
    }
    study_read_keys(entry->reader, node, pointer, keys);
    char *at;
    const char *name = study_read_text(entry->reader, node, pointer, "name", true);
    const cJSON *patch = study_read_member(entry->reader, node, pointer, "patch", true, &at);
    bool ok = name && patch && cJSON_IsObject(patch);
    if (patch && !cJSON_IsObject(patch))
        reader_report(entry->reader, patch, at, "must be an object", "what a file that extends the base would say",
                      NULL);
    free(at);
    if (ok) entry->axis->values[level] = (struct study_value){memory_copy_text(name), NAN, study_read_copy(patch)};
    return ok;
}

static bool read_levels(const struct entry *entry)
{
    char *at;
    const cJSON *list = study_read_list(entry->reader, entry->node, entry->pointer, "levels", true, 1, LEVELS_MAX, &at);
    bool ok = list != NULL;
    entry->axis->factors[0].pointer = memory_copy_text("");
    if (list) set_levels(entry->axis, (size_t)cJSON_GetArraySize(list));
    size_t level = 0;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next, level++) {
        char *below = json_pointer_child(at, item, level);
        ok = read_level(entry, level, item, below) && ok;
        free(below);
    }
    ok = ok && are_different(entry, 0, list, at);
    free(at);
    return ok;
}

/* Calls `take` for each object of a list that makes one factor each. */
static bool read_factors(const struct entry *entry, const char *key, const char *const *keys,
                         bool (*take)(const struct entry *entry, size_t factor, const cJSON *node, const char *pointer))
{
    char *at;
    const cJSON *list =
        study_read_list(entry->reader, entry->node, entry->pointer, key, true, 1, STUDY_FACTORS_MAX, &at);
    bool ok = list != NULL;
    if (list) allocate(entry->axis, (size_t)cJSON_GetArraySize(list));
    size_t factor = 0;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next, factor++) {
        char *below = json_pointer_child(at, item, factor);
        if (!cJSON_IsObject(item)) {
            reader_report(entry->reader, item, below, "must be an object", NULL, NULL);
            ok = false;
        } else {
            study_read_keys(entry->reader, item, below, keys);
            bool named = read_name(entry, item, below, &entry->axis->factors[factor]);
            ok = read_pointer(entry, item, below, &entry->axis->factors[factor]) && named && ok;
            ok = ok && take(entry, factor, item, below);
        }
        free(below);
    }
    free(at);
    return ok;
}

static bool take_lock_step(const struct entry *entry, size_t factor, const cJSON *node, const char *pointer)
{
    char *at;
    const cJSON *list = study_read_list(entry->reader, node, pointer, "values", true, 1, LEVELS_MAX, &at);
    size_t count = list ? (size_t)cJSON_GetArraySize(list) : 0;
    bool ok = list != NULL;
    if (ok && factor == 0) set_levels(entry->axis, count);
    if (ok && count != entry->axis->level_count) {
        char *what = memory_format("the list has %zu values and the first of the lock-step has %zu", count,
                                   entry->axis->level_count);
        reader_report_lack(entry->reader, list, at, what, "lists of one length", NULL);
        free(what);
        ok = false;
    }
    if (ok) take_list(entry, factor, list);
    for (size_t i = 0; ok && i < count; i++)
        ok = is_one_line(entry, entry->axis->values[i * entry->axis->factor_count + factor].text, list, at);
    free(at);
    return ok;
}

/* The strata of a factor in a random order: ranks of keyed draws, which belong to the factor's name. */
static void fill_strata(const struct entry *entry, size_t factor, const cJSON *node, double low, double high,
                        bool whole)
{
    struct study_axis *axis = entry->axis;
    struct random_key key = {entry->seed, random_hash_name(axis->factors[factor].name)};
    double points = (double)axis->level_count;
    for (size_t i = 0; i < axis->level_count; i++) {
        struct random_block own = random_draw(key, i, 0, 0, 0);
        size_t rank = 0;
        for (size_t j = 0; j < axis->level_count; j++) {
            uint64_t other = random_draw(key, j, 0, 0, 0).word[0];
            rank += other < own.word[0] || (other == own.word[0] && j < i);
        }
        double share = ((double)rank + random_uniform(own.word[1])) / points;
        double value = whole ? low + floor(share * (high - low + 1)) : low + share * (high - low);
        char text[NUMBER_TEXT_MAX];
        snprintf(text, sizeof text, "%.6g", value); /* a value that can be read and typed */
        axis->values[i * axis->factor_count + factor] = value_made(strtod(text, NULL), node);
    }
    axis->factors[factor].is_numeric = true;
}

static bool take_field(const struct entry *entry, size_t factor, const cJSON *node, const char *pointer)
{
    double low = study_read_number(entry->reader, node, pointer, "low", -DBL_MAX, DBL_MAX, false, NAN);
    double high = study_read_number(entry->reader, node, pointer, "high", -DBL_MAX, DBL_MAX, false, NAN);
    bool ok, whole = study_read_boolean(entry->reader, node, pointer, "whole", false, &ok);
    if (!ok) return false;
    if (!(low <= high) || (whole && (low != floor(low) || high != floor(high)))) {
        reader_report_lack(entry->reader, node, pointer, "low and high give no interval",
                           "numbers, low at most high; whole ones with \"whole\": true", NULL);
        return false;
    }
    fill_strata(entry, factor, node, low, high, whole);
    return true;
}

static bool read_lock_step(const struct entry *entry)
{
    static const char *const keys[] = {"name", "pointer", "values", NULL};
    return read_factors(entry, "lock_step", keys, take_lock_step);
}

static bool read_latin_hypercube(const struct entry *entry)
{
    static const char *const keys[] = {"name", "pointer", "low", "high", "whole", NULL};
    double points =
        study_read_number(entry->reader, entry->node, entry->pointer, "latin_hypercube", 1, LEVELS_MAX, true, NAN);
    const cJSON *fields = cJSON_GetObjectItemCaseSensitive(entry->node, "fields");
    if (isnan(points)) return false;
    /* The number of values is known before the factors are. */
    entry->axis->factor_count = cJSON_IsArray(fields) ? (size_t)cJSON_GetArraySize(fields) : 0;
    set_levels(entry->axis, (size_t)points);
    return read_factors(entry, "fields", keys, take_field);
}

static const struct form {
    const char *key;
    const char *keys[6];
    bool is_single; /* one factor, with a name of its own */
    bool (*read)(const struct entry *entry);
} forms[] = {
    {"values", {"name", "pointer", "values", "choice", NULL}, true, read_values},
    {"range", {"name", "pointer", "range", "choice", NULL}, true, read_range},
    {"levels", {"name", "levels", "choice", NULL}, true, read_levels},
    {"lock_step", {"lock_step", "choice", NULL}, false, read_lock_step},
    {"latin_hypercube", {"latin_hypercube", "fields", "choice", NULL}, false, read_latin_hypercube},
};

static const struct form *form_of(const cJSON *node)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (cJSON_GetObjectItemCaseSensitive(node, forms[i].key)) return &forms[i];
    return NULL;
}

bool study_axis_read(struct study_axis *axis, const struct reader *reader, const cJSON *node, const char *pointer,
                     uint64_t seed)
{
    *axis = (struct study_axis){0};
    const struct form *form = cJSON_IsObject(node) ? form_of(node) : NULL;
    if (!form) {
        reader_report(reader, node, pointer, "is no factor",
                      "an object with values, range, levels, lock_step or latin_hypercube", NULL);
        return false;
    }
    study_read_keys(reader, node, pointer, form->keys);
    bool ok;
    axis->is_given = !study_read_boolean(reader, node, pointer, "choice", true, &ok);
    if (!ok) return false;
    struct entry entry = {axis, reader, node, pointer, seed};
    if (!form->is_single) return form->read(&entry);
    allocate(axis, 1);
    bool named = read_name(&entry, node, pointer, &axis->factors[0]);
    return form->read(&entry) && named;
}
