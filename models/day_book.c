#include "models/day_book.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

void day_book_init(struct day_book *book, const struct day_table *days, size_t types, size_t pools, size_t causes)
{
    *book = (struct day_book){.days = days, .types = types, .pools = pools, .causes = causes};
    book->pools_at = MONEY_COUNTS + types * TYPE_COUNTS;
    book->width = book->pools_at + pools * POOL_COUNTS + causes * CAUSE_COUNTS;
    book->counts = memory_allocate(((size_t)days->days + 1) * book->width, sizeof *book->counts);
    day_book_begin(book, days->days);
}

void day_book_reset(struct day_book *book)
{
    memset(book->counts, 0, ((size_t)book->days->days + 1) * book->width * sizeof *book->counts);
    day_book_begin(book, book->days->days);
}

void day_book_begin(struct day_book *book, int day)
{
    book->current = book->counts + (size_t)day * book->width;
    book->current_day = day;
}

void day_book_free(struct day_book *book)
{
    free(book->counts);
    *book = (struct day_book){0};
}

void day_book_sum(const struct day_book *book, int from, int to, int64_t *sums)
{
    memset(sums, 0, book->width * sizeof *sums);
    for (int d = from; d < to; d++) {
        const int64_t *day = day_book_day(book, d);
        for (size_t i = 0; i < book->width; i++) sums[i] += day[i];
    }
}
