#include "io/cell_names.h"
#include "io/nearest.h"
#include "models/metric.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool find_metric(const struct cell_names *names, const char *name, struct expression_value *value)
{
    const char *scope = strchr(name, '@');
    char *metric = scope ? memory_format("%.*s", (int)(scope - name), name) : memory_copy_text(name);
    bool found = metric_find(metric) != METRIC_COUNT;
    *value = (struct expression_value){.kind = EXPRESSION_NUMBER, .number = NAN};
    if (found && names->mean) value->number = names->mean(names->context, metric, scope ? scope + 1 : "all");
    free(metric);
    return found;
}

static bool find(void *context, const char *name, struct expression_value *value)
{
    const struct cell_names *names = context;
    for (size_t f = 0; f < names->count; f++) {
        const struct cell_factor *factor = &names->factors[f];
        if (strcmp(factor->name, name) != 0) continue;
        *value = (struct expression_value){.kind = factor->is_numeric ? EXPRESSION_NUMBER : EXPRESSION_TEXT,
                                           .number = factor->number,
                                           .text = factor->text};
        return true;
    }
    return names->has_metrics && find_metric(names, name, value);
}

static char *hint(void *context, const char *name)
{
    const struct cell_names *names = context;
    char *metric = memory_format("%.*s", (int)strcspn(name, "@"), name), *all = memory_copy_text("");
    struct nearest nearest = nearest_to(metric);
    for (size_t f = 0; f < names->count; f++) nearest_offer(&nearest, names->factors[f].name);
    for (int id = 0; names->has_metrics && id < METRIC_COUNT; id++) nearest_offer(&nearest, metrics[id].id);
    char *near = nearest_hint(&nearest);
    for (size_t f = 0; f < names->count; f++) {
        char *longer = memory_format("%s%s%s", all, f ? ", " : "", names->factors[f].name);
        free(all);
        all = longer;
    }
    char *text = near ? memory_copy_text(near)
                      : memory_format("the factors are %s%s", all,
                                      names->has_metrics ? "; docs/metrics.md lists the metrics" : "");
    free(near);
    free(all);
    free(metric);
    return text;
}

struct expression_names cell_names_in(const struct cell_names *names)
{
    return (struct expression_names){find, hint, (void *)(size_t)names};
}

char *cell_name(const struct cell_factor *factors, size_t count)
{
    char *name = memory_copy_text("");
    for (size_t f = 0; f < count; f++) {
        char *longer = memory_format("%s%s%s=%s", name, f ? " " : "", factors[f].name, factors[f].text);
        free(name);
        name = longer;
    }
    return name;
}
