#include "io/scenario_source.h"
#include "io/json_tree.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

void scenario_source_init(struct scenario_source *source)
{
    *source = (struct scenario_source){.root = cJSON_CreateObject()};
}

size_t scenario_source_add_file(struct scenario_source *source, const char *path)
{
    source->files = memory_resize(source->files, source->file_count + 1, sizeof *source->files);
    source->files[source->file_count] = memory_copy_text(path);
    return source->file_count++;
}

int scenario_source_add_origin(struct scenario_source *source, struct origin origin)
{
    if (source->origin_count == source->origin_capacity) {
        source->origin_capacity = source->origin_capacity ? 2 * source->origin_capacity : 256;
        source->origins = memory_resize(source->origins, source->origin_capacity, sizeof *source->origins);
    }
    source->origins[source->origin_count] = origin;
    return (int)source->origin_count++;
}

void scenario_source_copy(struct scenario_source *copy, const struct scenario_source *source)
{
    *copy = (struct scenario_source){.root = cJSON_Duplicate(source->root, true)};
    for (size_t i = 0; i < source->file_count; i++) scenario_source_add_file(copy, source->files[i]);
    for (size_t i = 0; i < source->origin_count; i++) scenario_source_add_origin(copy, source->origins[i]);
}

static void shift_origins(cJSON *node, int shift)
{
    node->valueint += shift;
    for (cJSON *child = node->child; child; child = child->next) shift_origins(child, shift);
}

cJSON *scenario_source_copy_value(const cJSON *value, int shift)
{
    cJSON *copy = cJSON_Duplicate(value, true);
    shift_origins(copy, shift);
    return copy;
}

const struct origin *scenario_source_origin(const struct scenario_source *source, const cJSON *node)
{
    if (!node || node->valueint < 0 || (size_t)node->valueint >= source->origin_count) return NULL;
    return &source->origins[node->valueint];
}

char *scenario_source_place(const struct scenario_source *source, const struct origin *origin)
{
    const char *file = source->files[origin->file];
    return origin->line ? memory_format("%s:%d:%d", file, origin->line, origin->column) : memory_copy_text(file);
}

void scenario_source_place_problem(const struct scenario_source *source, struct problem *problem, const cJSON *node,
                                   bool at_key)
{
    const struct origin *origin = scenario_source_origin(source, node);
    if (!origin) return;
    free(problem->file);
    problem->file = memory_copy_text(source->files[origin->file]);
    problem->line = at_key && origin->key_line ? origin->key_line : origin->line;
    problem->column = at_key && origin->key_line ? origin->key_column : origin->column;
}

void scenario_source_locate(const struct scenario_source *source, struct problem *problem)
{
    const cJSON *nearest = NULL;
    if (problem->file || !source->root) return;
    json_find(source->root, problem->pointer, &nearest);
    scenario_source_place_problem(source, problem, nearest, false);
}

void scenario_source_free(struct scenario_source *source)
{
    cJSON_Delete(source->root);
    for (size_t i = 0; i < source->file_count; i++) free(source->files[i]);
    free(source->files);
    free(source->origins);
    *source = (struct scenario_source){0};
}
