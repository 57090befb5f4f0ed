#ifndef SIM_CIVIL_H
#define SIM_CIVIL_H
/* Proleptic Gregorian calendar arithmetic on day numbers: days since 1970-01-01 (which is day 0, a Thursday). */
#include <stdbool.h>
#include <stdint.h>

enum civil_weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil_date {
    int year, month, day; /* month 1..12, day 1..31 */
};

int64_t civil_day(int year, int month, int day);
struct civil_date civil_date_of(int64_t day);
int civil_weekday_of(int64_t day); /* 0 = Monday ... 6 = Sunday */
bool civil_is_valid(int year, int month, int day);
#endif
