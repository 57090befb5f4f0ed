#include "io/study_schema.h"
#include "io/json_write.h"
#include "models/metric.h"
#include <stdio.h>
#include <stdlib.h>

struct key {
    const char *name, *meaning, *schema; /* members of the key's schema beside its description */
    bool is_required;
};

#define TEXT_LIST(most)                                                                                                \
    "\"type\": [\"array\", \"null\"], \"maxItems\": " most ", \"items\": {\"type\": \"string\", \"minLength\": 1}"
#define NUMBER      "\"type\": \"number\""
#define NAME        "\"$ref\": \"#/definitions/name\""
#define POINTER     "\"type\": \"string\", \"pattern\": \"^/.\""
#define LEVELS_MOST "10000"

static const char name_meaning[] = "what cells, conditions and tables call the factor";
static const char pointer_meaning[] = "the field that varies, as in --set: /pools/senior/shifts/day/headcount";

/* clang-format off */
static const struct key study_keys[] = {
    {"$schema", "this schema, for editors", "", false},
    {"name", "of the study, as it is called in the results store", "\"type\": \"string\", \"minLength\": 1", true},
    {"title", "one line for people", "\"type\": [\"string\", \"null\"], \"minLength\": 1", false},
    {"base", "the scenario that is varied, as a path seen from this file", "\"type\": \"string\", \"minLength\": 1", true},
    {"patch", "a change of the base in every cell: what a file that extends it would say", "\"type\": [\"object\", \"null\"]", false},
    {"factors", "what varies; every combination is a cell", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": 32, \"items\": {\"$ref\": \"#/definitions/factor\"}", true},
    {"constraints", "conditions over factors; a combination that breaks one is no cell", TEXT_LIST("1000"), false},
    {"checks", "conditions over means of metrics and factors; a cell that breaks one is not feasible", TEXT_LIST("1000"), false},
    {"replications", "of each cell; default: the base scenario's", "\"type\": [\"integer\", \"null\"], \"minimum\": 1, \"maximum\": 1000000", false},
    {"precision", "instead of replications: goals that each cell holds by itself, such as dnfb_mean_days:0.02", TEXT_LIST("100"), false},
    {"replications_max", "with precision: how far a cell goes; default: the base scenario's", "\"type\": [\"integer\", \"null\"], \"minimum\": 1, \"maximum\": 1000000", false},
    {"seed", "default: the base scenario's", "\"type\": [\"integer\", \"null\"], \"minimum\": 0, \"maximum\": 9007199254740991", false},
    {0}};

static const struct key choice_key =
    {"choice", "false: nobody chooses what the entry varies, a winter or a start state; best ranks for each of its levels", "\"type\": [\"boolean\", \"null\"], \"default\": true", false};

static const struct key level_keys[] = {
    {"name", "of the level", "\"type\": \"string\", \"minLength\": 1, \"not\": {\"pattern\": \"[\\u0000-\\u001f\\u007f]\"}", true},
    {"patch", "what a file that extends the base would say", "\"type\": \"object\"", true},
    {0}};

static const struct key range_keys[] = {
    {"from", "the first value", NUMBER, true},
    {"to", "belongs to the range", NUMBER, true},
    {"step", "default: 1", "\"type\": [\"number\", \"null\"], \"exclusiveMinimum\": 0, \"default\": 1", false},
    {0}};

static const struct key listed_keys[] = {
    {"name", name_meaning, NAME, true},
    {"pointer", pointer_meaning, POINTER, true},
    {"values", "any JSON values", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": " LEVELS_MOST ", \"uniqueItems\": true", true},
    {0}};

static const struct key ranged_keys[] = {
    {"name", name_meaning, NAME, true},
    {"pointer", pointer_meaning, POINTER, true},
    {"range", "from, to, step", "\"$ref\": \"#/definitions/range\"", true},
    {0}};

static const struct key levelled_keys[] = {
    {"name", name_meaning, NAME, true},
    {"levels", "a patch each", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": " LEVELS_MOST ", \"items\": {\"$ref\": \"#/definitions/level\"}", true},
    {0}};

static const struct key step_keys[] = {
    {"name", name_meaning, NAME, true},
    {"pointer", pointer_meaning, POINTER, true},
    {"values", "as many as those of the others in lock-step", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": " LEVELS_MOST, true},
    {0}};

static const struct key field_keys[] = {
    {"name", name_meaning, NAME, true},
    {"pointer", pointer_meaning, POINTER, true},
    {"low", "least value", NUMBER, true},
    {"high", "greatest value", NUMBER, true},
    {"whole", "true: whole numbers", "\"type\": [\"boolean\", \"null\"], \"default\": false", false},
    {0}};

static const struct key stepped_keys[] = {
    {"lock_step", "the first values together, then the second ones", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": 32, \"items\": {\"$ref\": \"#/definitions/step\"}", true},
    {0}};

static const struct key sampled_keys[] = {
    {"latin_hypercube", "points; each field's range is covered evenly", "\"type\": \"integer\", \"minimum\": 1, \"maximum\": " LEVELS_MOST, true},
    {"fields", "what the points vary", "\"type\": \"array\", \"minItems\": 1, \"maxItems\": 32, \"items\": {\"$ref\": \"#/definitions/field\"}", true},
    {0}};

static const struct object {
    const char *name, *meaning;
    const struct key *keys;
    bool is_factor;
} objects[] = {
    {"level", "a named level", level_keys, false},
    {"range", "numbers from one to another", range_keys, false},
    {"step", "a factor in lock-step", step_keys, false},
    {"field", "a factor of a Latin hypercube", field_keys, false},
    {"list", "a list of values", listed_keys, true},
    {"numbers", "a range of numbers", ranged_keys, true},
    {"levels", "named levels", levelled_keys, true},
    {"lock_step", "lists in lock-step", stepped_keys, true},
    {"latin_hypercube", "a Latin hypercube", sampled_keys, true},
};
/* clang-format on */
enum { OBJECTS = sizeof objects / sizeof *objects };

static void write_key(struct json_write *out, const struct key *key)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    fputs("{\"description\": ", file);
    json_write_quoted(file, key->meaning);
    fprintf(file, "%s%s}", *key->schema ? ", " : "", key->schema);
    fclose(file);
    json_write_raw(out, key->name, text);
    free(text);
}

/* Keys that begin with two slashes are comments. */
static void write_object(struct json_write *out, const struct key *keys, bool is_factor)
{
    json_write_text(out, "type", "object");
    json_write_object(out, "properties");
    for (const struct key *key = keys; key->name; key++) write_key(out, key);
    if (is_factor) write_key(out, &choice_key);
    json_write_object_end(out);
    json_write_raw(out, "patternProperties", "{\"^//\": {}}");
    json_write_boolean(out, "additionalProperties", false);
    json_write_row(out, "required");
    for (const struct key *key = keys; key->name; key++)
        if (key->is_required) json_write_text(out, NULL, key->name);
    json_write_list_end(out);
}

/* A factor cannot have the name of a metric: conditions would not know which is meant. */
static void write_name(struct json_write *out)
{
    json_write_object(out, "name");
    json_write_text(out, "type", "string");
    json_write_text(out, "pattern", "^(?!(and|or|not|true|false)$)[A-Za-z_][A-Za-z0-9_]*$");
    json_write_flat(out, "not");
    json_write_row(out, "enum");
    for (int metric = 0; metric < METRIC_COUNT; metric++) json_write_text(out, NULL, metrics[metric].id);
    json_write_list_end(out);
    json_write_object_end(out);
    json_write_object_end(out);
}

/* Each form has a key that no other has. */
static void write_factor(struct json_write *out)
{
    json_write_object(out, "factor");
    json_write_text(out, "description", "values, range, levels, lock_step or latin_hypercube");
    json_write_text(out, "type", "object");
    json_write_list(out, "oneOf");
    for (size_t i = 0; i < OBJECTS; i++) {
        char path[64];
        if (!objects[i].is_factor) continue;
        snprintf(path, sizeof path, "#/definitions/%s", objects[i].name);
        json_write_flat(out, NULL);
        json_write_text(out, "$ref", path);
        json_write_object_end(out);
    }
    json_write_list_end(out);
    json_write_object_end(out);
}

static void write_definitions(struct json_write *out)
{
    json_write_object(out, "definitions");
    write_name(out);
    write_factor(out);
    for (size_t i = 0; i < OBJECTS; i++) {
        json_write_object(out, objects[i].name);
        json_write_text(out, "description", objects[i].meaning);
        write_object(out, objects[i].keys, objects[i].is_factor);
        json_write_object_end(out);
    }
    json_write_object_end(out);
}

char *study_schema_text(void)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_text(&out, "$schema", "http://json-schema.org/draft-07/schema#");
    json_write_text(&out, "title", "himsim study");
    json_write_text(&out, "description",
                    "what is varied about a base scenario, how long, and what each cell must hold");
    write_object(&out, study_keys, false);
    json_write_raw(&out, "not",
                   "{\"required\": [\"precision\", \"replications\"], \"properties\": {\"precision\": {\"type\": "
                   "\"array\", \"minItems\": 1}, \"replications\": {\"type\": \"integer\"}}}");
    write_definitions(&out);
    json_write_object_end(&out);
    fputc('\n', file);
    fclose(file);
    return text;
}
