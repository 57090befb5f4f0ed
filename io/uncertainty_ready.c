#include "io/uncertainty_ready.h"
#include "io/scenario_source.h"
#include "models/uncertainty.h"
#include "sim/memory.h"

bool uncertainty_is_ready(const struct loaded_scenario *loaded, struct problems *problems)
{
    struct problems found = {0};
    uncertainty_check(&loaded->scenario, &found, PROBLEM_ERROR);
    for (size_t i = 0; i < found.count; i++) {
        scenario_source_locate(loaded->source, &found.items[i]);
        if (!found.items[i].file) found.items[i].file = memory_copy_text(loaded->path);
    }
    bool ok = !problems_have_error(&found);
    problems_move(problems, &found);
    return ok;
}

char *uncertainty_missing_text(const struct loaded_scenario *loaded)
{
    return memory_format(
        "%s: no assumption of the scenario is marked as uncertain. Mark some in its \"uncertainty\" list, as in\n"
        "  \"uncertainty\": [{\"name\": \"absence\", \"field\": \"/pools/*/absence_share\", \"low\": 0.05, \"high\": "
        "0.12}]\n"
        "or, for laws and for fields with different values, with factors: \"low\": 0.8, \"high\": 1.3, \"scale\": "
        "\"factor\".\n"
        "scenarios/baseline.json has a list to start from; `himsim schema --fields` says what each key means.",
        loaded->path);
}
