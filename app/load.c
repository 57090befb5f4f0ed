#include "app/load.h"
#include "io/problem_write.h"
#include <stdio.h>

void unload_scenarios(struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 0; i < count; i++) scenario_unload(&loaded[i]);
}

bool load_scenarios(struct loaded_scenario *loaded, char *const *paths, size_t count, const char *const *sets,
                    size_t set_count, bool quiet)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct problems problems = {0};
        ok = scenario_load(&loaded[i], paths[i], sets, set_count, &problems) && ok;
        if (!quiet || problems_have_error(&problems)) problems_write(&problems, stderr);
        problems_free(&problems);
    }
    if (!ok) unload_scenarios(loaded, count);
    return ok;
}
