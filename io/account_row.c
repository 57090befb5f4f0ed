#include "io/account_row.h"
#include "io/instant_text.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 200, DAYS_MAX = 36500 };

/* A row on its way: what every reader of a cell needs. */
struct reading {
    const struct csv_row *row;
    const struct account_columns *columns;
    const struct scenario *scenario;
    struct account_report *report;
};

static const char *const instant_allowed = "YYYY-MM-DDTHH:MM:SS of the facility's local time, or with Z for UTC";

/* The cell's text; NULL when the file has no such column or the cell is empty. */
static const char *cell_text(const struct reading *reading, enum account_column column)
{
    int cell = reading->columns->cell[column];
    if (cell < 0 || !*reading->row->cells[cell]) return NULL;
    return reading->row->cells[cell];
}

/* "gross_usd "12x" is no number" */
static void report_cell(const struct reading *reading, enum account_column column, const char *complaint,
                        const char *allowed, char *hint)
{
    int cell = reading->columns->cell[column];
    char *quoted = account_report_quote(reading->row->cells[cell]);
    char *what = memory_format("%s %s %s", account_column_name(column), quoted, complaint);
    account_report_add(reading->report, reading->row->line, (size_t)cell + 1, what, allowed, hint);
    free(quoted);
}

static const char *required_text(const struct reading *reading, enum account_column column)
{
    const char *text = cell_text(reading, column);
    if (!text) report_cell(reading, column, "is empty; every row needs it", NULL, NULL);
    return text;
}

static double read_number(const struct reading *reading, enum account_column column, double max, const char *allowed)
{
    const char *text = cell_text(reading, column);
    char *end;
    if (!text) return NAN;
    double number = strtod(text, &end);
    bool is_plain = text[strspn(text, "0123456789+-.eE")] == '\0';
    if (*end || !is_plain || !isfinite(number)) {
        report_cell(reading, column, "is no number", allowed,
                    memory_copy_text("write 1234.50, without a currency sign and without separators of thousands"));
        return NAN;
    }
    if (number < 0 || number > max) report_cell(reading, column, "is out of range", allowed, NULL);
    return number;
}

/* "a, b, c": the names of a list whose items begin with their name. */
static char *join_names(const char *first, size_t size, size_t count)
{
    char *names = memory_copy_text("");
    for (size_t i = 0; i < count && strlen(names) < NAMES_MAX; i++) {
        const char *name = *(char *const *)(const void *)(first + i * size);
        char *longer = memory_format("%s%s%s", names, i ? ", " : "", name);
        free(names);
        names = longer;
    }
    return names;
}

/* Index of a name in a list whose items begin with their name; reports and returns -1 when it has none of that name. */
static int read_name(const struct reading *reading, enum account_column column, const void *items, size_t size,
                     size_t count)
{
    const char *text = cell_text(reading, column), *first = items;
    struct nearest nearest = nearest_to(text);
    for (size_t i = 0; i < count; i++)
        if (strcmp(*(char *const *)(const void *)(first + i * size), text) == 0) return (int)i;
    for (size_t i = 0; i < count; i++) nearest_offer(&nearest, *(char *const *)(const void *)(first + i * size));
    char *names = join_names(first, size, count);
    report_cell(reading, column, "is unknown", *names ? names : NULL, nearest_hint(&nearest));
    free(names);
    return -1;
}

static void read_work_type(const struct reading *reading, struct account_row *account)
{
    const struct scenario *scenario = reading->scenario;
    if (!required_text(reading, COLUMN_WORK_TYPE)) return;
    account->work_type = read_name(reading, COLUMN_WORK_TYPE, scenario->work_types.items,
                                   sizeof *scenario->work_types.items, scenario->work_types.count);
}

/* Of a payer without a place of its own in a scenario that has one for all others; -1: none. */
static int small_payer(const struct reading *reading)
{
    const struct scenario *scenario = reading->scenario;
    int others = -1;
    for (size_t p = 0; p < scenario->payers.count; p++) {
        const char *name = scenario->payers.items[p].name;
        if (strcmp(name, cell_text(reading, COLUMN_PAYER)) == 0) return -1;
        if (strcmp(name, OTHER_PAYERS) == 0) others = (int)p;
    }
    return others;
}

static void read_payer(const struct reading *reading, struct account_row *account)
{
    const struct scenario *scenario = reading->scenario;
    if (!cell_text(reading, COLUMN_PAYER)) return;
    account->payer = small_payer(reading);
    if (account->payer >= 0) return;
    account->payer = read_name(reading, COLUMN_PAYER, scenario->payers.items, sizeof *scenario->payers.items,
                               scenario->payers.count);
}

static bool read_instant(const struct reading *reading, enum account_column column, int64_t *time)
{
    struct instant_text instant;
    const char *text = cell_text(reading, column);
    if (!text) return false;
    if (!instant_text_read(&instant, text)) {
        report_cell(reading, column, "is no date and time", instant_allowed, NULL);
        return false;
    }
    *time = instant_text_time(&instant, reading->scenario->facility.zone, reading->scenario->start_utc_seconds);
    return true;
}

static void read_arrival(const struct reading *reading, struct account_row *account)
{
    bool as_hours = reading->columns->cell[COLUMN_ARRIVAL_HOURS] >= 0;
    enum account_column column = as_hours ? COLUMN_ARRIVAL_HOURS : COLUMN_ARRIVAL;
    if (!required_text(reading, column)) return;
    if (as_hours) {
        double hours = read_number(reading, column, 24.0 * 100000, "hours since the scenario starts, 0 to 2400000");
        if (hours >= 0 && hours <= 24.0 * 100000) account->discharge = time_from_hours(hours);
    } else if (read_instant(reading, column, &account->discharge) && account->discharge < 0) {
        report_cell(reading, column, "is before the scenario starts", instant_allowed,
                    memory_copy_text("an account that is open at the start belongs to opening_inventory/csv"));
    }
}

static void read_lag(const struct reading *reading, struct account_row *account)
{
    double hours = read_number(reading, COLUMN_LAG, 100000, "0 to 100000 hours");
    if (hours >= 0 && hours <= 100000) account->ready = account->discharge + time_from_hours(hours);
}

/* An account of age 0 was discharged in the last moment before the start. */
static void read_discharge(const struct reading *reading, struct account_row *account)
{
    bool as_days = reading->columns->cell[COLUMN_AGE_DAYS] >= 0;
    enum account_column column = as_days ? COLUMN_AGE_DAYS : COLUMN_DISCHARGED;
    if (!required_text(reading, column)) return;
    if (as_days) {
        double days = read_number(reading, column, DAYS_MAX, "0 to 36500 days before the scenario starts");
        if (days >= 0 && days <= DAYS_MAX) account->discharge = -time_from_days(days);
    } else if (read_instant(reading, column, &account->discharge) && account->discharge > 0) {
        report_cell(reading, column, "is after the scenario starts", instant_allowed,
                    memory_copy_text("an account that arrives later belongs to arrival_trace_csv"));
    }
    if (account->discharge == 0) account->discharge = -1;
}

static void read_stage(const struct reading *reading, struct account_row *account)
{
    static const char *const names[STAGE_OPENING_COUNT] = {"documentation", "coding", "coded"};
    const char *text = required_text(reading, COLUMN_STAGE);
    struct nearest nearest = nearest_to(text ? text : "");
    for (int i = 0; text && i < STAGE_OPENING_COUNT; i++) {
        if (strcmp(names[i], text) == 0) {
            account->stage = (enum stage)i;
            return;
        }
        nearest_offer(&nearest, names[i]);
    }
    if (text) report_cell(reading, COLUMN_STAGE, "is no stage", "documentation, coding, coded", nearest_hint(&nearest));
}

static void read_ready(const struct reading *reading, struct account_row *account)
{
    int64_t ready;
    if (!read_instant(reading, COLUMN_READY, &ready)) return;
    const char *complaint = NULL;
    if (ready < account->discharge) complaint = "is before the discharge";
    if (account->stage == STAGE_DOCUMENTATION && ready < 0)
        complaint = "is before the start, but the stage is documentation";
    if (account->stage != STAGE_DOCUMENTATION && ready > 0)
        complaint = "is after the start, but the stage is past documentation";
    if (complaint) report_cell(reading, COLUMN_READY, complaint, NULL, NULL);
    account->ready = ready;
}

static bool has_all_cells(const struct reading *reading)
{
    if (reading->row->count == reading->columns->count) return true;
    char *what = memory_format("the row has %zu cells, the header %zu", reading->row->count, reading->columns->count);
    account_report_add(reading->report, reading->row->line, 0, what, NULL,
                       memory_copy_text("put quotes around cells that hold the separator"));
    return false;
}

bool account_row_read(struct account_row *account, const struct csv_row *row, const struct account_columns *columns,
                      const struct scenario *scenario, bool opening, struct account_report *report)
{
    struct reading reading = {row, columns, scenario, report};
    size_t before = report->count;
    *account = (struct account_row){.work_type = -1, .payer = -1, .ready = DATE_NONE, .stage = STAGE_DOCUMENTATION};
    if (!has_all_cells(&reading)) return false;
    read_work_type(&reading, account);
    if (opening) {
        read_discharge(&reading, account);
        read_stage(&reading, account);
        if (report->count == before) read_ready(&reading, account);
    } else {
        read_arrival(&reading, account);
        read_lag(&reading, account);
    }
    account->gross_usd = read_number(&reading, COLUMN_GROSS, 1e9, "0 to 1000000000 usd");
    account->coding_minutes = read_number(&reading, COLUMN_MINUTES, 100000, "0 to 100000 minutes");
    read_payer(&reading, account);
    return report->count == before;
}
