#include "app/command.h"
#include "app/exit_code.h"
#include "app/load.h"
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

static bool check(const struct validate *validate, char *path)
{
    struct loaded_scenario loaded = {0};
    if (!load_scenarios(&loaded, &path, 1, validate->sets, validate->set_count, false)) return false;
    if (validate->resolved)
        puts(loaded.resolved);
    else
        printf("%s: valid, scenario \"%s\", digest %s\n", path, loaded.scenario.name, loaded.digest);
    scenario_unload(&loaded);
    return true;
}

int command_validate(int argc, char **argv)
{
    const struct argp argp = {
        options, parse_option, "SCENARIO.json...", "Checks scenarios and reports every problem at once.", NULL,
        NULL,    NULL};
    struct validate validate = {.paths = memory_allocate((size_t)argc, sizeof *validate.paths),
                                .sets = memory_allocate((size_t)argc, sizeof *validate.sets)};
    parse_command(&argp, "validate", argc, argv, &validate);
    bool ok = true;
    for (size_t i = 0; i < validate.path_count; i++) ok = check(&validate, validate.paths[i]) && ok;
    free(validate.paths);
    free(validate.sets);
    return ok ? EXIT_DONE : EXIT_INVALID_SCENARIO;
}
