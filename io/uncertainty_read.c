#include "io/uncertainty_read.h"
#include "io/json_tree.h"
#include "io/place_find.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES_MAX = 10000 };

struct search {
    const struct reader *reader;
    struct scenario *scenario;
    struct uncertainty *entry;
    const cJSON *node; /* the entry's `field` */
    char *at;          /* its pointer; owned */
    bool is_pattern, reported;
};

static void report(struct search *search, char *what, const char *allowed, const char *hint)
{
    if (!search->reported) reader_report_lack(search->reader, search->node, search->at, what, allowed, hint);
    search->reported = true;
    free(what);
}

/* Does a name fit a pattern in which * stands for any letters? */
static bool fits(const char *pattern, const char *name)
{
    if (*pattern == '*') return fits(pattern + 1, name) || (*name && fits(pattern, name + 1));
    return *pattern == *name && (!*pattern || fits(pattern + 1, name + 1));
}

/* What the numbers are measured by, and what is simulated when: these are chosen, not uncertain. */
static bool is_chosen(const char *pointer)
{
    static const char *const chosen[] = {"/analysis/",
                                         "/uncertainty/",
                                         "/facility/horizon_days",
                                         "/facility/warmup_days",
                                         "/facility/dnfb_window_days",
                                         "/facility/dnfb_target_days",
                                         "/facility/tat_target_hours",
                                         "/facility/work_unit_minutes"};
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        if (strncmp(pointer, chosen[i], strlen(chosen[i])) == 0) return true;
    return false;
}

static bool is_given(const struct search *search, const struct field_place *place)
{
    enum field_kind kind = field_place_kind(place);
    const void *at = field_place_in(place, search->scenario);
    if (member_is_number(kind)) return !isnan(member_number(kind, at));
    if (kind == FIELD_LAW) return !isnan(((const struct law *)at)->mean);
    return ((const struct numbers *)at)->count > 0;
}

static void add_place(struct search *search, const char *pointer, const struct field_place *place)
{
    struct uncertainty *entry = search->entry;
    enum field_kind kind = field_place_kind(place);
    bool is_number = member_is_number(kind), is_many = kind == FIELD_LAW || kind == FIELD_NUMBERS || kind == FIELD_MAP;
    if (is_chosen(pointer)) {
        report(search, memory_format("\"%s\" is chosen, not uncertain", pointer),
               "a field that says how the department or its world is", NULL);
    } else if (!is_number && !is_many) {
        report(search, memory_format("\"%s\" is no number", pointer), "a number, a list of numbers or a law", NULL);
    } else if (!is_number && entry->scale == UNCERTAIN_VALUE) {
        report(search, memory_format("\"%s\" is not one number", pointer), "\"scale\": \"factor\"",
               "a factor multiplies all of its numbers, and mean and spread of a law");
    } else if (is_given(search, place)) {
        entry->places.items = memory_resize(entry->places.items, entry->places.count + 1, sizeof *entry->places.items);
        entry->places.items[entry->places.count++] = *place;
    } else if (!search->is_pattern) {
        report(search, memory_format("the scenario does not give \"%s\"", pointer), NULL,
               "give the field a value: it is the base");
    }
}

static void find(struct search *search, const char *pointer)
{
    char *why, *hint;
    struct field_place place;
    if (place_find(&place, search->scenario, pointer, &why, &hint))
        add_place(search, pointer, &place);
    else
        report(search, memory_format("\"%s\" leads to no field: %s", pointer, why), NULL,
               hint || *pointer != '/'
                   ? hint
                   : "a scenario that switches a part off takes its assumptions along: \"remove\": true in this entry, "
                     "or \"uncertainty\": null for all");
    free(why);
    free(hint);
}

/* Walks on from `done`, which stands at `node`, along the tokens in `rest`. */
static void expand(struct search *search, const cJSON *node, const char *done, const char *rest)
{
    char *token = json_pointer_next(&rest);
    if (!token) {
        find(search, done);
        return;
    }
    bool is_list = node && cJSON_IsArray(node),
         is_pattern = is_list && strchr(token, '*') && !json_item_named(node, token);
    if (is_pattern) search->is_pattern = true;
    for (const cJSON *item = is_pattern ? node->child : NULL; item; item = item->next) {
        if (!json_name(item) || !fits(token, json_name(item)) || search->entry->places.count >= PLACES_MAX) continue;
        char *further = json_pointer_add(done, json_name(item));
        expand(search, item, further, rest);
        free(further);
    }
    if (!is_pattern) {
        char *further = json_pointer_add(done, token);
        expand(search, node ? json_child(node, token) : NULL, further, rest);
        free(further);
    }
    free(token);
}

static void read_entry(const struct reader *reader, struct scenario *scenario, struct uncertainty *entry,
                       const cJSON *item, const char *pointer)
{
    struct search search = {.reader = reader, .scenario = scenario, .entry = entry};
    if (!entry->field) return; /* said already */
    search.node = cJSON_GetObjectItemCaseSensitive(item, "field");
    search.at = json_pointer_add(pointer, "field");
    if (*entry->field == '/')
        expand(&search, reader->root, "", entry->field);
    else
        find(&search, entry->field); /* says what a pointer looks like */
    if (entry->places.count == 0)
        report(&search, memory_format("\"%s\" names no field that the scenario gives", entry->field), NULL, NULL);
    free(search.at);
}

void uncertainty_read(const struct reader *reader, struct scenario *scenario)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(reader->root, "uncertainty");
    size_t index = 0;
    for (const cJSON *item = list ? list->child : NULL; item && index < scenario->uncertainty.count;
         item = item->next, index++) {
        char *pointer = json_pointer_child("/uncertainty", item, index);
        read_entry(reader, scenario, &scenario->uncertainty.items[index], item, pointer);
        free(pointer);
    }
}
