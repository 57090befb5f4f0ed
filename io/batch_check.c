/* Checking the cells of a study before the first of them is simulated. */
#include "io/batch_scopes.h"
#include "io/batch_study.h"
#include "io/file_bytes.h"
#include "io/result_set.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* One problem of the study file breaks many cells: it is told once, with the first of them. */
static bool is_told(const struct problems *problems, const struct problem *problem)
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *other = &problems->items[i];
        if (other->line == problem->line && other->column == problem->column &&
            strcmp(other->pointer, problem->pointer) == 0 && strcmp(other->file, problem->file) == 0)
            return true;
    }
    return false;
}

static void tell(struct problems *problems, const struct problem *problem, const char *cell)
{
    char *hint =
        problem->hint ? memory_format("%s; in cell %s", problem->hint, cell) : memory_format("in cell %s", cell);
    struct problem *told =
        problems_add(problems, problem->level, problem->pointer, problem->what, problem->allowed, hint);
    told->file = memory_copy_text(problem->file);
    told->line = problem->line;
    told->column = problem->column;
    free(hint);
}

struct file_search {
    size_t count;
    char **known; /* paths that the base names; owned */
    bool is_base, found_other;
};

static void see_file(void *context, const char *path, const char *name)
{
    (void)name;
    struct file_search *search = context;
    for (size_t i = 0; i < search->count; i++)
        if (strcmp(search->known[i], path) == 0) return;
    if (!search->is_base) {
        search->found_other = true;
        return;
    }
    search->known = memory_resize(search->known, search->count + 1, sizeof(char *));
    search->known[search->count++] = memory_copy_text(path);
}

static void search_files(struct file_search *search, const struct scenario *scenario, bool is_base)
{
    search->is_base = is_base;
    search->found_other = false;
    free(scenario_write_portable(scenario, see_file, search));
}

static bool check_cell(struct batch_study *study, size_t index, struct file_search *search, struct batch_scopes *scopes,
                       struct problems *problems)
{
    struct loaded_scenario loaded;
    struct problems own = {0};
    const struct study_cell *cell = &study->cells.items[index];
    bool ok = study_cell_load(&loaded, &study->file, cell, &study->base, &own);
    if (ok) {
        memcpy(study->digests[index], loaded.digest, sizeof loaded.digest);
        search_files(search, &loaded.scenario, false);
        batch_scopes_look(scopes, &loaded.scenario);
        study->names_files[index] = search->found_other;
        scenario_unload(&loaded);
    }
    for (size_t i = 0; i < own.count; i++)
        if (own.items[i].level == PROBLEM_ERROR && !is_told(problems, &own.items[i]))
            tell(problems, &own.items[i], cell->name);
    problems_free(&own);
    return ok;
}

static void set_stamp(struct batch_study *study)
{
    struct file_bytes bytes;
    if (!file_bytes_read(&bytes, study->file.path, NULL)) return; /* gone since it was read: no stamp */
    char *text = memory_format("%s %s %d %016" PRIx64, study->base.digest, HIMSIM_VERSION, MODEL_VERSION,
                               XXH3_64bits(bytes.data, bytes.count));
    snprintf(study->stamp, sizeof study->stamp, "%016" PRIx64, XXH3_64bits(text, strlen(text)));
    free(text);
    file_bytes_free(&bytes);
}

static bool check_cells(struct batch_study *study, struct batch_store *store, struct problems *problems)
{
    struct file_search search = {0};
    struct batch_scopes scopes;
    bool ok = true, asked = true, is_whole = true; /* no cell is known from the store */
    search_files(&search, &study->base.scenario, true);
    batch_scopes_init(&scopes, &study->file);
    for (size_t i = 0; asked && i < study->cells.count; i++) {
        bool found = false;
        if (store)
            asked = batch_store_digest(store, study->file.name, study->cells.items[i].name, study->stamp,
                                       study->digests[i], &found);
        if (asked && !found) ok = check_cell(study, i, &search, &scopes, problems) && ok;
        is_whole = is_whole && !found;
    }
    for (size_t i = 0; i < search.count; i++) free(search.known[i]);
    free(search.known);
    if (ok && is_whole) batch_scopes_report(&scopes, &study->file, problems);
    batch_scopes_free(&scopes);
    return ok && asked && !problems_have_error(problems);
}

bool batch_study_check(struct batch_study *study, const struct batch_wish *wish, struct batch_store *store,
                       struct problems *problems)
{
    study->digests = memory_allocate(study->cells.count, sizeof *study->digests);
    study->names_files = memory_allocate(study->cells.count, sizeof *study->names_files);
    set_stamp(study);
    bool ok = check_cells(study, store, problems);
    if (ok) batch_study_fill(study, wish);
    return ok;
}
