#include "io/automation_gain.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static void state(struct automation_gain *gain, const struct gain_statement *statement)
{
    *(statement->is_touchless ? &gain->touchless_share : &gain->more_charts_share) = statement->value;
}

static char *unknown_type(const struct scenario *scenario, const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (size_t t = 0; t < scenario->work_types.count; t++) nearest_offer(&nearest, scenario->work_types.items[t].name);
    const char *found = nearest_found(&nearest);
    return found ? memory_format("the scenario has no work type \"%s\"; did you mean \"%s\"?", name, found)
                 : memory_format("the scenario has no work type \"%s\"", name);
}

static int type_index(const struct scenario *scenario, const char *name)
{
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (strcmp(scenario->work_types.items[t].name, name) == 0) return (int)t;
    return -1;
}

static bool state_one(struct automation_gain *gains, const struct scenario *scenario,
                      const struct gain_statement *statement, char **message)
{
    char *name = memory_format("%.*s", (int)statement->type_length, statement->type);
    int type = type_index(scenario, name);
    bool is_rpa = type >= 0 && automation_is_rpa(&scenario->work_types.items[type]);
    if (type < 0)
        *message = unknown_type(scenario, name);
    else if (is_rpa && !statement->is_touchless)
        *message = memory_format("\"%s\" is administrative work: RPA gains by touchless items only", name);
    else
        state(&gains[type], statement);
    free(name);
    return !*message;
}

bool automation_gains_fill(struct automation_gain *gains, const struct scenario *scenario,
                           const struct gain_statement *statements, size_t count, char **message)
{
    *message = NULL;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        gains[t] = (struct automation_gain){0};
        for (size_t i = 0; i < count; i++)
            if (!statements[i].type) state(&gains[t], &statements[i]);
        if (automation_is_rpa(&scenario->work_types.items[t])) gains[t].more_charts_share = 0;
    }
    for (size_t i = 0; i < count; i++)
        if (statements[i].type && !state_one(gains, scenario, &statements[i], message)) return false;
    return true;
}
