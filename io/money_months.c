#include "io/money_months.h"
#include "experiment/business_case.h"
#include "io/month_text.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"

/* CASH_LINES: summed up at the month's end. */
static const struct line {
    int line;
    const char *head[TABLE_HEAD_LINES];
} lines[] = {
    {CASH_OPENING, {"bills from", "before"}},
    {CASH_COLLECTED, {"", "collected"}},
    {CASH_APPEALS, {"after", "appeals"}},
    {CASH_TAKEBACKS, {"taken", "back"}},
    {CASH_LABOUR, {"", "labour"}},
    {CASH_OVERTIME, {"over-", "time"}},
    {CASH_VENDOR, {"", "vendors"}},
    {CASH_AUTOMATION, {"auto-", "mation"}},
    {CASH_ONE_OFFS, {"one-", "offs"}},
    {CASH_PAUSED, {"paused", "lines"}},
    {CASH_NET, {"", "net"}},
    {CASH_LINES, {"net, at", "month end"}},
};

enum { LINES = sizeof lines / sizeof *lines };

static double mean_of(const struct result_set *results, int month, int line)
{
    return cash_level(results->study, 0, month, line, results->confidence).mean;
}

/* Lines that move nothing in any month stay away. */
static bool is_used(const struct result_set *results, int line, int months)
{
    bool used = line >= CASH_NET;
    for (int m = 0; m < months; m++) used = used || mean_of(results, m, line) != 0;
    return used;
}

void money_months_write(const struct result_set *results, int width, FILE *file)
{
    if (!result_has_cash_flow(results) || !result_has_money(results)) return;
    const struct plan *plan = &results->study->items[0].plan;
    int months = cash_month_count(plan);
    bool used[LINES];
    size_t columns = 0;
    for (size_t i = 0; i < LINES; i++) columns += used[i] = is_used(results, lines[i].line, months);
    struct table_layout table;
    table_layout_init(&table, columns);
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(&table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? "Cash by month" : ""));
        for (size_t i = 0; i < LINES; i++)
            if (used[i]) table_layout_add(&table, memory_copy_text(lines[i].head[line]));
    }
    for (int m = 0; m < months; m++) {
        table_layout_add(&table, month_text(plan, m));
        for (size_t i = 0; i < LINES; i++)
            if (used[i]) table_layout_add(&table, table_value(mean_of(results, m, lines[i].line), "usd"));
    }
    fputc('\n', file);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}
