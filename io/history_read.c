#include "io/history_read.h"
#include "io/csv_table.h"
#include "io/history_side.h"
#include "io/instant_text.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PROBLEMS_TOLD = 20 };

enum column {
    ACCOUNT,
    WORK_TYPE,
    DISCHARGE,
    DOCUMENTED,
    CODING_START,
    CODED,
    BILLED,
    GROSS,
    NET,
    PAYER,
    CODER,
    MINUTES,
    QUERIED,
    DENIED,
    TOUCHLESS,
    COLUMN_COUNT
};

static const char *const columns[COLUMN_COUNT] = {
    "account", "work_type", "discharge", "documented",     "coding_start", "coded",  "billed",   "gross_usd",
    "net_usd", "payer",     "coder",     "coding_minutes", "queried",      "denied", "touchless"};

struct reading {
    struct history *history;
    const char *path;
    struct problems *problems;
    bool has_header;
    size_t wrong; /* problems so far */
};

static void complain(struct reading *reading, size_t line, const char *what, const char *allowed)
{
    if (reading->wrong++ >= PROBLEMS_TOLD) return;
    struct problem *problem = problems_add(reading->problems, PROBLEM_ERROR, "", what, allowed, NULL);
    problem->file = memory_copy_text(reading->path);
    problem->line = (int)line;
}

static void complain_cell(struct reading *reading, const struct csv_row *row, enum column column, const char *allowed)
{
    char *what = memory_format("%s is wrong, got \"%.60s\"", columns[column], row->cells[column]);
    complain(reading, row->line, what, allowed);
    free(what);
}

static bool read_header(struct reading *reading, const struct csv_row *row)
{
    bool ok = row->count == COLUMN_COUNT ||
              (row->count == COLUMN_COUNT + 1 && strcmp(row->cells[COLUMN_COUNT], "account_digest") == 0);
    for (size_t i = 0; ok && i < COLUMN_COUNT; i++) ok = strcmp(row->cells[i], columns[i]) == 0;
    reading->has_header = true;
    if (ok) return true;
    complain(reading, row->line, "is no file of accounts: the header is not the one that himsim import writes",
             "account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,payer,coder,"
             "coding_minutes,queried,denied,touchless");
    return false;
}

static int64_t read_instant(struct reading *reading, const struct csv_row *row, enum column column)
{
    struct instant_text instant;
    const char *text = row->cells[column];
    if (!*text) return HISTORY_NONE;
    if (instant_text_read(&instant, text) && instant.has_offset)
        return instant_text_time(&instant, NULL, 0) / TIME_SECOND;
    complain_cell(reading, row, column, "an instant in UTC such as 2026-01-05T08:30:00Z, or nothing");
    return HISTORY_NONE;
}

static double read_number(struct reading *reading, const struct csv_row *row, enum column column)
{
    char *end;
    const char *text = row->cells[column];
    if (!*text) return NAN;
    double value = strtod(text, &end);
    if (*end || !(value >= 0) || !isfinite(value))
        complain_cell(reading, row, column, "a number of 0 or more, or nothing");
    return value;
}

static int8_t read_flag(struct reading *reading, const struct csv_row *row, enum column column)
{
    const char *text = row->cells[column];
    if (!*text) return -1;
    if ((*text != '0' && *text != '1') || text[1]) complain_cell(reading, row, column, "1, 0 or nothing");
    return *text == '1';
}

static int32_t read_name(struct history_names *names, const char *text)
{
    return *text ? history_name_index(names, text) : -1;
}

static void check_order(struct reading *reading, const struct csv_row *row, enum column before, int64_t first,
                        enum column after, int64_t second)
{
    if (first == HISTORY_NONE || second == HISTORY_NONE || second >= first) return;
    char *what = memory_format("%s is before %s, got %s and %s", columns[after], columns[before], row->cells[after],
                               row->cells[before]);
    complain(reading, row->line, what, "times that do not run backwards");
    free(what);
}

static void read_account(struct reading *reading, const struct csv_row *row, struct history_account *account)
{
    struct history *history = reading->history;
    *account = (struct history_account){.work_type = read_name(&history->work_types, row->cells[WORK_TYPE]),
                                        .discharge = read_instant(reading, row, DISCHARGE),
                                        .documented = read_instant(reading, row, DOCUMENTED),
                                        .coding_start = read_instant(reading, row, CODING_START),
                                        .coded = read_instant(reading, row, CODED),
                                        .billed = read_instant(reading, row, BILLED),
                                        .gross_usd = read_number(reading, row, GROSS),
                                        .net_usd = read_number(reading, row, NET),
                                        .payer = read_name(&history->payers, row->cells[PAYER]),
                                        .coder = read_name(&history->coders, row->cells[CODER]),
                                        .coding_minutes = read_number(reading, row, MINUTES),
                                        .queried = read_flag(reading, row, QUERIED),
                                        .denied = read_flag(reading, row, DENIED),
                                        .touchless = read_flag(reading, row, TOUCHLESS)};
    if (account->work_type < 0) complain_cell(reading, row, WORK_TYPE, "a name");
    if (account->discharge == HISTORY_NONE && !*row->cells[DISCHARGE])
        complain_cell(reading, row, DISCHARGE, "an instant in UTC such as 2026-01-05T08:30:00Z");
    check_order(reading, row, DISCHARGE, account->discharge, DOCUMENTED, account->documented);
    check_order(reading, row, DISCHARGE, account->discharge, CODED, account->coded);
    check_order(reading, row, DISCHARGE, account->discharge, BILLED, account->billed);
    check_order(reading, row, CODING_START, account->coding_start, CODED, account->coded);
}

static bool take(void *context, const struct csv_row *row)
{
    struct reading *reading = context;
    struct history *history = reading->history;
    if (!reading->has_header) return read_header(reading, row);
    if (row->count < COLUMN_COUNT) {
        complain(reading, row->line, "has too few cells", "15 cells, as the header has");
        return true;
    }
    if (history->count == history->capacity) {
        history->capacity = history->capacity ? history->capacity * 2 : 1024;
        history->items = memory_resize(history->items, history->capacity, sizeof *history->items);
    }
    read_account(reading, row, &history->items[history->count++]);
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct history_account *x = a, *y = b;
    return (x->discharge > y->discharge) - (x->discharge < y->discharge);
}

static void finish(struct reading *reading, struct csv_trouble *trouble)
{
    if (trouble->message) complain(reading, trouble->line, trouble->message, NULL);
    if (!trouble->message && !reading->has_header) complain(reading, 0, "is empty", "the accounts of himsim import");
    if (reading->wrong > PROBLEMS_TOLD) {
        char *what = memory_format("%zu more problems of this kind", reading->wrong - PROBLEMS_TOLD);
        problems_add(reading->problems, PROBLEM_ERROR, "", what, NULL, "correct the export or its map, import again")
            ->file = memory_copy_text(reading->path);
        free(what);
    }
    free(trouble->message);
}

bool history_read(struct history *history, const char *path, const char *time_zone, struct problems *problems)
{
    struct csv_trouble trouble = {0};
    memset(history, 0, sizeof *history);
    struct reading reading = {history, path, problems, false, 0};
    csv_table_read(path, take, &reading, &trouble);
    finish(&reading, &trouble);
    if (reading.wrong == 0 && history_side_read(history, path, time_zone, problems)) {
        if (history->count) qsort(history->items, history->count, sizeof *history->items, compare);
        return true;
    }
    history_free(history);
    return false;
}
