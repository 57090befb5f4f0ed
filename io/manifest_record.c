#include "io/manifest_record.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/number_text.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const cJSON *entry, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(entry, key));
    return text ? text : "";
}

static const cJSON *entry_with(const cJSON *scenarios, const char *key, const char *value)
{
    for (const cJSON *entry = scenarios->child; entry; entry = entry->next)
        if (strcmp(text_of(entry, key), value) == 0) return entry;
    return NULL;
}

static bool find_scenario(struct manifest_record *manifest, const char *name, const char *digest)
{
    const cJSON *scenarios = cJSON_GetObjectItemCaseSensitive(manifest->root, "scenarios");
    if (!cJSON_IsArray(scenarios) || !scenarios->child) return false;
    manifest->scenario = entry_with(scenarios, "digest", digest);
    if (!manifest->scenario) manifest->scenario = entry_with(scenarios, "input_digest", digest);
    manifest->matches = manifest->scenario != NULL;
    if (!manifest->scenario) manifest->scenario = entry_with(scenarios, "name", name);
    if (!manifest->scenario) manifest->scenario = scenarios->child;
    return true;
}

/* A folder without estimates is told without them. */
static struct cJSON *read_result(const char *directory)
{
    struct problems problems = {0};
    struct json_document document;
    char *message = NULL, *path = memory_format("%s/result.json", directory);
    struct cJSON *root = NULL;
    if (json_document_read(&document, path, 0, &problems, &message)) {
        root = document.root;
        document.root = NULL;
    }
    json_document_free(&document);
    problems_free(&problems);
    free(message);
    free(path);
    return root;
}

bool manifest_record_read(struct manifest_record *manifest, const char *directory, const char *name, const char *digest,
                          char **message)
{
    struct problems problems = {0};
    struct json_document document;
    *manifest = (struct manifest_record){.path = memory_format("%s/manifest.json", directory)};
    bool ok = json_document_read(&document, manifest->path, 0, &problems, message);
    if (ok) {
        manifest->root = document.root;
        document.root = NULL;
        ok = find_scenario(manifest, name, digest);
    }
    if (!ok && !*message)
        *message =
            memory_format("%s: is not the manifest of a result%s%s; name the folder that `himsim run -o` or `himsim "
                          "compare -o` wrote",
                          manifest->path, problems.count ? ": " : "", problems.count ? problems.items[0].what : "");
    json_document_free(&document);
    problems_free(&problems);
    if (ok) manifest->result = read_result(directory);
    if (!ok) manifest_record_free(manifest);
    return ok;
}

void manifest_record_free(struct manifest_record *manifest)
{
    cJSON_Delete(manifest->root);
    cJSON_Delete(manifest->result);
    free(manifest->path);
    *manifest = (struct manifest_record){0};
}

static char *value_of(const cJSON *node)
{
    char number[NUMBER_TEXT_MAX];
    if (cJSON_IsString(node)) return memory_copy_text(node->valuestring);
    if (!cJSON_IsNumber(node)) return memory_copy_text("not recorded");
    number_text(number, node->valuedouble);
    return memory_copy_text(number);
}

char *manifest_record_text(const struct manifest_record *manifest, const char *path)
{
    char *pointer = memory_format("/%s", path);
    char *text = value_of(json_find(manifest->root, pointer, NULL));
    free(pointer);
    return text;
}

char *manifest_record_scenario_text(const struct manifest_record *manifest, const char *key)
{
    return value_of(cJSON_GetObjectItemCaseSensitive(manifest->scenario, key));
}
