#include "models/ledger.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

const char *const cause_names[CAUSE_COUNT] = {"minimum_days", "documentation", "coding_queue", "coding",
                                              "query",        "quality",       "billing_run"};

static size_t row(const struct ledger *ledger)
{
    return (size_t)ledger->days->days + 1;
}

/* All rows live in one block: gross and net by cause, three single rows, the backlog by work type. */
enum { SINGLE_ROWS = 3 };

static size_t rows(const struct ledger *ledger)
{
    return 2 * CAUSE_COUNT + SINGLE_ROWS + ledger->work_types;
}

void ledger_init(struct ledger *ledger, const struct day_table *days, size_t work_types)
{
    memset(ledger, 0, sizeof *ledger);
    ledger->days = days;
    ledger->work_types = work_types;
    int64_t *block = memory_allocate(rows(ledger) * row(ledger), sizeof *block);
    for (int c = 0; c < CAUSE_COUNT; c++, block += row(ledger)) ledger->gross[c] = block;
    for (int c = 0; c < CAUSE_COUNT; c++, block += row(ledger)) ledger->net[c] = block;
    int64_t **const single[SINGLE_ROWS] = {&ledger->professional, &ledger->revenue, &ledger->billed_cents};
    for (int s = 0; s < SINGLE_ROWS; s++, block += row(ledger)) *single[s] = block;
    ledger->backlog = block;
}

void ledger_reset(struct ledger *ledger)
{
    memset(ledger->gross[0], 0, rows(ledger) * row(ledger) * sizeof *ledger->gross[0]);
}

void ledger_free(struct ledger *ledger)
{
    free(ledger->gross[0]);
    memset(ledger, 0, sizeof *ledger);
}

static void accumulate(int64_t *values, int days)
{
    for (int d = 1; d < days; d++) values[d] += values[d - 1];
}

void ledger_close(struct ledger *ledger)
{
    int days = ledger->days->days;
    for (int c = 0; c < CAUSE_COUNT; c++) {
        accumulate(ledger->gross[c], days);
        accumulate(ledger->net[c], days);
    }
    accumulate(ledger->professional, days);
    for (size_t t = 0; t < ledger->work_types; t++) accumulate(ledger->backlog + t * row(ledger), days);
}

int64_t ledger_dnfb(const struct ledger *ledger, int day)
{
    int64_t sum = 0;
    for (int c = 0; c < CAUSE_COUNT; c++) sum += ledger->gross[c][day];
    return sum;
}

int64_t ledger_net_dnfb(const struct ledger *ledger, int day)
{
    int64_t sum = 0;
    for (int c = 0; c < CAUSE_COUNT; c++) sum += ledger->net[c][day];
    return sum;
}
