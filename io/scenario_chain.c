#include "io/scenario_chain.h"
#include "io/json_document.h"
#include "io/path_text.h"
#include "io/scenario_merge.h"
#include "io/scenario_set.h"
#include "io/scenario_source.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

/* A file on its way to the file that extends nothing. */
struct link {
    const struct link *below; /* the file that extends this one; NULL: the one that was asked for */
    const char *path;
    struct origin asked; /* where `below` names this file */
};

static void add_document_origins(struct scenario_source *source, const struct json_document *document, size_t file)
{
    for (size_t i = 0; i < document->count; i++) {
        const struct json_position *p = &document->positions[i];
        scenario_source_add_origin(source, (struct origin){file, p->line, p->column, p->key_line, p->key_column});
    }
}

static void report_file(const struct scenario_source *source, const struct link *link, const char *what,
                        const char *hint, struct problems *problems)
{
    struct problem *problem = problems_add(problems, PROBLEM_ERROR, link->below ? "/extends" : "", what, NULL, hint);
    problem->file = memory_copy_text(link->below ? source->files[link->asked.file] : link->path);
    problem->line = link->below ? link->asked.line : 0;
    problem->column = link->below ? link->asked.column : 0;
}

/* "a.json extends b.json extends a.json" */
static char *chain_text(const struct link *link)
{
    if (!link->below) return memory_copy_text(link->path);
    char *before = chain_text(link->below);
    char *chain = memory_format("%s extends %s", before, link->path);
    free(before);
    return chain;
}

static bool runs_in_a_circle(const struct scenario_source *source, const struct link *link, struct problems *problems)
{
    for (const struct link *other = link->below; other; other = other->below) {
        if (!path_is_same_file(other->path, link->path)) continue;
        char *chain = chain_text(link);
        char *what = memory_format("\"extends\" runs in a circle: %s", chain);
        report_file(source, link, what, NULL, problems);
        free(chain);
        free(what);
        return true;
    }
    return false;
}

static bool read_file(struct scenario_source *source, const struct link *link, struct problems *problems);

/* Reads what the document extends, if anything. */
static bool read_extended(struct scenario_source *source, const cJSON *root, const struct link *link,
                          struct problems *problems)
{
    const cJSON *extends = cJSON_GetObjectItemCaseSensitive(root, "extends");
    if (!extends) return true;
    const struct origin *asked = scenario_source_origin(source, extends);
    struct link next = {link, "", *asked};
    if (!cJSON_IsString(extends) || !*extends->valuestring) {
        report_file(source, &next, "must be the path of a scenario file, in double quotes", NULL, problems);
        return false;
    }
    char *path = path_relative_to(link->path, extends->valuestring);
    next.path = path;
    bool ok = read_file(source, &next, problems);
    free(path);
    return ok;
}

/* What a scenario is called and asks is its own: two of one title could not be told apart. */
static void drop_label(cJSON *base)
{
    static const char *const keys[] = {"title", "question", "is_bound"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) cJSON_DeleteItemFromObjectCaseSensitive(base, keys[i]);
}

static bool merge_document(struct scenario_source *source, cJSON *root, const struct link *link,
                           struct problems *problems)
{
    if (!cJSON_IsObject(root)) {
        struct problem *problem =
            problems_add(problems, PROBLEM_ERROR, "", "a scenario is an object: { ... }", NULL, NULL);
        scenario_source_place_problem(source, problem, root, false);
        return false;
    }
    if (!read_extended(source, root, link, problems)) return false;
    if (cJSON_GetObjectItemCaseSensitive(root, "extends")) drop_label(source->root);
    cJSON_DeleteItemFromObjectCaseSensitive(root, "extends");
    cJSON_DeleteItemFromObjectCaseSensitive(root, "$schema");
    scenario_merge(source->root, root, source, problems);
    return true;
}

static bool read_file(struct scenario_source *source, const struct link *link, struct problems *problems)
{
    struct json_document document;
    char *message = NULL;
    if (runs_in_a_circle(source, link, problems)) return false;
    json_document_read(&document, link->path, source->origin_count, problems, &message);
    bool ok = document.root != NULL;
    if (message) report_file(source, link, message, NULL, problems);
    free(message);
    if (ok) {
        add_document_origins(source, &document, scenario_source_add_file(source, link->path));
        ok = merge_document(source, document.root, link, problems);
    }
    json_document_free(&document);
    return ok;
}

bool scenario_chain_read(struct scenario_source *source, const char *path, const char *const *sets, size_t set_count,
                         struct problems *problems)
{
    scenario_source_init(source);
    struct link link = {.path = path};
    if (!read_file(source, &link, problems)) return false;
    scenario_set_apply(source, sets, set_count, problems);
    return true;
}
