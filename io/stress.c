#include "io/stress.h"
#include "io/scenario_source.h"
#include "io/stress_internal.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* One row reads as one row. */
/* clang-format off */
static const struct {
    const char *id, *title;
    stress_writer *write; /* NULL: a heading */
} items[] = {
    {"", "About this document", stress_about},
    {"1", "Objectives", NULL},
    {"1.1", "Purpose of the model", stress_purpose},
    {"1.2", "Model outputs", stress_outputs},
    {"1.3", "Experimentation aims", stress_aims},
    {"2", "Logic", NULL},
    {"2.1", "Base model overview diagram", stress_diagram},
    {"2.2", "Base model logic", stress_logic},
    {"2.3", "Scenario logic", stress_difference},
    {"2.4", "Algorithms", stress_algorithms},
    {"2.5", "Components", NULL},
    {"2.5.1", "Entities", stress_entities},
    {"2.5.2", "Activities", stress_activities},
    {"2.5.3", "Resources", stress_resources},
    {"2.5.4", "Queues", stress_queues},
    {"2.5.5", "Entry and exit points", stress_entry},
    {"3", "Data", NULL},
    {"3.1", "Data sources", stress_sources},
    {"3.2", "Pre-processing", stress_preprocessing},
    {"3.3", "Input parameters", stress_parameters},
    {"3.4", "Assumptions", stress_assumptions},
    {"4", "Experimentation", NULL},
    {"4.1", "Initialisation", stress_initialisation},
    {"4.2", "Run length", stress_run_length},
    {"4.3", "Estimation approach", stress_estimation},
    {"5", "Implementation", NULL},
    {"5.1", "Software or programming language", stress_software},
    {"5.2", "Random sampling", stress_sampling},
    {"5.3", "Model execution", stress_execution},
    {"5.4", "System specification", stress_system},
    {"6", "Code access", NULL},
    {"6.1", "Computer model sharing statement", stress_sharing},
};
/* clang-format on */

void stress_build(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    *document =
        (struct document){.title = memory_format("STRESS-DES: %s", stress_label(scenario->title, scenario->name))};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        document_begin(document, items[i].id, items[i].title);
        if (items[i].write) items[i].write(document, stress);
    }
}

/* The base on the heap; NULL when there is nothing to compare with. */
static struct loaded_scenario *load_base(const struct scenario_source *source)
{
    size_t files = 0, sets = 0;
    for (size_t i = 0; i < source->file_count; i++) strcmp(source->files[i], "--set") == 0 ? sets++ : files++;
    if (files == 0 || (files == 1 && sets == 0)) return NULL;
    struct problems problems = {0};
    struct loaded_scenario *base = memory_allocate(1, sizeof *base);
    bool ok = scenario_load(base, source->files[files - 1], NULL, 0, &problems);
    problems_free(&problems);
    if (ok) return base;
    free(base);
    return NULL;
}

void stress_init(struct stress *stress, const struct loaded_scenario *loaded)
{
    *stress =
        (struct stress){.loaded = loaded, .resolved = cJSON_Parse(loaded->resolved), .base = load_base(loaded->source)};
    if (stress->base) stress->base_resolved = cJSON_Parse(stress->base->resolved);
}

void stress_free(struct stress *stress)
{
    cJSON_Delete(stress->resolved);
    cJSON_Delete(stress->base_resolved);
    if (stress->base) scenario_unload(stress->base);
    free(stress->base);
    *stress = (struct stress){0};
}
