#include "io/import_rows.h"
#include "io/import_cell.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct row_reader {
    struct import_file *file;
    size_t number;
    const struct import_map *map;
    struct import_store *store;
    struct import_tally *tally;
    bool has_header;
    char *message;
};

/* What came of a cell. */
enum verdict { GOOD, LEFT_OUT, STOP, BAD }; /* BAD + an import_reject */

static enum verdict bad(enum import_reject reason)
{
    return (enum verdict)(BAD + (int)reason);
}

/* The text of the role's cell; NULL when the file does not have it or it is empty. */
static const char *cell_of(const struct row_reader *reader, const struct csv_row *row, enum import_role role)
{
    int cell = reader->file->binding.cell[role];
    if (cell < 0 || import_cell_is_empty(reader->map, row->cells[cell])) return NULL;
    return row->cells[cell];
}

static enum verdict read_name(struct row_reader *reader, enum import_role role, const char *text, uint16_t *number)
{
    const struct import_value *value = import_map_value(&reader->map->columns[role], text);
    if (value && !value->ours) return LEFT_OUT;
    struct import_names *names = role == ROLE_WORK_TYPE ? &reader->store->work_types : &reader->store->payers;
    int name = import_names_of(names, value ? value->ours : text);
    if (name == -1) return bad(REJECT_NAME);
    if (name == -2) {
        reader->message = memory_format("%s has more than %d different values: is it the right column?",
                                        import_roles[role].name, IMPORT_NAMES_MAX);
        return STOP;
    }
    *number = (uint16_t)name;
    return GOOD;
}

static enum verdict read_time(struct row_reader *reader, enum import_role role, const char *text,
                              struct import_account *account)
{
    int i = role - ROLE_DISCHARGE;
    bool is_date;
    if (!import_time_read(&account->times[i], &is_date, &reader->map->columns[role], text)) return bad(REJECT_DATE);
    if (is_date) account->dates = (uint8_t)(account->dates | 1u << i);
    return GOOD;
}

static enum verdict read_money(struct row_reader *reader, const char *text, int64_t *cents)
{
    int64_t millionths;
    if (!import_number_read(&millionths, text, reader->map->decimal)) return bad(REJECT_NUMBER);
    if (millionths < 0) return bad(REJECT_BELOW_ZERO);
    *cents = (millionths + 5000) / 10000;
    return GOOD;
}

static enum verdict read_minutes(struct row_reader *reader, const char *text, int64_t *microminutes)
{
    const struct import_column *column = &reader->map->columns[ROLE_CODING_MINUTES];
    if (!import_minutes_read(microminutes, column, text, reader->map->decimal)) return bad(REJECT_NUMBER);
    return *microminutes < 0 ? bad(REJECT_BELOW_ZERO) : GOOD;
}

static enum verdict read_mark(struct row_reader *reader, enum import_role role, const char *text, int8_t *mark)
{
    bool value;
    if (!import_mark_read(&value, &reader->map->columns[role], text)) return bad(REJECT_MARK);
    *mark = value;
    return GOOD;
}

static enum verdict read_cell(struct row_reader *reader, enum import_role role, const char *text,
                              struct import_account *account)
{
    switch (import_roles[role].kind) {
    case KIND_NAME:
        return read_name(reader, role, text, role == ROLE_WORK_TYPE ? &account->work_type : &account->payer);
    case KIND_TIME:
        return read_time(reader, role, text, account);
    case KIND_MONEY:
        return read_money(reader, text, role == ROLE_GROSS ? &account->gross_cents : &account->net_cents);
    case KIND_MINUTES:
        return read_minutes(reader, text, &account->coding_microminutes);
    case KIND_CODER:
        account->coder = import_store_coder(reader->store, text);
        return GOOD;
    case KIND_MARK:
        return read_mark(reader, role, text, &account->marks[role - ROLE_QUERIED]);
    default:
        return GOOD;
    }
}

/* An empty cell says something where any text is a mark, or where the map speaks of all others. */
static void read_empty(const struct import_column *column, enum import_role role, struct import_account *account)
{
    if (import_roles[role].kind == KIND_MARK && (column->filled || column->has_other))
        account->marks[role - ROLE_QUERIED] = column->has_other && column->other.mark;
}

static enum verdict read_cells(struct row_reader *reader, const struct csv_row *row, struct import_account *account,
                               enum import_role *role)
{
    *account = import_account_blank();
    for (int i = ROLE_ACCOUNT + 1; i < IMPORT_ROLE_COUNT; i++) {
        *role = (enum import_role)i;
        const char *text = cell_of(reader, row, *role);
        if (!text && reader->file->binding.cell[i] >= 0) read_empty(&reader->map->columns[i], *role, account);
        enum verdict verdict = text ? read_cell(reader, *role, text, account) : GOOD;
        if (verdict != GOOD) return verdict;
    }
    return GOOD;
}

static void reject(struct row_reader *reader, enum import_reject reason, enum import_role role, size_t line)
{
    import_reject(reader->tally, reason, role, reader->file->name, line);
}

/* The account's record when this row is to be read; NULL when it is done with. */
static struct import_account *find_account(struct row_reader *reader, const struct csv_row *row)
{
    const char *text = cell_of(reader, row, ROLE_ACCOUNT);
    if (!text) {
        reject(reader, REJECT_ACCOUNT_MISSING, ROLE_ACCOUNT, row->line);
        return NULL;
    }
    struct import_account *account = import_store_account(reader->store, text);
    if (account->last_file == reader->number + 1 && !reader->map->merges_rows) {
        reject(reader, REJECT_ACCOUNT_DUPLICATE, ROLE_ACCOUNT, row->line);
        return NULL;
    }
    if (account->last_file == 0) {
        account->file = (uint8_t)reader->number;
        account->line = (uint32_t)row->line;
    }
    account->last_file = (uint8_t)(reader->number + 1);
    if (account->state == IMPORT_LIVE) return account;
    reader->tally->left_out[LEFT_OUT_WITH_REJECTED]++;
    return NULL;
}

static void take_account(struct row_reader *reader, const struct csv_row *row, struct import_account *account)
{
    struct import_account read;
    enum import_role role;
    enum verdict verdict = read_cells(reader, row, &read, &role);
    if (verdict == GOOD && reader->map->merges_rows) {
        import_account_merge(account, &read);
    } else if (verdict == GOOD) {
        import_account_fill(account, &read);
    } else if (verdict == LEFT_OUT) {
        account->state = IMPORT_LEFT_OUT;
        reader->tally->left_out[LEFT_OUT_BY_MAP]++;
    } else if (verdict >= BAD) {
        account->state = IMPORT_REJECTED;
        reject(reader, (enum import_reject)(verdict - BAD), role, row->line);
    }
}

/* Empty cells behind the last column are the habit of some exports. */
static bool has_right_count(const struct csv_row *row, size_t count)
{
    if (row->count < count) return false;
    for (size_t i = count; i < row->count; i++)
        if (*row->cells[i]) return false;
    return true;
}

/* A row of several lines with the wrong number of cells has swallowed others: how many cannot be told. */
static bool take_wrong_count(struct row_reader *reader, const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (strchr(row->cells[i], '\n')) {
            reader->message = memory_format("%s:%zu: has a quote out of place, which swallows the rows behind it",
                                            reader->file->path, row->line);
            return false;
        }
    reject(reader, REJECT_CELL_COUNT, IMPORT_ROLE_NONE, row->line);
    return true;
}

static bool take_row(void *context, const struct csv_row *row)
{
    struct row_reader *reader = context;
    if (!reader->has_header) {
        reader->has_header = true;
        return true;
    }
    reader->tally->rows++;
    reader->file->rows++;
    if (!has_right_count(row, reader->file->binding.count)) return take_wrong_count(reader, row);
    struct import_account *account = find_account(reader, row);
    if (account) take_account(reader, row, account);
    return !reader->message && !import_stopped(reader->tally);
}

static char *trouble_text(const struct import_file *file, const struct csv_trouble *trouble)
{
    if (trouble->line == 0) return memory_format("%s: %s", file->path, trouble->message);
    return memory_format("%s:%zu: %s", file->path, trouble->line, trouble->message);
}

bool import_rows_read(struct import_file *file, size_t number, FILE *stream, const struct import_map *map,
                      struct import_store *store, struct import_tally *tally, char **message)
{
    struct row_reader reader = {.file = file, .number = number, .map = map, .store = store, .tally = tally};
    struct csv_trouble trouble;
    const struct csv_options options = {.lenient = true, .digest = &file->digest};
    bool ok = csv_table_read_open(stream, &options, take_row, &reader, &trouble);
    *message = reader.message;
    if (!ok && !*message) *message = trouble_text(file, &trouble);
    if (!ok) free(trouble.message);
    return !*message;
}

struct header_reader {
    struct import_file *file;
    const struct import_map *map;
    const char *map_name;
    bool skip_personal;
    struct problems *problems;
};

static bool take_header(void *context, const struct csv_row *row)
{
    struct header_reader *reader = context;
    import_header_bind(&reader->file->binding, row, reader->map, reader->map_name, reader->skip_personal,
                       reader->file->path, reader->problems);
    return false;
}

bool import_file_bind(struct import_file *file, FILE *stream, const struct import_map *map, const char *map_name,
                      bool skip_personal, struct problems *problems)
{
    size_t before = problems->count;
    struct header_reader reader = {file, map, map_name, skip_personal, problems};
    struct csv_trouble trouble;
    const struct csv_options options = {.lenient = true};
    char *what = NULL;
    if (!csv_table_read_open(stream, &options, take_header, &reader, &trouble)) {
        what = trouble_text(file, &trouble);
        free(trouble.message);
    } else if (file->binding.count == 0) {
        what = memory_format("%s: the file is empty", file->path);
    }
    if (what) problems_add(problems, PROBLEM_ERROR, "", what, NULL, NULL);
    free(what);
    return problems->count == before;
}
