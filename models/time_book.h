#ifndef MODELS_TIME_BOOK_H
#define MODELS_TIME_BOOK_H
/* Booking people's time into the days on which it passes. */
#include "models/department_state.h"

/* A stretch that goes over midnight, or beyond the simulation. */
void time_book_days(struct department *department, int pool, enum pool_count what, int64_t from, int64_t to,
                    int64_t people);

/* `people` coders of a pool spend [from, to) in some way; what lies outside the simulation is left out. */
static inline void time_book(struct department *department, int pool, enum pool_count what, int64_t from, int64_t to,
                             int64_t people)
{
    if (from >= department->day_start && to <= department->day_end)
        day_book_pool(&department->book, department->day, pool)[what] += (to - from) * people;
    else
        time_book_days(department, pool, what, from, to, people);
}

/* A coder stays after the shift's end to finish a chart: paid straight, and on duty. */
static inline void time_book_finishing(struct department *department, int pool, int64_t from, int64_t to)
{
    time_book(department, pool, POOL_PAID, from, to, 1);
    time_book(department, pool, POOL_STAFFED, from, to, 1);
    time_book(department, pool, POOL_FINISHING, from, to, 1);
}
#endif
