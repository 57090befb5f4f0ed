#include "io/study_cells.h"
#include "io/problem_write.h"
#include "io/scenario_inputs.h"
#include "io/scenario_set.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

static const struct study_value *value_at(const struct study_axis *axis, size_t level, size_t factor)
{
    return &axis->values[level * axis->factor_count + factor];
}

static void fill(struct study_cell *cell, const struct study_file *study, size_t number)
{
    *cell = (struct study_cell){.number = number, .levels = memory_allocate(study->axis_count, sizeof *cell->levels)};
    for (size_t a = study->axis_count; a-- > 0; number /= study->axes[a].level_count)
        cell->levels[a] = number % study->axes[a].level_count;
    for (size_t a = 0; a < study->axis_count; a++) cell->factor_count += study->axes[a].factor_count;
    cell->factors = memory_allocate(cell->factor_count, sizeof *cell->factors);
    size_t count = 0;
    for (size_t a = 0; a < study->axis_count; a++)
        for (size_t f = 0; f < study->axes[a].factor_count; f++) {
            const struct study_factor *factor = &study->axes[a].factors[f];
            const struct study_value *value = value_at(&study->axes[a], cell->levels[a], f);
            cell->factors[count++] = (struct cell_factor){factor->name, value->text, value->number, factor->is_numeric};
        }
    cell->name = cell_name(cell->factors, cell->factor_count);
}

static void cell_free(struct study_cell *cell)
{
    free(cell->name);
    free(cell->factors);
    free(cell->levels);
}

static bool is_allowed(const struct study_file *study, const struct expression_names *names)
{
    for (size_t i = 0; i < study->constraint_count; i++)
        if (!expression_holds(study->constraints[i], names)) return false;
    return true;
}

/* Keeps the cell, or not. */
static void consider(struct study_cells *cells, const struct study_file *study, size_t number,
                     const struct expression *only)
{
    struct study_cell *cell = &cells->items[cells->count];
    fill(cell, study, number);
    struct cell_names names = {.factors = cell->factors, .count = cell->factor_count};
    struct expression_names meaning = cell_names_in(&names);
    bool allowed = is_allowed(study, &meaning);
    cells->skipped += !allowed;
    if (allowed && (!only || expression_holds(only, &meaning)))
        cells->count++;
    else
        cell_free(cell);
}

static struct expression *parse_only(const struct study_file *study, const char *only, char **message)
{
    struct study_cell first;
    fill(&first, study, 0);
    struct cell_names names = {.factors = first.factors, .count = first.factor_count};
    struct expression_names meaning = cell_names_in(&names);
    struct expression *expression = expression_parse(only, &meaning, message);
    cell_free(&first);
    return expression;
}

bool study_cells_init(struct study_cells *cells, const struct study_file *study, const char *only, char **message)
{
    *cells = (struct study_cells){0};
    struct expression *filter = only ? parse_only(study, only, message) : NULL;
    if (only && !filter) return false;
    size_t combinations = study_file_combinations(study);
    cells->items = memory_allocate(combinations, sizeof *cells->items);
    for (size_t number = 0; number < combinations; number++) consider(cells, study, number, filter);
    expression_free(filter);
    return true;
}

void study_cells_free(struct study_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) cell_free(&cells->items[i]);
    free(cells->items);
    *cells = (struct study_cells){0};
}

/* With `more` edits, or NULL. */
static bool load(struct loaded_scenario *loaded, const struct study_file *study, const struct study_cell *cell,
                 const struct loaded_scenario *base, const struct scenario_edit *more, size_t more_count,
                 struct problems *problems)
{
    struct scenario_edit *edits = memory_allocate(cell->factor_count + 1 + more_count, sizeof *edits);
    size_t count = 0;
    if (study->patch) edits[count++] = (struct scenario_edit){"", study->patch};
    for (size_t a = 0; a < study->axis_count; a++)
        for (size_t f = 0; f < study->axes[a].factor_count; f++)
            edits[count++] = (struct scenario_edit){study->axes[a].factors[f].pointer,
                                                    value_at(&study->axes[a], cell->levels[a], f)->value};
    for (size_t i = 0; i < more_count; i++) edits[count++] = more[i];
    bool ok = scenario_load_edited(loaded, base, study->source, edits, count, problems);
    free(edits);
    return ok;
}

bool study_cell_load(struct loaded_scenario *loaded, const struct study_file *study, const struct study_cell *cell,
                     const struct loaded_scenario *base, struct problems *problems)
{
    return load(loaded, study, cell, base, NULL, 0, problems);
}

/* The factors that tell the cells apart: whole names would be cut in tables and figures. The caller frees. */
static char *title_of(const struct study_cells *cells, const struct study_cell *cell)
{
    struct cell_factor *kept = memory_allocate(cell->factor_count, sizeof *kept);
    size_t count = 0;
    for (size_t f = 0; f < cell->factor_count; f++) {
        bool varies = false;
        for (size_t i = 0; i < cells->count; i++)
            varies = varies || strcmp(cells->items[i].factors[f].text, cell->factors[f].text) != 0;
        if (varies) kept[count++] = cell->factors[f];
    }
    char *title = count > 0 ? cell_name(kept, count) : memory_copy_text(cell->name);
    free(kept);
    return title;
}

char *study_cell_write(const struct study_file *study, const struct study_cells *cells, size_t index,
                       const struct loaded_scenario *base, int64_t seed, const char *directory, char **message)
{
    const struct study_cell *cell = &cells->items[index];
    char *told = title_of(cells, cell);
    struct loaded_scenario loaded;
    struct problems problems = {0};
    cJSON *name = cJSON_CreateString(cell->name), *title = cJSON_CreateString(told);
    cJSON *number = cJSON_CreateNumber((double)seed), *none = cJSON_CreateNull();
    const struct scenario_edit own[] = {
        {"/name", name}, {"/title", title}, {"/question", none}, {"/analysis/seed", number}};
    char *written = NULL;
    if (load(&loaded, study, cell, base, own, sizeof own / sizeof *own, &problems)) {
        char *text = scenario_write_portable(&loaded.scenario, NULL, NULL);
        written = scenario_inputs_write(&loaded, text, cell->number, directory, message);
        free(text);
        scenario_unload(&loaded);
    } else {
        *message = problem_text(&problems.items[0]);
    }
    problems_free(&problems);
    free(told);
    cJSON_Delete(name);
    cJSON_Delete(title);
    cJSON_Delete(number);
    cJSON_Delete(none);
    return written;
}
