#include "io/scenario_set.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "io/scenario_merge.h"
#include "io/scenario_source.h"
#include "io/utf8.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

struct set {
    struct scenario_source *source;
    struct problems *problems;
    int origin;
};

/* Where the walk along the pointer stands. */
struct walk {
    cJSON *node;
    const struct field_group *group; /* of the node, or of the items of a list; NULL when the table does not know */
    char *pointer;                   /* so far, owned */
};

static void report(const struct set *set, const char *pointer, const char *what, const char *allowed, const char *hint)
{
    struct problem *problem = problems_add(set->problems, PROBLEM_ERROR, pointer, what, allowed, hint);
    const struct origin *origin = &set->source->origins[set->origin];
    problem->file = memory_copy_text(set->source->files[origin->file]);
    problem->line = origin->line;
    problem->column = origin->column;
}

static void mark(cJSON *node, int origin)
{
    node->valueint = origin;
    for (cJSON *child = node->child; child; child = child->next) mark(child, origin);
}

static cJSON *value_of(const struct set *set, const char *text)
{
    struct problems unheard = {0};
    struct json_document document;
    bool ok = json_document_parse(&document, "--set", text, strlen(text), 0, &unheard);
    cJSON *value = ok ? document.root : cJSON_CreateString(text);
    if (ok) document.root = NULL;
    json_document_free(&document);
    problems_free(&unheard);
    mark(value, set->origin);
    return value;
}

static void report_no_item(const struct set *set, const cJSON *list, const char *token, const char *pointer)
{
    struct nearest nearest = nearest_to(token);
    for (const cJSON *item = list->child; item; item = item->next)
        if (json_name(item)) nearest_offer(&nearest, json_name(item));
    char *hint = nearest_hint(&nearest);
    char *what = memory_format("the list has no item \"%s\"", token);
    report(set, pointer, what, NULL, hint);
    free(what);
    free(hint);
}

/* One step down; what the file leaves out is made: an object, or an empty list where the table has a list. */
static cJSON *step(const struct set *set, const struct walk *walk, const char *token, const struct field *field)
{
    cJSON *child = json_child(walk->node, token);
    if (child && !cJSON_IsNull(child)) return child;
    if (cJSON_IsArray(walk->node)) {
        report_no_item(set, walk->node, token, walk->pointer);
        return NULL;
    }
    if (!cJSON_IsObject(walk->node)) {
        char *brief = json_brief(walk->node);
        char *what = memory_format("is %s: there is nothing inside it", brief);
        report(set, walk->pointer, what, NULL, NULL);
        free(brief);
        free(what);
        return NULL;
    }
    cJSON *made = field && field->kind == FIELD_LIST ? cJSON_CreateArray() : cJSON_CreateObject();
    made->valueint = set->origin;
    if (child)
        cJSON_ReplaceItemInObjectCaseSensitive(walk->node, token, made);
    else
        cJSON_AddItemToObject(walk->node, token, made);
    return made;
}

/* Items go by name even when the override gives their number. */
static char *item_pointer(const struct walk *walk, const cJSON *item, const char *token)
{
    const char *name = json_name(item);
    return json_pointer_add(walk->pointer, name ? name : token);
}

static void set_member(const struct set *set, const struct walk *walk, const char *token, const cJSON *value)
{
    cJSON *node = walk->node;
    bool object = cJSON_IsObject(node);
    cJSON *existing = json_child(node, token);
    if (!existing && !object) {
        struct walk at = *walk;
        step(set, &at, token, NULL); /* says what is wrong */
        return;
    }
    char *pointer = object ? json_pointer_add(walk->pointer, token) : item_pointer(walk, existing, token);
    if (!object && cJSON_IsNull(value))
        cJSON_Delete(cJSON_DetachItemViaPointer(node, existing));
    else
        scenario_merge_value(node, object ? token : NULL, existing, value, pointer, set->source, set->problems);
    free(pointer);
}

/* Moves the walk one token on. */
static bool descend(const struct set *set, struct walk *walk, const char *token)
{
    bool object = cJSON_IsObject(walk->node);
    const struct field *field = object && walk->group ? field_find(walk->group, token) : NULL;
    cJSON *child = step(set, walk, token, field);
    if (!child) return false;
    char *pointer = object ? json_pointer_add(walk->pointer, token) : item_pointer(walk, child, token);
    if (object) walk->group = field ? field->group : NULL;
    free(walk->pointer);
    walk->pointer = pointer;
    walk->node = child;
    return true;
}

static void set_at(const struct set *set, const char *pointer, const cJSON *value)
{
    struct walk walk = {set->source->root, &field_scenario, memory_copy_text("")};
    char *token = json_pointer_next(&pointer);
    while (*pointer == '/' && descend(set, &walk, token)) {
        free(token);
        token = json_pointer_next(&pointer);
    }
    if (*pointer == '\0') set_member(set, &walk, token, value);
    free(token);
    free(walk.pointer);
}

static bool is_utf8(const char *text)
{
    size_t rest = strlen(text), length = 1;
    for (; rest > 0 && length > 0; text += length, rest -= length) length = utf8_length(text, rest);
    return rest == 0 && length > 0;
}

static void apply(const struct set *set, const char *text)
{
    if (!is_utf8(text)) {
        report(set, "", "an override is not UTF-8 text", NULL, NULL);
        return;
    }
    const char *equals = strchr(text, '=');
    if (text[0] != '/' || !equals) {
        char *what = memory_format("\"%s\" is no override", text);
        report(set, "", what, "POINTER=VALUE, such as /facility/horizon_days=365", NULL);
        free(what);
        return;
    }
    char *pointer = memory_format("%.*s", (int)(equals - text), text);
    cJSON *value = value_of(set, equals + 1);
    set_at(set, pointer, value);
    cJSON_Delete(value);
    free(pointer);
}

void scenario_set_apply(struct scenario_source *source, const char *const *sets, size_t count,
                        struct problems *problems)
{
    if (count == 0) return;
    struct origin origin = {.file = scenario_source_add_file(source, "--set")};
    struct set set = {source, problems, scenario_source_add_origin(source, origin)};
    for (size_t i = 0; i < count; i++) apply(&set, sets[i]);
}

void scenario_edits_apply(struct scenario_source *source, const struct scenario_edit *edits, size_t count,
                          struct problems *problems)
{
    for (size_t i = 0; i < count; i++) {
        struct set set = {source, problems, edits[i].value->valueint};
        if (*edits[i].pointer)
            set_at(&set, edits[i].pointer, edits[i].value);
        else
            scenario_merge(source->root, edits[i].value, source, problems);
    }
}
