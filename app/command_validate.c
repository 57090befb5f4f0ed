#include "app/batch_options.h"
#include "app/command.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_RESOLVED = 256, OPTION_SET };

static const struct argp_option options[] = {
    {"resolved", OPTION_RESOLVED, NULL, 0, "print the flattened scenario, every default written out", 0},
    {"set", OPTION_SET, "POINTER=VALUE", 0, "change a field first; may be repeated", 0},
    {0}};

struct validate {
    char **paths;
    const char **sets;
    size_t path_count, set_count;
    bool resolved;
};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct validate *validate = state->input;
    switch (key) {
    case OPTION_RESOLVED:
        validate->resolved = true;
        break;
    case OPTION_SET:
        validate->sets[validate->set_count++] = argument;
        break;
    case ARGP_KEY_ARG:
        validate->paths[validate->path_count++] = argument;
        break;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "name at least one scenario file");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* A study with its base and every cell. */
static bool check_study(const struct validate *validate, const char *path)
{
    struct batch_options wanted;
    struct batch_study study;
    if (validate->resolved) {
        output_complain(memory_format("%s: is a study; --resolved prints scenarios: himsim batch %s --write DIR makes "
                                      "one of each cell",
                                      path, path));
        return false;
    }
    batch_options_init(&wanted, (int)validate->set_count);
    wanted.wish.path = path;
    for (size_t i = 0; i < validate->set_count; i++) wanted.sets[wanted.wish.set_count++] = validate->sets[i];
    bool ok = batch_options_read(&study, &wanted) && batch_options_check(&study, &wanted, NULL);
    if (ok)
        printf("%s: valid, study \"%s\", %zu cells; %zu of %zu combinations are against its constraints\n", path,
               study.file.name, study.cells.count, study.cells.skipped, study_file_combinations(&study.file));
    batch_study_free(&study);
    batch_options_free(&wanted);
    return ok;
}

static bool check(const struct validate *validate, const char *path)
{
    struct loaded_scenario loaded = {0};
    char *paths[] = {(char *)(size_t)path};
    if (!load_scenarios(&loaded, paths, 1, validate->sets, validate->set_count, false)) return false;
    if (validate->resolved)
        puts(loaded.resolved);
    else
        printf("%s: valid, scenario \"%s\", digest %s\n", path, loaded.scenario.name, loaded.digest);
    scenario_unload(&loaded);
    return true;
}

int command_validate(int argc, char **argv)
{
    const struct argp argp = {options,
                              parse_option,
                              "FILE.json...",
                              "Checks scenarios, and studies with all their cells, and reports every problem at once.",
                              NULL,
                              NULL,
                              NULL};
    struct validate validate = {.paths = memory_allocate((size_t)argc, sizeof *validate.paths),
                                .sets = memory_allocate((size_t)argc, sizeof *validate.sets)};
    parse_command(&argp, "validate", argc, argv, &validate);
    bool ok = true;
    for (size_t i = 0; i < validate.path_count; i++) {
        bool is_study = study_file_is_study(validate.paths[i]);
        ok = (is_study ? check_study : check)(&validate, validate.paths[i]) && ok;
    }
    free(validate.paths);
    free(validate.sets);
    return ok ? EXIT_DONE : EXIT_INVALID_SCENARIO;
}
