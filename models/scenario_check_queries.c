/* Provider queries and documentation tools: what no single field can say. */
#include "models/scenario_check_internal.h"
#include "sim/memory.h"

/* Two tools on one work type would have to share its charts; a scenario cannot say how. */
static void check_tools(const struct check *check, int type)
{
    const struct scenario *scenario = check->scenario;
    const struct documentation_tool *first = NULL;
    for (size_t i = 0; i < scenario->documentation_tools.count; i++) {
        const struct documentation_tool *tool = &scenario->documentation_tools.items[i];
        if (!indices_have_or_all(&tool->work_types, type)) continue;
        if (first)
            check_error(check, check_pointer("documentation_tools", tool->name, "work_types"),
                        memory_format("work type \"%s\" is helped by \"%s\" already",
                                      scenario->work_types.items[type].name, first->name),
                        "one tool for a work type", NULL);
        else
            first = tool;
    }
}

void check_queries(const struct check *check)
{
    const struct facility *facility = &check->scenario->facility;
    bool asks = false;
    for (size_t t = 0; t < check->scenario->work_types.count; t++) {
        check_tools(check, (int)t);
        asks = asks || check->scenario->work_types.items[t].query.share > 0;
    }
    if (asks && (facility->provider_end <= facility->provider_start || facility->provider_days == 0))
        check_error(check, memory_copy_text("/facility/provider_end"),
                    memory_copy_text("providers have no hours in which they could answer queries"),
                    "later than provider_start, on at least one weekday", NULL);
}
