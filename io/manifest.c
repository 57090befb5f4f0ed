#include "io/manifest.h"
#include "io/json_document.h"
#include "io/json_write.h"
#include "io/precision_text.h"
#include "io/result_json.h"
#include "io/scenario_write.h"
#include "io/versions.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MANIFEST_SCHEMA_VERSION = 2 };

static void write_libraries(struct json_write *out)
{
    struct version versions[VERSION_COUNT];
    versions_of_libraries(versions);
    json_write_object(out, "libraries");
    for (int i = 0; i < VERSION_COUNT; i++) json_write_text(out, versions[i].name, versions[i].text);
    json_write_object_end(out);
    json_write_object(out, "build");
    json_write_text(out, "type", version_build_type);
    json_write_text(out, "flags", version_build_flags);
    json_write_object_end(out);
}

static void write_rule(struct json_write *out, const struct result_set *results)
{
    const struct precision *precision = results->precision;
    json_write_number(out, "replications_max", (double)results->most);
    json_write_row(out, "precision_rule");
    for (size_t i = 0; precision && i < precision->count; i++) {
        char *text = precision_text_of(&precision->targets[i]);
        json_write_text(out, NULL, text);
        free(text);
    }
    json_write_list_end(out);
}

static void write_scenarios(struct json_write *out, const struct result_set *results)
{
    json_write_list(out, "scenarios");
    for (size_t s = 0; s < results->study->count; s++) {
        const struct loaded_scenario *loaded = &results->scenarios[s];
        char *resolved = scenario_write_portable(&loaded->scenario, NULL, NULL);
        json_write_object(out, NULL);
        json_write_text(out, "name", loaded->scenario.name);
        json_write_text(out, "path", loaded->path);
        json_write_text(out, "input", results->inputs ? results->inputs[s] : NULL);
        json_write_text(out, "input_digest", results->given_digests[s]);
        json_write_text(out, "digest", loaded->digest);
        json_write_raw(out, "resolved", resolved);
        json_write_object_end(out);
        free(resolved);
    }
    json_write_list_end(out);
}

void manifest_write(const struct result_set *results, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", MANIFEST_SCHEMA_VERSION);
    json_write_text(&out, "himsim_version", HIMSIM_VERSION);
    json_write_number(&out, "model_version", MODEL_VERSION);
    json_write_text(&out, "kind", results->is_comparison ? "compare" : "run");
    result_json_counts(&out, results);
    json_write_number(&out, "first_replication", (double)results->study->first);
    write_rule(&out, results);
    json_write_number(&out, "confidence", results->confidence);
    if (results->comparison) json_write_number(&out, "practical_margin_share", results->comparison->margin_share);
    json_write_number(&out, "jobs", results->jobs);
    json_write_number(&out, "run_seconds_last", results->study->seconds);
    write_libraries(&out);
    write_scenarios(&out, results);
    json_write_object_end(&out);
    fputc('\n', file);
}

static const char *text_at(const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return text ? text : "";
}

static int64_t integer_at(const cJSON *object, const char *key)
{
    const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsNumber(node) ? (int64_t)node->valuedouble : 0;
}

/* NAN when it is not there. */
static double number_at(const cJSON *object, const char *key)
{
    const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsNumber(node) ? node->valuedouble : NAN;
}

static int64_t warmup_of(const cJSON *scenario)
{
    const cJSON *resolved = cJSON_GetObjectItemCaseSensitive(scenario, "resolved");
    return integer_at(cJSON_GetObjectItemCaseSensitive(resolved, "facility"), "warmup_days");
}

static void read_scenarios(struct manifest *manifest, const cJSON *list)
{
    const cJSON *item;
    size_t most = (size_t)cJSON_GetArraySize(list);
    manifest->inputs = memory_allocate(most, sizeof *manifest->inputs);
    manifest->digests = memory_allocate(most, sizeof *manifest->digests);
    manifest->warmup_days = memory_allocate(most, sizeof *manifest->warmup_days);
    cJSON_ArrayForEach(item, list)
    {
        manifest->inputs[manifest->count] = memory_copy_text(text_at(item, "input"));
        manifest->warmup_days[manifest->count] = warmup_of(item);
        manifest->digests[manifest->count++] = memory_copy_text(text_at(item, "input_digest"));
    }
}

static void read_rule(struct manifest *manifest, const cJSON *list)
{
    const cJSON *item;
    manifest->precisions = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *manifest->precisions);
    cJSON_ArrayForEach(item, list)
    {
        const char *text = cJSON_GetStringValue(item);
        manifest->precisions[manifest->precision_count++] = memory_copy_text(text ? text : "");
    }
}

/* Says what is missing of a manifest that can be gone on with; NULL when it is complete. */
static const char *incomplete(const struct manifest *manifest, const cJSON *root)
{
    if (integer_at(root, "schema_version") != MANIFEST_SCHEMA_VERSION)
        return "was written by another version of himsim";
    if (manifest->count == 0 || manifest->replications < 1 || manifest->most < 1) return "has no complete replication";
    for (size_t s = 0; s < manifest->count; s++)
        if (!*manifest->inputs[s]) return "does not name the scenarios' files";
    return NULL;
}

static void fill(struct manifest *manifest, const cJSON *root)
{
    manifest->is_comparison = strcmp(text_at(root, "kind"), "compare") == 0;
    manifest->is_interrupted = strcmp(text_at(root, "stop_reason"), "interrupted") == 0;
    manifest->model_version = (int)integer_at(root, "model_version");
    manifest->version = memory_copy_text(text_at(root, "himsim_version"));
    manifest->seed = integer_at(root, "seed");
    manifest->first = integer_at(root, "first_replication");
    manifest->replications = integer_at(root, "replications");
    manifest->requested = integer_at(root, "replications_requested");
    manifest->most = integer_at(root, "replications_max");
    manifest->margin = number_at(root, "practical_margin_share");
    read_scenarios(manifest, cJSON_GetObjectItemCaseSensitive(root, "scenarios"));
    read_rule(manifest, cJSON_GetObjectItemCaseSensitive(root, "precision_rule"));
}

bool manifest_read(struct manifest *manifest, const char *directory, char **message)
{
    *manifest = (struct manifest){0};
    *message = NULL;
    char *path = memory_format("%s/%s", directory, MANIFEST_NAME);
    struct json_document document = {0};
    struct problems problems = {0};
    bool read = json_document_read(&document, path, 0, &problems, message);
    const char *why = "is not the JSON that himsim writes";
    if (read) {
        fill(manifest, document.root);
        why = incomplete(manifest, document.root);
    }
    if (*message || why) {
        char *reason = *message;
        *message = reason ? memory_format("%s; name the result folder of a run or compare with -o", reason)
                          : memory_format("%s: %s; run the study again with -o", path, why);
        free(reason);
        manifest_free(manifest);
    }
    json_document_free(&document);
    problems_free(&problems);
    free(path);
    return !*message;
}

static void free_texts(char **texts, size_t count)
{
    for (size_t i = 0; i < count; i++) free(texts[i]);
    free(texts);
}

void manifest_free(struct manifest *manifest)
{
    free(manifest->version);
    free_texts(manifest->inputs, manifest->count);
    free_texts(manifest->digests, manifest->count);
    free(manifest->warmup_days);
    free_texts(manifest->precisions, manifest->precision_count);
    *manifest = (struct manifest){0};
}
