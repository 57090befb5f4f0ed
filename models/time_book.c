#include "models/time_book.h"

void time_book_days(struct department *department, int pool, enum pool_count what, int64_t from, int64_t to,
                    int64_t people)
{
    const struct day_table *days = &department->plan->days;
    if (from < 0) from = 0;
    if (to > days->horizon) to = days->horizon;
    while (from < to) {
        int day = department_day_at(department, from);
        int64_t end = days->start[day + 1] < to ? days->start[day + 1] : to;
        day_book_pool(&department->book, day, pool)[what] += (end - from) * people;
        from = end;
    }
}
