#include "io/result_set.h"
#include "sim/memory.h"
#include <math.h>

const char *result_stop_reason(const struct result_set *results)
{
    return results->study->interrupted ? "interrupted" : "finished";
}

const char *result_label(const struct result_set *results, size_t scenario)
{
    const struct scenario *s = &results->scenarios[scenario].scenario;
    return s->title ? s->title : s->name;
}

const char *result_verdict(const struct estimate *difference, enum metric_direction direction)
{
    if (isnan(difference->half_width) || fabs(difference->mean) <= difference->half_width) return "=";
    return (difference->mean < 0) == (direction == METRIC_LOWER_IS_BETTER) ? "✓" : "✗";
}

char *result_scope(const struct scenario *scenario, const struct metric_key *key)
{
    if (key->scope == SCOPE_ALL) return memory_copy_text("all");
    return memory_format("%s:%s", scope_names[key->scope], metric_key_item(scenario, key));
}

const char *result_not_modelled(void)
{
    return "Not modelled yet: coding quality and rework, denials and appeals, attrition and hiring; provider queries "
           "only where a "
           "scenario gives their share. Faster is not shown to be better coded.";
}
