#include "io/automation_variant.h"
#include "models/cac.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

static bool is_taken(const struct scenario *scenario, const char *name)
{
    for (size_t i = 0; i < scenario->cac.count; i++)
        if (strcmp(scenario->cac.items[i].name, name) == 0) return true;
    return false;
}

/* "automate", or with a number when the scenario has such an engine: of one name they would merge. */
static char *free_name(const struct scenario *scenario)
{
    char *name = memory_copy_text("automate");
    for (int number = 2; is_taken(scenario, name); number++) {
        free(name);
        name = memory_format("automate_%d", number);
    }
    return name;
}

char *automation_variant_set(const struct scenario *scenario, int work_type, const struct automation_gain *gain)
{
    const struct work_type *type = &scenario->work_types.items[work_type];
    cJSON *list = cJSON_CreateArray(), *engine = cJSON_CreateObject();
    char *name = free_name(scenario);
    cJSON_AddStringToObject(engine, "name", name);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(engine, "work_types"), cJSON_CreateString(type->name));
    cJSON_AddNumberToObject(engine, "touchless_share", gain->touchless_share);
    if (gain->more_charts_share > 0)
        cJSON_AddNumberToObject(engine, "assist_more_charts_per_hour_share", gain->more_charts_share);
    cJSON_AddItemToArray(list, engine);
    char *json = cJSON_PrintUnformatted(list);
    char *set = memory_format("/cac=%s", json);
    cJSON_free(json);
    cJSON_Delete(list);
    free(name);
    return set;
}

static bool load_one(struct loaded_scenario *loaded, const struct loaded_scenario *base, int work_type,
                     const struct automation_gain *gain, struct problems *problems)
{
    char *set = automation_variant_set(&base->scenario, work_type, gain);
    const char *sets[] = {set};
    struct problems own = {0};
    bool ok = scenario_load_variant(loaded, base, sets, 1, &own);
    if (ok)
        problems_free(&own); /* its warnings are the baseline's, told once */
    else
        problems_move(problems, &own);
    free(set);
    return ok;
}

size_t automation_variants_load(struct loaded_scenario *loaded, size_t *variants, const struct automation_gain *gains,
                                struct problems *problems)
{
    const struct scenario *scenario = &loaded[0].scenario;
    size_t count = 1;
    for (int t = 0; t < (int)scenario->work_types.count; t++) {
        struct cac_plan cac;
        cac_plan_init(&cac, scenario, t);
        variants[t] = 0;
        if (cac.engine >= 0) continue;
        if (!load_one(&loaded[count], &loaded[0], t, &gains[t], problems)) {
            while (--count > 0) scenario_unload(&loaded[count]);
            return 0;
        }
        variants[t] = count++;
    }
    return count;
}
