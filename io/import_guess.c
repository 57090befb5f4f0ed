#include "io/import_guess.h"
#include "io/import_sample.h"
#include "io/import_synonym.h"
#include "io/json_write.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct choice {                   /* of a column for a role */
    struct sample_column *column; /* NULL: none */
    int rank;
};

static struct choice choose(struct import_sample *samples, size_t count, enum import_role role)
{
    struct choice best = {NULL, -1};
    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < samples[s].count; i++) {
            struct sample_column *column = &samples[s].columns[i];
            int rank = column->is_personal || column->used ? -1 : import_synonym_rank(role, column->words);
            if (rank >= 0 && (!best.column || rank < best.rank)) best = (struct choice){column, rank};
        }
    return best;
}

/* The account is in every file, perhaps under another header. */
static void write_accounts(struct json_write *out, struct import_sample *samples, size_t count)
{
    char **headers = memory_allocate(count, sizeof *headers);
    size_t found = 0;
    for (size_t s = 0; s < count; s++) {
        struct choice choice = choose(&samples[s], 1, ROLE_ACCOUNT);
        bool known = !choice.column;
        if (choice.column) choice.column->used = true;
        for (size_t i = 0; i < found && !known; i++) known = strcmp(headers[i], choice.column->header) == 0;
        if (!known) headers[found++] = choice.column->header;
    }
    if (found == 1) json_write_text(out, "column", headers[0]);
    if (found > 1) {
        json_write_row(out, "column");
        for (size_t i = 0; i < found; i++) json_write_text(out, NULL, headers[i]);
        json_write_list_end(out);
    }
    free(headers);
}

static void write_time(struct json_write *out, const struct choice *choice)
{
    bool is_ambiguous;
    const char *format = import_sample_format(choice->column->formats, &is_ambiguous);
    const char *zone = import_synonym_at(choice->rank)->zone;
    json_write_text(out, "format", format ? format : "iso");
    if (zone) json_write_text(out, "zone", zone);
    if (choice->column->filled == 0)
        json_write_text(out, "// format", "unsure: the first rows have no date here");
    else if (!format)
        json_write_text(out, "// format", "unsure: no usual format reads the first rows; write the site's");
    else if (is_ambiguous)
        json_write_text(out, "// format", "unsure: day and month could be the other way round");
}

static void write_doubt(struct json_write *out, const char *doubt)
{
    if (!doubt) return;
    char *text = memory_format("unsure: %s", doubt);
    json_write_text(out, "//", text);
    free(text);
}

static void write_choice(struct json_write *out, enum import_role role, struct choice *choice)
{
    const struct import_synonym *synonym = import_synonym_at(choice->rank);
    json_write_object(out, import_roles[role].name);
    choice->column->used = true;
    json_write_text(out, "column", choice->column->header);
    if (import_roles[role].kind == KIND_TIME) write_time(out, choice);
    if (role == ROLE_CODING_MINUTES) json_write_text(out, "unit", "minutes");
    if (synonym->filled) json_write_boolean(out, "filled", true);
    write_doubt(out, synonym->doubt);
    json_write_object_end(out);
}

static void write_missing(struct json_write *out, enum import_role role)
{
    bool required = role == ROLE_ACCOUNT || role == ROLE_WORK_TYPE || role == ROLE_DISCHARGE;
    char *key = memory_format("// %s", import_roles[role].name);
    char *text = memory_format("%sno column found (%s)", required ? "required: " : "", import_roles[role].meaning);
    json_write_text(out, key, text);
    free(key);
    free(text);
}

static void write_columns(struct json_write *out, struct import_sample *samples, size_t count)
{
    json_write_object(out, "columns");
    for (int i = 0; i < IMPORT_ROLE_COUNT; i++) {
        enum import_role role = (enum import_role)i;
        struct choice choice = choose(samples, count, role);
        if (!choice.column) {
            write_missing(out, role);
        } else if (role == ROLE_ACCOUNT) {
            json_write_object(out, import_roles[role].name);
            write_accounts(out, samples, count);
            json_write_object_end(out);
        } else {
            write_choice(out, role, &choice);
        }
    }
    json_write_object_end(out);
}

/* "3, 7" */
static char *list_columns(const struct import_sample *sample, bool personal)
{
    char *list = memory_copy_text("");
    for (size_t i = 0; i < sample->count; i++) {
        const struct sample_column *column = &sample->columns[i];
        if (column->used || column->is_personal != personal) continue;
        char *longer = memory_format("%s%s%zu", list, *list ? ", " : "", i + 1);
        free(list);
        list = longer;
    }
    return list;
}

static void write_left_out(struct json_write *out, const struct import_sample *sample)
{
    char *other = list_columns(sample, false), *personal = list_columns(sample, true);
    char *key = memory_format("// left out of %s", sample->name);
    char *text = memory_format("columns %s; columns that look like personal data, which need --skip-personal: %s",
                               *other ? other : "none", *personal ? personal : "none");
    json_write_text(out, key, text);
    free(other);
    free(personal);
    free(key);
    free(text);
}

static void write_map(struct import_sample *samples, size_t count, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_text(&out, "//", "proposed from the headers; review what is unsure, then import with --map");
    json_write_text(&out, "time_zone", "UTC");
    json_write_text(&out, "// time_zone", "unsure: write the site's, such as America/New_York");
    json_write_text(&out, "// values",
                    "names of work types and payers pass as they are; \"values\": {\"site name\": \"our name\"} in a "
                    "column changes them, null leaves such accounts out");
    write_columns(&out, samples, count);
    for (size_t i = 0; i < count; i++) write_left_out(&out, &samples[i]);
    json_write_object_end(&out);
}

bool import_guess(char *const *paths, size_t count, FILE *out, struct problems *problems)
{
    struct import_sample *samples = memory_allocate(count, sizeof *samples);
    bool ok = true;
    for (size_t i = 0; i < count; i++) ok = import_sample_read(&samples[i], paths[i], problems) && ok;
    if (ok) write_map(samples, count, out);
    for (size_t i = 0; i < count; i++) import_sample_free(&samples[i]);
    free(samples);
    return ok;
}
