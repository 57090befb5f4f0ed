#include "io/import_header.h"
#include "io/personal_header.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct binding_job {
    struct import_binding *binding;
    const struct csv_row *row;
    const struct import_map *map;
    const char *map_name, *path;
    struct problems *problems;
};

static void report_map(struct problems *problems, const char *map_name, const struct import_map *map,
                       enum import_role role, const char *what, const char *hint)
{
    char *pointer = memory_format("/columns/%s", import_roles[role].name);
    struct problem *problem = problems_add(problems, PROBLEM_ERROR, pointer, what, NULL, hint);
    problem->file = memory_copy_text(map_name);
    problem->line = map->columns[role].line;
    problem->column = map->columns[role].column;
    free(pointer);
}

static void report_file(const struct binding_job *job, const char *what, const char *hint)
{
    struct problem *problem = problems_add(job->problems, PROBLEM_ERROR, "", what, NULL, hint);
    problem->file = memory_copy_text(job->path);
    problem->line = problem->column = 1;
}

/* NULL when the column is not personal, or the map says that it is not. */
static const char *personal_kind(const struct binding_job *job, size_t cell)
{
    const char *header = job->row->cells[cell];
    const struct import_texts *not_personal = &job->map->not_personal;
    for (size_t i = 0; i < not_personal->count; i++)
        if (strcmp(not_personal->items[i], header) == 0) return NULL;
    return personal_header_kind(header);
}

static char *list_personal(const struct binding_job *job)
{
    char *list = memory_copy_text("");
    for (size_t i = 0; i < job->row->count; i++) {
        const char *kind = personal_kind(job, i);
        if (!kind) continue;
        char *longer = memory_format("%s%s%zu (%s)", list, *list ? ", " : "", i + 1, kind);
        free(list);
        list = longer;
    }
    return list;
}

static void check_personal(const struct binding_job *job, bool skip_personal)
{
    for (size_t i = 0; i < job->row->count; i++) job->binding->personal_count += personal_kind(job, i) != NULL;
    if (skip_personal || job->binding->personal_count == 0) return;
    char *list = list_personal(job);
    char *what = memory_format("these columns look like personal data: %s", list);
    report_file(job, what,
                "leave them out of the export, or add --skip-personal: they are then never read; a column that is none "
                "goes into not_personal of the map");
    free(list);
    free(what);
}

static int find_header(const struct binding_job *job, enum import_role role, const char *header)
{
    int found = -1;
    for (size_t i = 0; i < job->row->count; i++) {
        if (strcmp(job->row->cells[i], header) != 0) continue;
        if (found >= 0) {
            char *what = memory_format("columns %d and %zu both have the header that the map gives to %s", found + 1,
                                       i + 1, import_roles[role].name);
            report_file(job, what, "rename one of them in the export");
            free(what);
            break;
        }
        found = (int)i;
    }
    return found;
}

static void bind_role(const struct binding_job *job, enum import_role role)
{
    const struct import_texts *headers = &job->map->columns[role].headers;
    int *cell = &job->binding->cell[role];
    *cell = -1;
    for (size_t i = 0; i < headers->count && *cell < 0; i++) *cell = find_header(job, role, headers->items[i]);
    if (*cell < 0 || !personal_kind(job, (size_t)*cell)) return;
    report_map(job->problems, job->map_name, job->map, role,
               "names a column that looks like personal data; such columns are never read",
               "if it is none, name it in not_personal of the map");
}

bool import_header_bind(struct import_binding *binding, const struct csv_row *row, const struct import_map *map,
                        const char *map_name, bool skip_personal, const char *path, struct problems *problems)
{
    struct binding_job job = {binding, row, map, map_name, path, problems};
    size_t before = problems->count;
    *binding = (struct import_binding){.count = row->count};
    while (binding->count > 1 && !*row->cells[binding->count - 1]) binding->count--;
    check_personal(&job, skip_personal);
    for (int role = 0; role < IMPORT_ROLE_COUNT; role++) bind_role(&job, (enum import_role)role);
    if (binding->cell[ROLE_ACCOUNT] < 0)
        report_file(&job, "the first row has none of the headers that the map gives to account",
                    "himsim import EXPORT --guess proposes a map");
    return problems->count == before;
}

bool import_header_check(const struct import_binding *bindings, size_t count, const struct import_map *map,
                         const char *map_name, struct problems *problems)
{
    size_t before = problems->count;
    for (int role = 0; role < IMPORT_ROLE_COUNT; role++) {
        bool found = map->columns[role].headers.count == 0;
        for (size_t i = 0; i < count; i++) found = found || bindings[i].cell[role] >= 0;
        if (!found)
            report_map(problems, map_name, map, (enum import_role)role, "no file has such a column",
                       "the first row of each file must hold the headers, spelled as in the map");
    }
    return problems->count == before;
}
