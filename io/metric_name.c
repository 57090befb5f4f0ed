#include "io/metric_name.h"
#include "io/nearest.h"
#include "io/result_set.h"
#include "models/plan.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static const char npv_id[] = "npv_usd";

struct wanted { /* ID@SCOPE in its parts */
    const char *id;
    size_t length;
    const char *scope;
};

static struct wanted parse(const char *text)
{
    const char *at = strchr(text, '@');
    return (struct wanted){text, at ? (size_t)(at - text) : strlen(text), at ? at + 1 : "all"};
}

static int id_of(const struct wanted *wanted, char **message)
{
    char *id = memory_format("%.*s", (int)wanted->length, wanted->id);
    struct nearest nearest = nearest_to(id);
    nearest_offer(&nearest, npv_id);
    int found = -1;
    for (int i = 0; i < METRIC_COUNT; i++) {
        if (strcmp(metrics[i].id, id) == 0) found = i;
        nearest_offer(&nearest, metrics[i].id);
    }
    if (found < 0) {
        char *hint = nearest_hint(&nearest);
        *message = memory_format("--metric: there is no metric \"%s\"%s%s; docs/metrics.md lists them all", id,
                                 hint ? "; " : "", hint ? hint : "");
        free(hint);
    }
    free(id);
    return found;
}

static bool find_key(struct metric_key *key, int id, const struct wanted *wanted, const struct scenario *scenario,
                     char **message)
{
    struct plan plan;
    struct metric_keys keys;
    struct nearest nearest = nearest_to(wanted->scope);
    char **scopes;
    bool found = false;
    plan_init(&plan, scenario);
    metric_keys_init(&keys, &plan);
    scopes = memory_allocate(keys.count, sizeof *scopes);
    for (size_t k = 0; k < keys.count; k++) {
        if (keys.items[k].id != id) continue;
        scopes[k] = result_scope(scenario, &keys.items[k]);
        nearest_offer(&nearest, scopes[k]);
        if (strcmp(scopes[k], wanted->scope) != 0) continue;
        *key = keys.items[k];
        found = true;
    }
    if (!found) {
        char *hint = nearest_hint(&nearest);
        *message = memory_format("--metric: scenario \"%s\" has no %s of \"%s\"%s%s%s", scenario->name, metrics[id].id,
                                 wanted->scope,
                                 hint           ? "; "
                                 : nearest.best ? "; it has it of \""
                                                : "",
                                 hint           ? hint
                                 : nearest.best ? nearest.best
                                                : "",
                                 hint || !nearest.best ? "" : "\" for one");
        free(hint);
    }
    for (size_t k = 0; k < keys.count; k++) free(scopes[k]);
    free(scopes);
    free(keys.items);
    plan_free(&plan);
    return found;
}

bool metric_name_read(struct measure *measure, const char *text, const struct scenario *baseline,
                      const struct scenario *alternative, char **message)
{
    struct wanted wanted = parse(text);
    *measure = (struct measure){.is_npv = strcmp(text, npv_id) == 0};
    *message = NULL;
    if (measure->is_npv && !alternative)
        *message = memory_format("--metric: %s is the worth of an alternative; name one with --compare", npv_id);
    if (measure->is_npv) return alternative != NULL;
    int id = id_of(&wanted, message);
    return id >= 0 && find_key(&measure->keys[0], id, &wanted, baseline, message) &&
           (!alternative || find_key(&measure->keys[1], id, &wanted, alternative, message));
}

char *metric_name_text(const struct measure *measure, const struct scenario *baseline)
{
    if (measure->is_npv) return memory_copy_text(npv_id);
    const char *id = metrics[measure->keys[0].id].id;
    if (measure->keys[0].scope == SCOPE_ALL) return memory_copy_text(id);
    char *scope = result_scope(baseline, &measure->keys[0]), *text = memory_format("%s@%s", id, scope);
    free(scope);
    return text;
}

const char *metric_name_unit(const struct measure *measure)
{
    return measure->is_npv ? "usd" : metrics[measure->keys[0].id].unit;
}

enum metric_direction metric_name_direction(const struct measure *measure)
{
    return measure->is_npv ? METRIC_HIGHER_IS_BETTER : metrics[measure->keys[0].id].direction;
}
