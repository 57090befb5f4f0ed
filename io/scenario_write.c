#include "io/scenario_write.h"
#include "io/file_bytes.h"
#include "io/json_write.h"
#include "io/law_table.h"
#include "models/field.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

struct writing {
    struct json_write out;
    const char *root; /* the scenario, where the names of references are */
    enum { FILES_BY_PATH, FILES_BY_CONTENT, FILES_BY_NAME } files;
    void (*named)(void *context, const char *path, const char *name); /* of FILES_BY_NAME */
    void *context;
};

static void write_group(struct writing *w, const struct field_group *group, const char *base);

static const void *pointer_at(const char *at)
{
    const void *pointer;
    memcpy(&pointer, at, sizeof pointer);
    return pointer;
}

static double number_at(const char *at)
{
    double number;
    memcpy(&number, at, sizeof number);
    return number;
}

static int int_at(const char *at)
{
    int number;
    memcpy(&number, at, sizeof number);
    return number;
}

static int64_t int64_at(const char *at)
{
    int64_t number;
    memcpy(&number, at, sizeof number);
    return number;
}

/* Name of item `index` of the scenario's list `target`. */
static const char *name_of(const struct writing *w, const char *target, int index)
{
    const struct field *list = field_find(&field_scenario, target);
    const char *items = pointer_at(w->root + list->offset + sizeof(size_t));
    const char *item = items + (size_t)index * list->group->size;
    return pointer_at(item + field_find(list->group, "name")->offset);
}

/* A name that says its contents already stays. */
static char *portable_name(const char *path, uint64_t content)
{
    const char *slash = strrchr(path, '/'), *own = slash ? slash + 1 : path;
    char *prefix = memory_format("%016" PRIx64 "-", content);
    bool has_it = strncmp(own, prefix, strlen(prefix)) == 0;
    char *name = memory_format("%s%s", has_it ? "" : prefix, own);
    free(prefix);
    return name;
}

static void write_portable_name(struct writing *w, const char *key, const char *path, uint64_t content)
{
    char *name = portable_name(path, content);
    if (w->named) w->named(w->context, path, name);
    json_write_text(&w->out, key, name);
    free(name);
}

static void write_file_name(struct writing *w, const char *key, const char *path)
{
    struct file_bytes bytes;
    if (!path || w->files == FILES_BY_PATH || !file_bytes_read(&bytes, path, NULL)) {
        json_write_text(&w->out, key, path);
        return;
    }
    uint64_t content = XXH3_64bits(bytes.data, bytes.count);
    file_bytes_free(&bytes);
    if (w->files == FILES_BY_NAME) {
        write_portable_name(w, key, path, content);
        return;
    }
    char *digest = memory_format("xxh3:%016" PRIx64, content);
    json_write_text(&w->out, key, digest);
    free(digest);
}

static void write_date(struct writing *w, const char *key, int64_t day)
{
    if (day == DATE_NONE) {
        json_write_null(&w->out, key);
        return;
    }
    struct civil_date date = civil_date_of(day);
    char *text = memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
    json_write_text(&w->out, key, text);
    free(text);
}

static void write_clock(struct writing *w, const char *key, int minutes)
{
    char *text = minutes < 0 ? NULL : memory_format("%02d:%02d", minutes / 60, minutes % 60);
    json_write_text(&w->out, key, text);
    free(text);
}

static void write_weekdays(struct writing *w, const char *key, unsigned days)
{
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    json_write_row(&w->out, key);
    for (int i = 0; i < 7; i++)
        if (days >> i & 1) json_write_text(&w->out, NULL, names[i]);
    json_write_list_end(&w->out);
}

static void write_points(struct writing *w, const struct law *law)
{
    json_write_row(&w->out, "points");
    for (size_t i = 0; i < law->point_count; i++) {
        json_write_row(&w->out, NULL);
        json_write_number(&w->out, NULL, law->points[i].share);
        json_write_number(&w->out, NULL, law->points[i].value);
        json_write_list_end(&w->out);
    }
    json_write_list_end(&w->out);
}

static void write_law(struct writing *w, const char *key, const struct law *law)
{
    const struct law_row *row = &law_rows[law->kind];
    if (law->kind == LAW_DETERMINISTIC) {
        json_write_number(&w->out, key, law->mean);
        return;
    }
    json_write_flat(&w->out, key);
    json_write_text(&w->out, "law", row->name);
    for (size_t i = 0; i < row->count; i++)
        json_write_number(&w->out, row->parameters[i]->key, law_parameter_get(law, row->parameters[i]));
    if (row->has_points) write_points(w, law);
    json_write_object_end(&w->out);
}

static void write_numbers(struct writing *w, const struct field *field, const struct numbers *numbers)
{
    if (numbers->count == 0 && field->flags & FIELD_NULLABLE) {
        json_write_null(&w->out, field->key);
        return;
    }
    json_write_row(&w->out, field->key);
    for (size_t i = 0; i < numbers->count; i++) json_write_number(&w->out, NULL, numbers->items[i]);
    json_write_list_end(&w->out);
}

static void write_references(struct writing *w, const struct field *field, const struct indices *indices)
{
    json_write_row(&w->out, field->key);
    for (size_t i = 0; i < indices->count; i++)
        json_write_text(&w->out, NULL, name_of(w, field->target, indices->items[i]));
    json_write_list_end(&w->out);
}

static void write_map(struct writing *w, const struct field *field, const struct numbers *map)
{
    if (map->count == 0 && field->flags & FIELD_NULLABLE) {
        json_write_null(&w->out, field->key);
        return;
    }
    json_write_flat(&w->out, field->key);
    for (size_t i = 0; i < map->count; i++)
        json_write_number(&w->out, name_of(w, field->target, (int)i), map->items[i]);
    json_write_object_end(&w->out);
}

static void write_list(struct writing *w, const struct field *field, const char *at)
{
    size_t count;
    memcpy(&count, at, sizeof count);
    const char *items = pointer_at(at + sizeof count);
    json_write_list(&w->out, field->key);
    for (size_t i = 0; i < count; i++) {
        json_write_object(&w->out, NULL);
        write_group(w, field->group, items + i * field->group->size);
        json_write_object_end(&w->out);
    }
    json_write_list_end(&w->out);
}

static void write_reference(struct writing *w, const struct field *field, int index)
{
    json_write_text(&w->out, field->key, index < 0 ? NULL : name_of(w, field->target, index));
}

static void write_object(struct writing *w, const struct field *field, const char *at)
{
    json_write_object(&w->out, field->key);
    write_group(w, field->group, at);
    json_write_object_end(&w->out);
}

static void write_field(struct writing *w, const struct field *field, const char *at)
{
    const void *member = at;
    switch (field->kind) {
    case FIELD_NUMBER:
        json_write_number(&w->out, field->key, number_at(at));
        break;
    case FIELD_INTEGER:
        json_write_number(&w->out, field->key, (double)int64_at(at));
        break;
    case FIELD_BOOLEAN:
        json_write_boolean(&w->out, field->key, *at != 0);
        break;
    case FIELD_TEXT:
    case FIELD_ZONE:
        json_write_text(&w->out, field->key, pointer_at(at));
        break;
    case FIELD_FILE:
        write_file_name(w, field->key, pointer_at(at));
        break;
    case FIELD_DATE:
        write_date(w, field->key, int64_at(at));
        break;
    case FIELD_CLOCK:
        write_clock(w, field->key, int_at(at));
        break;
    case FIELD_WEEKDAYS:
        write_weekdays(w, field->key, (unsigned)int_at(at));
        break;
    case FIELD_CHOICE:
        json_write_text(&w->out, field->key, field->choices[int_at(at)]);
        break;
    case FIELD_LAW:
        write_law(w, field->key, member);
        break;
    case FIELD_NUMBERS:
        write_numbers(w, field, member);
        break;
    case FIELD_REFERENCE:
        write_reference(w, field, int_at(at));
        break;
    case FIELD_REFERENCES:
        write_references(w, field, member);
        break;
    case FIELD_MAP:
        write_map(w, field, member);
        break;
    case FIELD_ANY:
        json_write_raw(&w->out, field->key, ((const struct change_value *)member)->text);
        break;
    case FIELD_GROUP:
        write_object(w, field, at);
        break;
    case FIELD_LIST:
        write_list(w, field, at);
        break;
    }
}

/* Words that change no number. */
static bool is_label(const struct field *field)
{
    return strcmp(field->key, "title") == 0 || strcmp(field->key, "question") == 0 || strcmp(field->key, "meta") == 0 ||
           strcmp(field->key, "uncertainty") == 0 || strcmp(field->key, "backtest") == 0;
}

static void write_group(struct writing *w, const struct field_group *group, const char *base)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        if (w->files != FILES_BY_CONTENT || !is_label(field)) write_field(w, field, base + field->offset);
    }
}

static char *write_text(struct writing w, const struct scenario *scenario, size_t *length)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, length);
    w.out.file = file;
    w.root = (const char *)scenario;
    json_write_object(&w.out, NULL);
    write_group(&w, &field_scenario, w.root);
    json_write_object_end(&w.out);
    fputc('\n', file);
    fclose(file);
    return text;
}

char *scenario_write_value(const struct scenario *scenario, const struct field *field, const void *member)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    struct writing w = {.out = {.file = file}, .root = (const char *)scenario};
    struct field bare = *field;
    bare.key = NULL;
    write_field(&w, &bare, member);
    fclose(file);
    return text;
}

char *scenario_write(const struct scenario *scenario)
{
    size_t length;
    return write_text((struct writing){.files = FILES_BY_PATH}, scenario, &length);
}

char *scenario_write_portable(const struct scenario *scenario,
                              void (*named)(void *context, const char *path, const char *name), void *context)
{
    size_t length;
    struct writing w = {.files = FILES_BY_NAME, .named = named, .context = context};
    return write_text(w, scenario, &length);
}

uint64_t scenario_digest(const struct scenario *scenario)
{
    size_t length;
    char *text = write_text((struct writing){.files = FILES_BY_CONTENT}, scenario, &length);
    uint64_t digest = XXH3_64bits(text, length);
    free(text);
    return digest;
}
