#include "io/study_read.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "io/scenario_source.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_known(const char *key, const char *const *keys)
{
    for (; *keys; keys++)
        if (strcmp(*keys, key) == 0) return true;
    return false;
}

static char *listed(const char *const *keys)
{
    char *all = memory_copy_text(*keys);
    while (*++keys) {
        char *longer = memory_format("%s, %s", all, *keys);
        free(all);
        all = longer;
    }
    return all;
}

void study_read_keys(const struct reader *reader, const cJSON *node, const char *pointer, const char *const *keys)
{
    for (const cJSON *member = node->child; member; member = member->next) {
        if (json_is_comment(member) || is_known(member->string, keys)) continue;
        struct nearest nearest = nearest_to(member->string);
        for (const char *const *key = keys; *key; key++) nearest_offer(&nearest, *key);
        char *hint = nearest_hint(&nearest), *at = json_pointer_add(pointer, member->string), *allowed = listed(keys);
        char *what = memory_format("there is no key \"%s\" here", member->string);
        reader_report_key(reader, member, at, what, allowed, hint);
        free(hint);
        free(at);
        free(allowed);
        free(what);
    }
}

const cJSON *study_read_member(const struct reader *reader, const cJSON *node, const char *pointer, const char *key,
                               bool required, char **at)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(node, key);
    *at = json_pointer_add(pointer, key);
    if (!reader_is_absent(member)) return member;
    if (required) {
        char *what = memory_format("\"%s\" is missing", key);
        reader_report_lack(reader, node, pointer, what, NULL, NULL);
        free(what);
    }
    return NULL;
}

const char *study_read_text(const struct reader *reader, const cJSON *node, const char *pointer, const char *key,
                            bool required)
{
    char *at;
    const cJSON *member = study_read_member(reader, node, pointer, key, required, &at);
    bool ok = member && cJSON_IsString(member) && *member->valuestring;
    if (member && !ok) reader_report(reader, member, at, "must be a text in double quotes", NULL, NULL);
    free(at);
    return ok ? member->valuestring : NULL;
}

double study_read_number(const struct reader *reader, const cJSON *node, const char *pointer, const char *key,
                         double min, double max, bool whole, double absent)
{
    struct field field = {.kind = whole ? FIELD_INTEGER : FIELD_NUMBER, .min = min, .max = max};
    char *at;
    const cJSON *member = study_read_member(reader, node, pointer, key, false, &at);
    double number = absent;
    if (member) number = reader_check_number(reader, &field, member, at) ? member->valuedouble : NAN;
    free(at);
    return number;
}

bool study_read_boolean(const struct reader *reader, const cJSON *node, const char *pointer, const char *key,
                        bool absent, bool *ok)
{
    char *at;
    const cJSON *member = study_read_member(reader, node, pointer, key, false, &at);
    *ok = !member || cJSON_IsBool(member);
    if (!*ok) reader_report(reader, member, at, "must be true or false", NULL, NULL);
    free(at);
    return member ? cJSON_IsTrue(member) : absent;
}

const cJSON *study_read_list(const struct reader *reader, const cJSON *node, const char *pointer, const char *key,
                             bool required, size_t least, size_t most, char **at)
{
    const cJSON *member = study_read_member(reader, node, pointer, key, required, at);
    if (!member) return NULL;
    if (!cJSON_IsArray(member)) {
        reader_report(reader, member, *at, "must be a list: [ ... ]", NULL, NULL);
        return NULL;
    }
    size_t count = (size_t)cJSON_GetArraySize(member);
    if (count >= least && count <= most) return member;
    char *what = memory_format("the list has %zu items", count), *allowed = memory_format("%zu to %zu", least, most);
    reader_report_lack(reader, member, *at, what, allowed, NULL);
    free(what);
    free(allowed);
    return NULL;
}

bool study_read_document(struct scenario_source **made, const cJSON **root, const char *path, struct problems *problems)
{
    struct scenario_source *source = *made = memory_allocate(1, sizeof *source);
    struct json_document document;
    char *message = NULL;
    scenario_source_init(source);
    scenario_source_add_file(source, path);
    bool ok = json_document_read(&document, path, 0, problems, &message);
    if (message) problems_add(problems, PROBLEM_ERROR, "", message, NULL, NULL)->file = memory_copy_text(path);
    free(message);
    for (size_t i = 0; ok && i < document.count; i++) {
        const struct json_position *p = &document.positions[i];
        scenario_source_add_origin(source, (struct origin){0, p->line, p->column, p->key_line, p->key_column});
    }
    if (ok) {
        cJSON_Delete(source->root);
        source->root = document.root;
        document.root = NULL;
    }
    json_document_free(&document);
    *root = source->root;
    return ok;
}

const cJSON *study_read_root(const struct scenario_source *source)
{
    return source->root;
}

void study_read_free(struct scenario_source *source)
{
    if (source) scenario_source_free(source);
    free(source);
}

cJSON *study_read_copy(const cJSON *value)
{
    return scenario_source_copy_value(value, 0);
}
