#include "io/json_document.h"
#include "io/file_bytes.h"
#include "io/json_tree.h"
#include "sim/memory.h"
#include <assert.h>
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add_at(struct problems *problems, const char *name, int line, int column, const char *pointer,
                   const char *what, const char *hint)
{
    struct problem *problem = problems_add(problems, PROBLEM_ERROR, pointer, what, NULL, hint);
    problem->file = memory_copy_text(name);
    problem->line = line;
    problem->column = column;
}

/* The scan met the values in the order in which this walk meets them. */
static void attach_positions(cJSON *node, size_t *next)
{
    node->valueint = (int)(*next)++;
    for (cJSON *child = node->child; child; child = child->next) attach_positions(child, next);
}

static int by_key_then_place(const void *a, const void *b)
{
    const cJSON *x = *(const cJSON *const *)a, *y = *(const cJSON *const *)b;
    int order = strcmp(x->string, y->string);
    return order ? order : (x->valueint > y->valueint) - (x->valueint < y->valueint);
}

struct duplicate_search {
    const struct json_document *document;
    const char *name;
    size_t first_index;
    struct problems *problems;
    bool found;
};

static void report_duplicate(struct duplicate_search *search, const cJSON *first, const cJSON *again,
                             const char *pointer)
{
    const struct json_position *place = &search->document->positions[(size_t)again->valueint - search->first_index];
    const struct json_position *before = &search->document->positions[(size_t)first->valueint - search->first_index];
    char *at = json_pointer_add(pointer, again->string);
    char *what = memory_format("the key \"%s\" stands twice", again->string);
    char *hint = memory_format("it stands first in line %d", before->key_line);
    add_at(search->problems, search->name, place->key_line, place->key_column, at, what, hint);
    search->found = true;
    free(at);
    free(what);
    free(hint);
}

static void find_duplicate_keys(struct duplicate_search *search, const cJSON *object, const char *pointer)
{
    size_t count = 0, i = 0;
    for (const cJSON *child = object->child; child; child = child->next) count++;
    const cJSON **keys = memory_allocate(count, sizeof(cJSON *));
    for (const cJSON *child = object->child; child; child = child->next) keys[i++] = child;
    qsort(keys, count, sizeof *keys, by_key_then_place);
    for (i = 1; i < count; i++)
        if (strcmp(keys[i - 1]->string, keys[i]->string) == 0 && !json_is_comment(keys[i]))
            report_duplicate(search, keys[i - 1], keys[i], pointer);
    free(keys);
}

static void find_duplicates(struct duplicate_search *search, const cJSON *node, const char *pointer)
{
    if (cJSON_IsObject(node)) find_duplicate_keys(search, node, pointer);
    size_t index = 0;
    for (const cJSON *child = node->child; child; child = child->next, index++) {
        if (!child->child) continue;
        char *below = json_pointer_child(pointer, child, index);
        find_duplicates(search, child, below);
        free(below);
    }
}

/* What stands before JSON can be told: another encoding, bytes that are no text. Returns the length of a byte order
 * mark. */
static bool check_encoding(const char *name, const char *text, size_t length, size_t *skip, struct problems *problems)
{
    *skip = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    if (length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0)) {
        add_at(problems, name, 1, 1, "", "the file is UTF-16", "save it as UTF-8");
        return false;
    }
    if (memchr(text, '\0', length)) {
        add_at(problems, name, 1, 1, "", "the file holds 0 bytes: it is no text", NULL);
        return false;
    }
    return true;
}

bool json_document_parse(struct json_document *document, const char *name, const char *text, size_t length,
                         size_t first_index, struct problems *problems)
{
    *document = (struct json_document){0};
    size_t skip, next = first_index;
    if (!check_encoding(name, text, length, &skip, problems)) return false;
    struct json_scan scan;
    bool ok = json_scan(&scan, text + skip, length - skip);
    if (!ok) add_at(problems, name, scan.line, scan.column, "", scan.what, scan.hint);
    if (ok) {
        document->root = cJSON_ParseWithLength(text + skip, length - skip);
        assert(document->root); /* the scan accepts nothing that cJSON refuses */
        document->count = scan.count;
        document->positions = scan.positions;
        scan.positions = NULL;
        attach_positions(document->root, &next);
        assert(next - first_index == document->count);
        struct duplicate_search search = {document, name, first_index, problems, false};
        find_duplicates(&search, document->root, "");
        ok = !search.found;
    }
    json_scan_free(&scan);
    return ok;
}

static char *refusal(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) return memory_format("cannot open %s: %s", path, strerror(errno));
    if (S_ISDIR(status.st_mode)) return memory_format("%s is a folder, not a file", path);
    if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return memory_format("%s is a device, not a file", path);
    if (S_ISREG(status.st_mode) && status.st_size > JSON_FILE_MAX)
        return memory_format("%s has %lld bytes; a scenario has at most %d", path, (long long)status.st_size,
                             JSON_FILE_MAX);
    return NULL;
}

bool json_document_read(struct json_document *document, const char *path, size_t first_index, struct problems *problems,
                        char **message)
{
    *document = (struct json_document){0};
    *message = refusal(path);
    struct file_bytes bytes;
    if (*message || !file_bytes_read(&bytes, path, message)) return false;
    bool ok = json_document_parse(document, path, bytes.data, bytes.count, first_index, problems);
    file_bytes_free(&bytes);
    return ok;
}

void json_document_free(struct json_document *document)
{
    cJSON_Delete(document->root);
    free(document->positions);
    *document = (struct json_document){0};
}
