#include "io/explain.h"
#include "io/explain_timeline.h"
#include "io/explain_uncertainty.h"
#include "io/field_text.h"
#include "io/json_tree.h"
#include "io/law_table.h"
#include "io/nearest.h"
#include "io/scenario_load.h"
#include "io/scenario_source.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the walk along the pointer stands, in the table and in the resolved scenario. */
struct place {
    const struct field *field;       /* NULL: the whole scenario */
    const struct field_group *group; /* of the object; NULL when it is none */
    const cJSON *node;
    char *pointer; /* items by name; owned */
    bool is_item;  /* of the list `field` */
    bool is_part;  /* inside a value of `field`: parameter of a law, entry of a map, number of a list */
};

/* Names of the places below, offered to the search for the nearest. */
static void offer_children(const struct place *place, struct nearest *nearest)
{
    for (const cJSON *child = place->node->child; child; child = child->next) {
        const char *name = child->string ? child->string : json_name(child);
        if (name) nearest_offer(nearest, name);
    }
}

static char *nothing_there(const struct place *place, const char *token)
{
    struct nearest nearest = nearest_to(token);
    offer_children(place, &nearest);
    char *hint = nearest_hint(&nearest);
    const char *at = *place->pointer ? place->pointer : "the scenario";
    char *text = place->node->child
                     ? memory_format("%s has no \"%s\"%s%s\n", at, token, hint ? ", " : "", hint ? hint : "")
                     : memory_format("%s has nothing inside, so no \"%s\"\n", at, token);
    free(hint);
    return text;
}

static bool step(struct place *place, const char *token)
{
    const cJSON *child = json_child(place->node, token);
    if (!child) return false;
    const char *name = child->string ? child->string : json_name(child);
    char *pointer = json_pointer_add(place->pointer, name ? name : token);
    free(place->pointer);
    place->pointer = pointer;
    place->node = child;
    if (place->group) { /* a member of an object */
        place->field = field_find(place->group, token);
        place->group = place->field->kind == FIELD_GROUP ? place->field->group : NULL;
        place->is_item = false;
    } else if (place->field->kind == FIELD_LIST) {
        place->group = place->field->group;
        place->is_item = true;
    } else {
        place->is_part = true;
    }
    return true;
}

static void print_value(FILE *out, const cJSON *node)
{
    char *text = cJSON_PrintUnformatted(node);
    fputs(text, out);
    cJSON_free(text);
}

/* "ip, ed" */
static void print_names(FILE *out, const cJSON *list)
{
    const char *comma = "";
    size_t index = 0;
    for (const cJSON *item = list->child; item; item = item->next, comma = ", ", index++) {
        const char *name = json_name(item);
        if (name)
            fprintf(out, "%s%s", comma, name);
        else
            fprintf(out, "%s%zu", comma, index);
    }
    if (!list->child) fputs("none", out);
}

static void print_member(FILE *out, const struct field *field, const cJSON *node)
{
    fprintf(out, "    %-34s ", field->key);
    if (field->kind == FIELD_LIST)
        print_names(out, node);
    else if (field->kind == FIELD_GROUP)
        fputs("{ ... }", out);
    else
        print_value(out, node);
    if (field->unit && !cJSON_IsNull(node)) fprintf(out, "  %s", field->unit);
    fputc('\n', out);
}

static void print_members(FILE *out, const struct place *place)
{
    fputs("  members:\n", out);
    for (size_t i = 0; i < place->group->count; i++) {
        const struct field *field = &place->group->fields[i];
        print_member(out, field, cJSON_GetObjectItemCaseSensitive(place->node, field->key));
    }
}

/* The value that a file wrote for the place; NULL when none did. A part without a text of its own comes from what
 * stands around it: the "*" of a map, or the value as a whole. */
static const cJSON *written_for(const struct scenario_source *source, const struct place *place)
{
    const cJSON *around = NULL, *written = json_find(source->root, place->pointer, &around);
    if (written || !place->is_part) return written;
    const cJSON *others = cJSON_GetObjectItemCaseSensitive(around, "*");
    return place->field->kind == FIELD_MAP && others ? others : around;
}

static void print_from(FILE *out, const struct scenario_source *source, const struct place *place)
{
    const cJSON *written = written_for(source, place);
    const struct origin *origin = scenario_source_origin(source, written);
    if (!origin) {
        fputs("  from:     the default: no file says it\n", out);
        return;
    }
    char *at = scenario_source_place(source, origin);
    fputs(cJSON_IsNull(written) ? "  from:     the default: null at " : "  from:     ", out);
    fprintf(out, "%s\n", at);
    free(at);
}

/* The parameter of a law at the place; NULL when it is something else. */
static const struct law_parameter *parameter_of(const struct place *place)
{
    const char *key = place->is_part && place->field->kind == FIELD_LAW ? place->node->string : NULL;
    const struct law_parameter *found = NULL;
    for (int kind = 0; key && !found && kind < LAW_KIND_COUNT; kind++) found = law_parameter_find(&law_rows[kind], key);
    return found;
}

static void print_facts(FILE *out, const struct place *place)
{
    const struct field *field = place->field;
    const struct law_parameter *parameter = parameter_of(place);
    struct field range = parameter ? law_parameter_range(parameter, field) : *field;
    char *kind = field_kind_text(field), *allowed = field_allowed_text(&range), *initial = field_default_text(field);
    fprintf(out, "  kind:     %s\n", kind);
    if (allowed) fprintf(out, "  allowed:  %s\n", allowed);
    fprintf(out, "  default:  %s\n", initial);
    if (field->source) fprintf(out, "  source:   %s\n", field->source);
    if (field->flags & FIELD_SCHEDULABLE) fputs("  dated:    the timeline may change it\n", out);
    free(kind);
    free(allowed);
    free(initial);
}

static void print_value_of(FILE *out, const struct place *place)
{
    const struct law_parameter *parameter = parameter_of(place);
    const char *unit = parameter && !parameter->field_range ? NULL : place->field->unit;
    fprintf(out, "%s = ", place->pointer);
    print_value(out, place->node);
    if (unit && (cJSON_IsNumber(place->node))) fprintf(out, " %s", unit);
    fprintf(out, "\n  meaning:  %s\n", place->field->meaning);
    if (parameter) fprintf(out, "  part:     %s\n", parameter->meaning);
}

static void print_container(FILE *out, const struct place *place)
{
    fprintf(out, "%s\n", *place->pointer ? place->pointer : "(the whole scenario)");
    fprintf(out, "  meaning:  %s\n",
            place->group && place->is_item ? place->group->meaning
            : place->field                 ? place->field->meaning
                                           : place->group->meaning);
    if (place->group) return;
    fputs("  items:    ", out);
    print_names(out, place->node);
    fputc('\n', out);
}

static void print_place(FILE *out, const struct loaded_scenario *loaded, const struct place *place)
{
    const struct scenario_source *source = loaded->source;
    bool container = place->group || (place->field->kind == FIELD_LIST && !place->is_part);
    if (container)
        print_container(out, place);
    else
        print_value_of(out, place);
    print_from(out, source, place);
    if (!container) print_facts(out, place);
    if (!container && !parameter_of(place)) explain_uncertainty_of(out, &loaded->scenario, place->pointer);
    if (!container && !parameter_of(place)) explain_timeline_of(out, &loaded->scenario, place->pointer);
    if (place->group) print_members(out, place);
    if (strcmp(place->pointer, "/timeline") == 0) explain_timeline(out, &loaded->scenario);
}

bool explain(const struct loaded_scenario *loaded, const char *pointer, char **text)
{
    cJSON *resolved = cJSON_Parse(loaded->resolved);
    struct place place = {.group = &field_scenario, .node = resolved, .pointer = memory_copy_text("")};
    char *token = NULL;
    bool ok = *pointer == '\0' || *pointer == '/';
    *text = ok ? NULL : memory_format("\"%s\" is no pointer: it begins with /, as in /pools/senior\n", pointer);
    while (ok && (token = json_pointer_next(&pointer))) {
        ok = step(&place, token);
        if (!ok) *text = nothing_there(&place, token);
        free(token);
    }
    if (ok) {
        size_t length;
        FILE *out = open_memstream(text, &length);
        print_place(out, loaded, &place);
        fclose(out);
    }
    free(place.pointer);
    cJSON_Delete(resolved);
    return ok;
}
