#include "io/batch_study.h"
#include "io/problem_write.h"
#include "sim/memory.h"
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

static void set_targets(struct batch_study *study, int64_t replications)
{
    const struct analysis *analysis = &study->base.scenario.analysis;
    const struct study_file *file = &study->file;
    struct batch_order *order = &study->order;
    bool precise = replications <= 0 && file->precision_count > 0;
    study->targets = memory_allocate(file->precision_count, sizeof *study->targets);
    for (size_t i = 0; precise && i < file->precision_count; i++)
        study->targets[order->target_count++] = precision_target_of(&file->precision[i]);
    order->targets = study->targets;
    int64_t given = precise ? file->replications_max : file->replications;
    int64_t base = precise ? analysis->replications_max : analysis->replications;
    order->most = replications > 0 ? replications : given > 0 ? given : base;
}

static size_t list_given(const struct study_file *file, const char **given)
{
    size_t count = 0;
    for (size_t a = 0; a < file->axis_count; a++)
        for (size_t f = 0; file->axes[a].is_given && f < file->axes[a].factor_count; f++)
            given[count++] = file->axes[a].factors[f].name;
    return count;
}

void batch_study_fill(struct batch_study *study, const struct batch_wish *wish)
{
    const struct analysis *analysis = &study->base.scenario.analysis;
    const struct study_file *file = &study->file;
    struct batch_listing *listing = &study->order.listing;
    set_targets(study, wish->replications);
    study->checks = memory_allocate(file->check_count, sizeof *study->checks);
    for (size_t i = 0; i < file->check_count; i++) study->checks[i] = expression_text(file->checks[i]);
    study->given = memory_allocate(study->cells.items[0].factor_count, sizeof *study->given);
    size_t given_count = list_given(file, study->given);
    *listing = (struct batch_listing){.name = file->name,
                                      .title = file->title,
                                      .seed = wish->seed >= 0   ? wish->seed
                                              : file->seed >= 0 ? file->seed
                                                                : analysis->seed,
                                      .confidence = analysis->confidence,
                                      .check_count = file->check_count,
                                      .checks = study->checks,
                                      .given_count = given_count,
                                      .given = study->given,
                                      .is_whole = !wish->only,
                                      .count = study->cells.count};
    listing->entries = memory_allocate(listing->count, sizeof *listing->entries);
    for (size_t i = 0; i < listing->count; i++) {
        const struct study_cell *cell = &study->cells.items[i];
        listing->entries[i] =
            (struct batch_entry){.name = cell->name,
                                 .digest = study->digests[i],
                                 .number = (int64_t)cell->number,
                                 .stamp = study->names_files[i] || !*study->stamp ? NULL : study->stamp,
                                 .wanted = study->order.most,
                                 .factor_count = cell->factor_count,
                                 .factors = cell->factors};
    }
    study->order.load = load_cell;
    study->order.context = study;
}

void batch_study_free(struct batch_study *study)
{
    free(study->order.listing.entries);
    free(study->checks);
    free(study->given);
    free(study->targets);
    free(study->digests);
    free(study->names_files);
    study_cells_free(&study->cells);
    scenario_unload(&study->base);
    study_file_free(&study->file);
    *study = (struct batch_study){0};
}
