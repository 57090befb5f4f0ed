#include "io/place_find.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Where the walk stands: in an object, at a list, or at a field. */
struct walk {
    struct field_place *place;
    const char *root; /* the scenario */
    const char *at;   /* the object, or the list */
    const struct field_group *group;
    const struct field *list;
    char *pointer; /* so far, owned */
    char **what, **hint;
};

static const char *pointer_at(const char *at)
{
    const char *pointer;
    memcpy(&pointer, at, sizeof pointer);
    return pointer;
}

static size_t count_at(const char *at)
{
    size_t count;
    memcpy(&count, at, sizeof count);
    return count;
}

static const char *name_in(const struct field *list, const char *at, size_t index)
{
    const struct field *name = field_find(list->group, "name");
    return name ? pointer_at(pointer_at(at + sizeof(size_t)) + index * list->group->size + name->offset) : NULL;
}

static bool nothing_there(const struct walk *walk, const char *token, const struct nearest *nearest)
{
    const char *at = *walk->pointer ? walk->pointer : "the scenario";
    *walk->what = memory_format("%s has no \"%s\"", at, token);
    *walk->hint = nearest_hint(nearest);
    return false;
}

static bool is_number(const char *token)
{
    if (!*token || strlen(token) > 5) return false;
    for (; *token; token++)
        if (!isdigit((unsigned char)*token)) return false;
    return true;
}

/* The item of a list, by name or else by number; -1 when there is none. */
static int item_of(const struct field *list, const char *at, const char *token, struct nearest *nearest)
{
    size_t count = count_at(at), number = is_number(token) ? strtoul(token, NULL, 10) : count;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_in(list, at, i);
        if (!name) continue;
        if (strcmp(name, token) == 0) return (int)i;
        nearest_offer(nearest, name);
    }
    return number < count ? (int)number : -1;
}

static void enter(struct walk *walk, const struct field *field, size_t item)
{
    struct field_place *place = walk->place;
    assert(place->depth < PLACE_DEPTH);
    place->steps[place->depth++] = (struct place_step){field, item};
    walk->group = field->group;
    walk->list = NULL;
}

static bool step_into_list(struct walk *walk, const char *token)
{
    struct nearest nearest = nearest_to(token);
    const struct field *list = walk->list;
    int item = item_of(list, walk->at, token, &nearest);
    if (item < 0) return nothing_there(walk, token, &nearest);
    walk->at = pointer_at(walk->at + sizeof(size_t)) + (size_t)item * list->group->size;
    enter(walk, list, (size_t)item);
    return true;
}

static bool step_into_object(struct walk *walk, const char *token)
{
    struct nearest nearest = nearest_to(token);
    const struct field *field = field_find(walk->group, token);
    for (size_t i = 0; i < walk->group->count; i++) nearest_offer(&nearest, walk->group->fields[i].key);
    if (!field) return nothing_there(walk, token, &nearest);
    walk->at += field->offset;
    if (field->kind == FIELD_GROUP) {
        enter(walk, field, 0);
    } else if (field->kind == FIELD_LIST) {
        walk->list = field;
    } else {
        walk->place->field = field;
    }
    return true;
}

static bool step_into_value(struct walk *walk, const char *token)
{
    const struct field *field = walk->place->field;
    if (field->kind != FIELD_MAP || walk->place->entry >= 0) {
        *walk->what = memory_format("%s has no fields inside", walk->pointer);
        *walk->hint = memory_format("leave out \"/%s\"", token);
        return false;
    }
    struct nearest nearest = nearest_to(token);
    const struct field *target = field_find(&field_scenario, field->target);
    int item = item_of(target, walk->root + target->offset, token, &nearest);
    if (item < 0 || (size_t)item >= count_at(walk->at)) return nothing_there(walk, token, &nearest);
    walk->place->entry = item;
    return true;
}

static bool step(struct walk *walk, const char *token)
{
    bool ok = walk->place->field ? step_into_value(walk, token)
              : walk->list       ? step_into_list(walk, token)
                                 : step_into_object(walk, token);
    char *pointer = json_pointer_add(walk->pointer, token);
    free(walk->pointer);
    walk->pointer = pointer;
    return ok;
}

static bool ends_at_field(const struct walk *walk)
{
    if (walk->place->field) return true;
    *walk->what = walk->list ? memory_format("%s is a list, not a field", walk->pointer)
                             : memory_format("%s is a whole %s, not a field", walk->pointer, walk->group->name);
    *walk->hint = memory_copy_text(walk->list ? "go on with an item and its field" : "go on with a field");
    return false;
}

bool place_find(struct field_place *place, const struct scenario *scenario, const char *pointer, char **what,
                char **hint)
{
    const char *root = (const char *)scenario;
    struct walk walk = {place, root, root, &field_scenario, NULL, memory_copy_text(""), what, hint};
    *place = (struct field_place){.entry = -1};
    *what = *hint = NULL;
    bool ok = *pointer == '/';
    if (!ok) *what = memory_copy_text("a pointer begins with /, as in /pools/senior/shifts/day/headcount");
    char *token;
    while (ok && (token = json_pointer_next(&pointer))) {
        ok = step(&walk, token);
        free(token);
    }
    if (ok) ok = ends_at_field(&walk);
    free(walk.pointer);
    return ok;
}
