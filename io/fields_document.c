#include "io/fields_document.h"
#include "io/field_text.h"
#include "io/law_table.h"
#include "models/field.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

static const char head[] = "# Scenario fields\n\n"
                           "Generated from the fields table (`models/fields*.c`); `tests/io/test_schema.c` compares. "
                           "Keys that begin with `//` are\n"
                           "comments. `null` stands for the default. Sources: [S] published, [M] measured, [V] vendor, "
                           "[D] derived, [K] common\n"
                           "knowledge of the trade, [A] assumption to calibrate.\n\n"
                           "A file may say `\"extends\": \"base.json\"` and give only what differs: objects merge, "
                           "lists of objects with a `name` merge\n"
                           "by name (`{\"name\": \"x\", \"remove\": true}` takes one away), an object with a `law` "
                           "replaces the whole law, everything\n"
                           "else replaces.\n\n"
                           "The `timeline` may change the fields whose kind says *schedulable* on a date.\n";

/* A cell: the bar would end it. */
static void print_cell(FILE *out, const char *text)
{
    fputc(' ', out);
    for (; text && *text; text++) {
        if (*text == '|') fputc('\\', out);
        fputc(*text, out);
    }
    fputs(" |", out);
}

static void print_code_cell(FILE *out, const char *text)
{
    fprintf(out, " `%s` |", text);
}

static void print_kind(FILE *out, const struct field *field, const char *kind)
{
    char *cell = memory_format("%s%s", kind, field->flags & FIELD_SCHEDULABLE ? ", *schedulable*" : "");
    print_cell(out, cell);
    free(cell);
}

static void print_row(FILE *out, const struct field *field)
{
    char *kind = field_kind_text(field), *allowed = field_allowed_text(field), *initial = field_default_text(field);
    fputc('|', out);
    print_code_cell(out, field->key);
    print_kind(out, field, kind);
    print_cell(out, allowed);
    if (field->initial)
        print_code_cell(out, initial);
    else
        print_cell(out, initial);
    print_cell(out, field->meaning);
    print_cell(out, field->source);
    fputc('\n', out);
    free(kind);
    free(allowed);
    free(initial);
}

static void print_group(FILE *out, const struct field_group *group, const char *path)
{
    fprintf(out, "\n## %s `%s`\n\n%s\n\n", group->name, *path ? path : "/", group->meaning);
    fputs("| key | kind | allowed | default | meaning | source |\n|---|---|---|---|---|---|\n", out);
    for (size_t i = 0; i < group->count; i++) print_row(out, &group->fields[i]);
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        if (!field->group) continue;
        char *below = memory_format("%s/%s%s", path, field->key, field->kind == FIELD_LIST ? "/*" : "");
        print_group(out, field->group, below);
        free(below);
    }
}

static void print_law(FILE *out, const struct law_row *row)
{
    fprintf(out, "| `%s` | ", row->name);
    for (size_t i = 0; i < row->count; i++) fprintf(out, "%s`%s`", i ? ", " : "", row->parameters[i]->key);
    fprintf(out, "%s | %s |\n", row->has_points ? "`points` [[share, value], ...]" : "", row->meaning);
}

char *fields_markdown(void)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fputs(head, out);
    print_group(out, &field_scenario, "");
    fputs("\n## laws\n\nA bare number is the deterministic law.\n\n| law | parameters | meaning |\n|---|---|---|\n",
          out);
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++) print_law(out, &law_rows[kind]);
    fclose(out);
    return text;
}
