#include "io/csv_table.h"
#include "sim/memory.h"
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { CHUNK = 65536, CELL_STEP = 4096, OPTIONS = CSV_STRICT_FINI | CSV_REPALL_NL };

static const char too_long[] = "begins a row of more than 1 MiB: has a quote that is not closed";

struct table {
    csv_take *take;
    void *context;
    XXH3_state_t *digest; /* NULL: not wanted */
    bool enough;
    struct csv_trouble *trouble;
    size_t line;       /* of the file, at the end of what was read */
    size_t row_line;   /* on which the current row began */
    bool after_return; /* the last character that ended a line was a CR: a LF right behind it ends the same line */
    bool has_text;
    size_t count, capacity; /* cells of the current row */
    size_t *starts;         /* of each cell in `text` */
    const char **cells;
    size_t used, size;
    char *text;
};

static void set_trouble(struct table *table, size_t line, const char *message)
{
    if (table->trouble->message) return;
    *table->trouble = (struct csv_trouble){line, memory_copy_text(message)};
}

static void reserve(struct table *table, size_t length)
{
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? 2 * table->capacity : 16;
        table->starts = memory_resize(table->starts, table->capacity, sizeof *table->starts);
        table->cells = memory_resize(table->cells, table->capacity, sizeof *table->cells);
    }
    if (table->size - table->used < length + 1) {
        table->size = 2 * table->size + length + 1;
        table->text = memory_resize(table->text, table->size, 1);
    }
}

static void take_cell(void *data, size_t length, void *context)
{
    struct table *table = context;
    if (table->count == 0) table->row_line = table->line;
    table->after_return = false;
    reserve(table, length);
    char *cell = table->text + table->used;
    if (length > 0) memcpy(cell, data, length);
    cell[length] = '\0';
    if (memchr(cell, '\0', length)) set_trouble(table, table->line, "contains a NUL byte: this is no text file");
    for (size_t i = 0; i < length; i++) table->line += cell[i] == '\n';
    table->has_text = table->has_text || length > 0;
    table->starts[table->count++] = table->used;
    table->used += length + 1;
    if (table->used > CSV_ROW_MAX) set_trouble(table, table->row_line, too_long);
}

static void end_row(int character, void *context)
{
    struct table *table = context;
    if (table->has_text && !table->enough && !table->trouble->message) {
        for (size_t i = 0; i < table->count; i++) table->cells[i] = table->text + table->starts[i];
        struct csv_row row = {table->row_line, table->count, table->cells};
        table->enough = !table->take(table->context, &row);
    }
    bool same_line = table->count == 0 && table->after_return && character == '\n';
    if (!same_line) table->line++;
    table->after_return = character == '\r';
    table->has_text = false;
    table->count = table->used = 0;
}

/* The separator that the first line has most of outside quotes; comma when it has none. */
static unsigned char find_separator(const char *text, size_t count)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (size_t i = 0; i < count && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
        if (text[i] == '"') quoted = !quoted;
        if (quoted) continue;
        commas += text[i] == ',';
        semicolons += text[i] == ';';
        tabs += text[i] == '\t';
    }
    if (tabs > commas && tabs >= semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

static bool parse(struct table *table, struct csv_parser *parser, const char *text, size_t count)
{
    bool ok = csv_parse(parser, text, count, take_cell, end_row, table) == count;
    if (!ok)
        set_trouble(table, table->line, csv_error(parser) == CSV_EPARSE ? "has a quote out of place" : "is too large");
    if (csv_get_buffer_size(parser) > CSV_ROW_MAX) set_trouble(table, table->line, too_long);
    return ok && !table->trouble->message && !table->enough;
}

static bool begin(struct table *table, struct csv_parser *parser, const char *text, size_t count)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (count >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff))) {
        set_trouble(table, 1, "is UTF-16: save it as \"CSV UTF-8\"");
        return false;
    }
    size_t mark = count >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    csv_set_delim(parser, find_separator(text + mark, count - mark));
    return parse(table, parser, text + mark, count - mark);
}

static size_t read_chunk(struct table *table, char *chunk, FILE *file)
{
    size_t got = fread(chunk, 1, CHUNK, file);
    if (table->digest) XXH3_64bits_update(table->digest, chunk, got);
    return got;
}

static void read_all(struct table *table, struct csv_parser *parser, FILE *file)
{
    char *chunk = memory_allocate(CHUNK, 1);
    size_t got = read_chunk(table, chunk, file);
    bool ok = begin(table, parser, chunk, got);
    while (ok && (got = read_chunk(table, chunk, file)) > 0) ok = parse(table, parser, chunk, got);
    csv_set_opts(parser, OPTIONS | CSV_STRICT); /* libcsv tells an open quote only to the strict */
    if (ok && !ferror(file) && csv_fini(parser, take_cell, end_row, table) != 0)
        set_trouble(table, table->count ? table->row_line : table->line, "has a quote that is not closed");
    free(chunk);
}

bool csv_table_read_open(FILE *file, const struct csv_options *options, csv_take *take, void *context,
                         struct csv_trouble *trouble)
{
    struct csv_parser parser;
    struct table table = {.take = take, .context = context, .trouble = trouble, .line = 1, .row_line = 1};
    *trouble = (struct csv_trouble){0};
    if (options->digest) {
        table.digest = XXH3_createState();
        XXH3_64bits_reset(table.digest);
    }
    csv_init(&parser, options->lenient ? OPTIONS : OPTIONS | CSV_STRICT);
    csv_set_blk_size(&parser, CELL_STEP);
    read_all(&table, &parser, file);
    csv_free(&parser);
    if (!trouble->message && ferror(file)) trouble->message = memory_format("cannot read: %s", strerror(errno));
    if (options->digest) *options->digest = XXH3_64bits_digest(table.digest);
    XXH3_freeState(table.digest);
    free(table.starts);
    free(table.cells);
    free(table.text);
    return !trouble->message;
}

bool csv_table_read(const char *path, csv_take *take, void *context, struct csv_trouble *trouble)
{
    static const struct csv_options usual = {0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        *trouble = (struct csv_trouble){0, memory_format("cannot read: %s", strerror(errno))};
        return false;
    }
    bool ok = csv_table_read_open(file, &usual, take, context, trouble);
    fclose(file);
    return ok;
}
