#include "io/month_text.h"
#include "sim/civil.h"
#include "sim/memory.h"

char *month_text(const struct plan *plan, int month)
{
    int from, to;
    cash_month_days(plan, month, &from, &to);
    struct civil_date date = civil_date_of(plan->days.first_civil_day + from);
    return memory_format("%04d-%02d", date.year, date.month);
}
