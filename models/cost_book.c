#include "models/cost_book.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

const char *const cost_names[COST_COUNT] = {
    "wages", "payroll_tax",         "benefits",   "overtime",  "per_chart",    "cac_licence", "cac_charts",
    "rpa",   "documentation_tools", "onboarding", "severance", "paused_lines", "sla_credits"};

void cost_book_init(struct cost_book *book, int days, size_t pools)
{
    *book = (struct cost_book){.days = days, .pools = pools};
    book->cents = memory_allocate((size_t)days * cost_book_width(book), sizeof *book->cents);
}

void cost_book_free(struct cost_book *book)
{
    free(book->cents);
    *book = (struct cost_book){0};
}

void cost_book_sum(const struct cost_book *book, int from, int to, int64_t *sums)
{
    size_t width = cost_book_width(book);
    memset(sums, 0, width * sizeof *sums);
    for (int d = from; d < to; d++) {
        const int64_t *day = cost_book_at(book, d, 0);
        for (size_t i = 0; i < width; i++) sums[i] += day[i];
    }
}

int64_t cost_book_pool(const struct cost_book *book, int from, int to, size_t pool)
{
    int64_t sum = 0;
    for (int d = from; d < to; d++)
        for (int c = 0; c < COST_COUNT; c++) sum += cost_book_at(book, d, pool)[c];
    return sum;
}
