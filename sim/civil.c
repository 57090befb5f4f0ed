#include "sim/civil.h"

/* Eras of 400 years have 146,097 days; years are counted from 1 March, so that the leap day is the last of its year.
 * Howard Hinnant, "chrono-compatible low-level date algorithms". */
enum { DAYS_PER_ERA = 146097, EPOCH_SHIFT = 719468 };

static int64_t divide_down(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int64_t civil_day(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = divide_down(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

struct civil_date civil_date_of(int64_t day)
{
    int64_t shifted = day + EPOCH_SHIFT;
    int64_t era = divide_down(shifted, DAYS_PER_ERA);
    int64_t day_of_era = shifted - era * DAYS_PER_ERA;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; /* 0 = March */
    struct civil_date date = {
        .year = (int)(year_of_era + era * 400 + (month >= 10)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
    return date;
}

int civil_weekday_of(int64_t day)
{
    int64_t weekday = (day + THURSDAY) % 7;
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

bool civil_is_valid(int year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    struct civil_date date = civil_date_of(civil_day(year, month, day));
    return date.year == year && date.month == month && date.day == day;
}
