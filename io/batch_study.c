#include "io/batch_study.h"
#include "io/problem_write.h"
#include "models/metric.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool batch_study_read(struct batch_study *study, const struct batch_wish *wish, struct problems *problems,
                      char **message)
{
    *study = (struct batch_study){0};
    if (!study_file_read(&study->file, wish->path, problems)) return false;
    if (!scenario_load(&study->base, study->file.base, wish->sets, wish->set_count, problems)) return false;
    if (!study_cells_init(&study->cells, &study->file, wish->only, message)) return false;
    if (study->cells.count > 0) return true;
    *message =
        memory_format("%s: no cell is left%s; %zu combinations, %zu of them against its constraints", wish->path,
                      wish->only ? " by --only" : "", study_file_combinations(&study->file), study->cells.skipped);
    return false;
}

static bool load_cell(void *context, size_t entry, struct loaded_scenario *loaded, char **message)
{
    struct batch_study *study = context;
    struct problems problems = {0};
    bool ok = study_cell_load(loaded, &study->file, &study->cells.items[entry], &study->base, &problems);
    if (!ok) *message = problem_text(&problems.items[0]);
    problems_free(&problems);
    return ok;
}

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

static bool check_cell(struct batch_study *study, size_t index, struct problems *problems)
{
    struct loaded_scenario loaded;
    struct problems own = {0};
    const struct study_cell *cell = &study->cells.items[index];
    bool ok = study_cell_load(&loaded, &study->file, cell, &study->base, &own);
    if (ok) memcpy(study->digests[index], loaded.digest, sizeof loaded.digest);
    if (ok) scenario_unload(&loaded);
    for (size_t i = 0; i < own.count; i++)
        if (own.items[i].level == PROBLEM_ERROR && !is_told(problems, &own.items[i]))
            tell(problems, &own.items[i], cell->name);
    problems_free(&own);
    return ok;
}

static void set_targets(struct batch_study *study, int64_t replications)
{
    const struct analysis *analysis = &study->base.scenario.analysis;
    const struct study_file *file = &study->file;
    struct batch_order *order = &study->order;
    bool precise = replications <= 0 && file->precision_count > 0;
    study->targets = memory_allocate(file->precision_count, sizeof *study->targets);
    for (size_t i = 0; precise && i < file->precision_count; i++) {
        const struct precision_goal *goal = &file->precision[i];
        enum metric_id metric = (enum metric_id)metric_find(goal->metric);
        double floor = isnan(goal->floor) ? precision_default_floor(metric) : goal->floor;
        study->targets[order->target_count++] = (struct precision_target){metric, goal->share, floor};
    }
    order->targets = study->targets;
    int64_t given = precise ? file->replications_max : file->replications;
    int64_t base = precise ? analysis->replications_max : analysis->replications;
    order->most = replications > 0 ? replications : given > 0 ? given : base;
}

static void fill_order(struct batch_study *study, const struct batch_wish *wish)
{
    const struct analysis *analysis = &study->base.scenario.analysis;
    const struct study_file *file = &study->file;
    struct batch_listing *listing = &study->order.listing;
    set_targets(study, wish->replications);
    study->checks = memory_allocate(file->check_count, sizeof *study->checks);
    for (size_t i = 0; i < file->check_count; i++) study->checks[i] = expression_text(file->checks[i]);
    *listing = (struct batch_listing){.name = file->name,
                                      .title = file->title,
                                      .seed = wish->seed >= 0   ? wish->seed
                                              : file->seed >= 0 ? file->seed
                                                                : analysis->seed,
                                      .confidence = analysis->confidence,
                                      .check_count = file->check_count,
                                      .checks = study->checks,
                                      .count = study->cells.count};
    listing->entries = memory_allocate(listing->count, sizeof *listing->entries);
    for (size_t i = 0; i < listing->count; i++) {
        const struct study_cell *cell = &study->cells.items[i];
        listing->entries[i] = (struct batch_entry){.name = cell->name,
                                                   .digest = study->digests[i],
                                                   .number = (int64_t)cell->number,
                                                   .wanted = study->order.most,
                                                   .factor_count = cell->factor_count,
                                                   .factors = cell->factors};
    }
    study->order.load = load_cell;
    study->order.context = study;
}

bool batch_study_check(struct batch_study *study, const struct batch_wish *wish, struct problems *problems)
{
    bool ok = true;
    study->digests = memory_allocate(study->cells.count, sizeof *study->digests);
    for (size_t i = 0; i < study->cells.count; i++) ok = check_cell(study, i, problems) && ok;
    if (ok) fill_order(study, wish);
    return ok;
}

void batch_study_free(struct batch_study *study)
{
    free(study->order.listing.entries);
    free(study->checks);
    free(study->targets);
    free(study->digests);
    study_cells_free(&study->cells);
    scenario_unload(&study->base);
    study_file_free(&study->file);
    *study = (struct batch_study){0};
}
