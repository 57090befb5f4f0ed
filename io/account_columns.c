#include "io/account_columns.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FOR_ARRIVALS = 1, FOR_OPENING = 2, FOR_BOTH = 3 };

struct column {
    const char *name;
    int use;
};

static const struct column known[ACCOUNT_COLUMN_COUNT] = {
    [COLUMN_WORK_TYPE] = {"work_type", FOR_BOTH},
    [COLUMN_ARRIVAL] = {"arrival", FOR_ARRIVALS},
    [COLUMN_ARRIVAL_HOURS] = {"arrival_hours", FOR_ARRIVALS},
    [COLUMN_DISCHARGED] = {"discharged", FOR_OPENING},
    [COLUMN_AGE_DAYS] = {"age_days", FOR_OPENING},
    [COLUMN_STAGE] = {"stage", FOR_OPENING},
    [COLUMN_READY] = {"ready", FOR_OPENING},
    [COLUMN_LAG] = {"documentation_lag_hours", FOR_ARRIVALS},
    [COLUMN_GROSS] = {"gross_usd", FOR_BOTH},
    [COLUMN_MINUTES] = {"coding_minutes", FOR_BOTH},
    [COLUMN_PAYER] = {"payer", FOR_BOTH},
};

static const char *const allowed_columns[] = {
    "work_type, arrival or arrival_hours; optional gross_usd, coding_minutes, documentation_lag_hours, payer",
    "work_type, discharged or age_days, stage; optional ready, gross_usd, coding_minutes, payer",
};

const char *account_column_name(enum account_column column)
{
    return known[column].name;
}

static int use_of(bool opening)
{
    return opening ? FOR_OPENING : FOR_ARRIVALS;
}

static int find_column(const char *name, bool opening)
{
    for (int i = 0; i < ACCOUNT_COLUMN_COUNT; i++)
        if ((known[i].use & use_of(opening)) && strcmp(known[i].name, name) == 0) return i;
    return -1;
}

static void report_unknown(const char *name, size_t line, size_t cell, bool opening, struct account_report *report)
{
    struct nearest nearest = nearest_to(name);
    for (int i = 0; i < ACCOUNT_COLUMN_COUNT; i++)
        if (known[i].use & use_of(opening)) nearest_offer(&nearest, known[i].name);
    char *quoted = account_report_quote(name);
    account_report_add(report, line, cell, memory_format("column %s is unknown", quoted), allowed_columns[opening],
                       nearest_hint(&nearest));
    free(quoted);
}

static void take_name(struct account_columns *columns, const struct csv_row *header, size_t i, bool opening,
                      struct account_report *report)
{
    const char *name = header->cells[i];
    int column = find_column(name, opening);
    if (column < 0)
        report_unknown(name, header->line, i + 1, opening, report);
    else if (columns->cell[column] >= 0)
        account_report_add(report, header->line, i + 1, memory_format("column %s is there twice", name), NULL, NULL);
    else
        columns->cell[column] = (int)i;
}

static void require(const struct account_columns *columns, enum account_column column, size_t line, bool opening,
                    struct account_report *report)
{
    if (columns->cell[column] >= 0) return;
    account_report_add(report, line, 0, memory_format("column %s is missing", known[column].name),
                       allowed_columns[opening], memory_copy_text("the first row must name the columns"));
}

/* One of the two, and not both. */
static void require_one(const struct account_columns *columns, enum account_column first, enum account_column second,
                        size_t line, bool opening, struct account_report *report)
{
    bool has_first = columns->cell[first] >= 0, has_second = columns->cell[second] >= 0;
    if (has_first != has_second) return;
    char *text = has_first
                     ? memory_format("columns %s and %s say the same twice", known[first].name, known[second].name)
                     : memory_format("column %s or %s is missing", known[first].name, known[second].name);
    account_report_add(report, line, 0, text, allowed_columns[opening],
                       has_first ? memory_copy_text("keep one of the two") : NULL);
}

bool account_columns_read(struct account_columns *columns, const struct csv_row *header, bool opening,
                          struct account_report *report)
{
    size_t before = report->count;
    columns->count = header->count;
    for (int i = 0; i < ACCOUNT_COLUMN_COUNT; i++) columns->cell[i] = -1;
    for (size_t i = 0; i < header->count; i++) take_name(columns, header, i, opening, report);
    require(columns, COLUMN_WORK_TYPE, header->line, opening, report);
    if (opening) {
        require_one(columns, COLUMN_DISCHARGED, COLUMN_AGE_DAYS, header->line, opening, report);
        require(columns, COLUMN_STAGE, header->line, opening, report);
    } else {
        require_one(columns, COLUMN_ARRIVAL, COLUMN_ARRIVAL_HOURS, header->line, opening, report);
    }
    return report->count == before;
}
