#include "io/timeline_read.h"
#include "io/field_read.h"
#include "io/json_tree.h"
#include "io/place_find.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

static bool find_place(const struct reader *reader, const struct scenario *scenario, struct change *change,
                       const cJSON *node, const char *pointer)
{
    char *why, *hint;
    bool found = place_find(&change->place, scenario, change->field, &why, &hint);
    if (!found) {
        char *what = memory_format("\"%s\" leads to no field: %s", change->field, why);
        reader_report_lack(reader, node, pointer, what, NULL, hint);
        free(what);
    } else if (!(change->place.field->flags & FIELD_SCHEDULABLE)) {
        char *what = memory_format("\"%s\" cannot change on a date", change->field);
        reader_report_lack(reader, node, pointer, what, "the fields that `himsim schema --fields` calls schedulable",
                           NULL);
        free(what);
        found = false;
    }
    free(why);
    free(hint);
    return found;
}

static bool read_member(const struct reader *reader, const struct field *field, bool nullable, const cJSON *node,
                        const char *pointer, void *member)
{
    field_clear(field, member);
    if (!cJSON_IsNull(node)) return field_read(reader, field, node, pointer, member);
    if (!nullable) reader_report_lack(reader, node, pointer, "the field cannot be null", NULL, NULL);
    return nullable;
}

static void read_value(const struct reader *reader, const struct scenario *scenario, struct change *change,
                       const cJSON *node, const char *pointer)
{
    struct field field = *change->place.field;
    bool nullable = field.flags & FIELD_NULLABLE && change->place.entry < 0;
    field.kind = field_place_kind(&change->place);
    void *member = memory_allocate(1, member_size(field.kind));
    if (!read_member(reader, &field, nullable, node, pointer, member)) {
        free(member);
        return;
    }
    change->value.kind = field.kind;
    change->value.member = member;
    if (problems_have_error(reader->problems)) return; /* names may be missing then */
    free(change->value.text);
    change->value.text = scenario_write_value(scenario, &field, member);
}

static void read_change(const struct reader *reader, struct scenario *scenario, struct change *change,
                        const cJSON *item, const char *pointer)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, "value");
    char *field_at = json_pointer_add(pointer, "field"), *value_at = json_pointer_add(pointer, "value");
    bool found = change->field &&
                 find_place(reader, scenario, change, cJSON_GetObjectItemCaseSensitive(item, "field"), field_at);
    if (found && value) read_value(reader, scenario, change, value, value_at);
    free(field_at);
    free(value_at);
}

void timeline_read(const struct reader *reader, struct scenario *scenario)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(reader->root, "timeline");
    size_t index = 0;
    for (const cJSON *item = list ? list->child : NULL; item && index < scenario->timeline.count;
         item = item->next, index++) {
        char *pointer = json_pointer_child("/timeline", item, index);
        read_change(reader, scenario, &scenario->timeline.items[index], item, pointer);
        free(pointer);
    }
}
