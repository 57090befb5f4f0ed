#include "io/json_tree.h"
#include "io/number_text.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

enum { BRIEF_MAX = 60, DIGITS_MAX = 9 };

bool json_is_comment(const cJSON *member)
{
    return member->string && strncmp(member->string, "//", 2) == 0;
}

const char *json_name(const cJSON *item)
{
    return cJSON_IsObject(item) ? cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "name")) : NULL;
}

bool json_is_named_list(const cJSON *node)
{
    if (!cJSON_IsArray(node)) return false;
    bool named = false;
    for (const cJSON *item = node->child; item; item = item->next) {
        if (!cJSON_IsObject(item)) return false;
        named = named || json_name(item) != NULL;
    }
    return named;
}

cJSON *json_item_named(const cJSON *list, const char *name)
{
    for (cJSON *item = list->child; item; item = item->next) {
        const char *has = json_name(item);
        if (has && strcmp(has, name) == 0) return item;
    }
    return NULL;
}

static cJSON *item_numbered(const cJSON *list, const char *token)
{
    size_t length = strlen(token);
    if (length == 0 || length > DIGITS_MAX || strspn(token, "0123456789") != length) return NULL;
    return cJSON_GetArrayItem(list, atoi(token));
}

cJSON *json_child(const cJSON *node, const char *token)
{
    if (cJSON_IsObject(node)) return cJSON_GetObjectItemCaseSensitive(node, token);
    if (!cJSON_IsArray(node)) return NULL;
    cJSON *named = json_item_named(node, token);
    return named ? named : item_numbered(node, token);
}

const cJSON *json_find(const cJSON *root, const char *pointer, const cJSON **nearest)
{
    const cJSON *node = root;
    char *token;
    if (nearest) *nearest = root;
    while (node && (token = json_pointer_next(&pointer))) {
        node = json_child(node, token);
        if (node && nearest) *nearest = node;
        free(token);
    }
    return node;
}

char *json_pointer_add(const char *pointer, const char *token)
{
    size_t length = strlen(pointer);
    char *out = memory_allocate(length + 2 * strlen(token) + 2, 1);
    memcpy(out, pointer, length);
    out[length++] = '/';
    for (; *token; token++) {
        if (*token == '~' || *token == '/') {
            out[length++] = '~';
            out[length++] = *token == '~' ? '0' : '1';
        } else {
            out[length++] = *token;
        }
    }
    return out;
}

char *json_pointer_child(const char *pointer, const cJSON *child, size_t index)
{
    if (child->string) return json_pointer_add(pointer, child->string);
    const char *name = json_name(child);
    return name ? json_pointer_add(pointer, name) : memory_format("%s/%zu", pointer, index);
}

char *json_pointer_next(const char **rest)
{
    const char *from = *rest;
    if (*from != '/') return NULL;
    size_t length = strcspn(++from, "/"), used = 0;
    char *token = memory_allocate(length + 1, 1);
    for (size_t i = 0; i < length; i++) {
        bool escape = from[i] == '~' && i + 1 < length && (from[i + 1] == '0' || from[i + 1] == '1');
        token[used++] = !escape ? from[i] : from[++i] == '0' ? '~' : '/';
    }
    *rest = from + length;
    return token;
}

/* Cuts a text that is too long for a message, between two characters. */
static void cut(char *text)
{
    if (strlen(text) <= BRIEF_MAX) return;
    size_t end = BRIEF_MAX - 3;
    while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80) end--;
    memcpy(text + end, "...", 4);
}

char *json_brief(const cJSON *node)
{
    if (cJSON_IsArray(node)) return memory_copy_text("a list");
    if (cJSON_IsObject(node)) return memory_copy_text("an object");
    if (cJSON_IsNumber(node)) {
        char text[NUMBER_TEXT_MAX];
        number_text(text, node->valuedouble);
        return memory_copy_text(text);
    }
    char *printed = cJSON_PrintUnformatted(node);
    char *brief = memory_copy_text(printed);
    cJSON_free(printed);
    cut(brief);
    return brief;
}
