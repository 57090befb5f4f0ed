#include "io/account_file.h"
#include "io/account_columns.h"
#include "io/account_report.h"
#include "io/account_row.h"
#include "io/csv_table.h"
#include "sim/memory.h"
#include <stdlib.h>

struct account_reader {
    struct account_rows *rows;
    size_t capacity;
    const struct scenario *scenario;
    bool opening, has_header, header_ok;
    struct account_columns columns;
    struct account_report report;
};

static void add_row(struct account_reader *reader, const struct account_row *account)
{
    struct account_rows *rows = reader->rows;
    if (rows->count == reader->capacity) {
        reader->capacity = reader->capacity ? 2 * reader->capacity : 256;
        rows->items = memory_resize(rows->items, reader->capacity, sizeof *rows->items);
    }
    rows->items[rows->count++] = *account;
}

/* After a wrong header the rows say nothing; after a wrong row the next ones are read for their problems only. */
static bool take_row(void *context, const struct csv_row *row)
{
    struct account_reader *reader = context;
    struct account_row account;
    if (!reader->has_header) {
        reader->has_header = true;
        reader->header_ok = account_columns_read(&reader->columns, row, reader->opening, &reader->report);
    } else if (reader->header_ok &&
               account_row_read(&account, row, &reader->columns, reader->scenario, reader->opening, &reader->report)) {
        add_row(reader, &account);
    }
    return true;
}

static void report_empty(struct account_reader *reader, const char *path, const char *pointer)
{
    if (!reader->has_header)
        account_report_add(&reader->report, 1, 0, memory_copy_text("the file is empty"), NULL,
                           memory_copy_text("the first row must name the columns"));
    if (reader->report.count > 0 || reader->rows->count > 0) return;
    struct problem *problem = problems_add(reader->report.problems, PROBLEM_WARNING, pointer,
                                           "the file has a header and no rows", NULL, NULL);
    problem->file = memory_copy_text(path);
    problem->line = problem->column = 1;
}

/* A file that cannot be read is the trouble of who names it; anything else has a line. */
static void report_trouble(struct account_reader *reader, struct csv_trouble *trouble, const char *path,
                           const char *pointer)
{
    if (trouble->line > 0) {
        account_report_add(&reader->report, trouble->line, 0, trouble->message, NULL, NULL);
        return;
    }
    char *what = memory_format("%s: %s", path, trouble->message);
    problems_add(reader->report.problems, PROBLEM_ERROR, pointer, what, NULL, NULL);
    reader->report.count++;
    free(what);
    free(trouble->message);
}

bool account_file_read(struct account_rows *rows, const char *path, const struct scenario *scenario, bool opening,
                       const char *pointer, struct problems *problems)
{
    *rows = (struct account_rows){0};
    struct account_reader reader = {.rows = rows,
                                    .scenario = scenario,
                                    .opening = opening,
                                    .report = {.problems = problems, .path = path, .pointer = pointer}};
    struct csv_trouble trouble;
    bool read = csv_table_read(path, take_row, &reader, &trouble);
    if (read)
        report_empty(&reader, path, pointer);
    else
        report_trouble(&reader, &trouble, path, pointer);
    account_report_close(&reader.report);
    if (reader.report.count == 0) return true;
    free(rows->items);
    *rows = (struct account_rows){0};
    return false;
}
