#include "models/cost_book.h"
#include "sim/memory.h"
#include <stdlib.h>

const char *const cost_names[COST_COUNT] = {
    "wages", "payroll_tax",         "benefits",   "overtime",  "per_chart",    "cac_licence", "cac_charts",
    "rpa",   "documentation_tools", "onboarding", "severance", "paused_lines", "sla_credits"};

void cost_book_init(struct cost_book *book, int days, size_t pools)
{
    *book = (struct cost_book){.days = days, .pools = pools};
    book->cents = memory_allocate((size_t)days * (pools + 1) * COST_COUNT, sizeof *book->cents);
}

void cost_book_free(struct cost_book *book)
{
    free(book->cents);
    *book = (struct cost_book){0};
}

int64_t cost_book_pool(const struct cost_book *book, int from, int to, size_t pool, enum cost_component component)
{
    int64_t sum = 0;
    for (int d = from; d < to; d++) sum += cost_book_at(book, d, pool)[component];
    return sum;
}

int64_t cost_book_all(const struct cost_book *book, int from, int to, enum cost_component component)
{
    int64_t sum = 0;
    for (size_t p = 0; p <= book->pools; p++) sum += cost_book_pool(book, from, to, p, component);
    return sum;
}

int64_t cost_book_pool_total(const struct cost_book *book, int from, int to, size_t pool)
{
    int64_t sum = 0;
    for (int c = 0; c < COST_COUNT; c++) sum += cost_book_pool(book, from, to, pool, (enum cost_component)c);
    return sum;
}

int64_t cost_book_total(const struct cost_book *book, int from, int to)
{
    int64_t sum = 0;
    for (size_t p = 0; p <= book->pools; p++) sum += cost_book_pool_total(book, from, to, p);
    return sum;
}
