#include "models/claim_money.h"

void claim_resolve(struct department *department, enum money heading, int64_t time, int64_t cents)
{
    if (time >= department->plan->days.horizon) {
        department->conservation.unresolved_cents += cents;
        return;
    }
    department->conservation.resolved_cents += cents;
    day_book_money(&department->book, department_day_at(department, time))[heading] += cents;
}
