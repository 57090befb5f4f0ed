#include "io/instant_text.h"
#include "sim/civil.h"
#include "sim/time.h"
#include <stdio.h>

/* Reads exactly `digits` digits. */
static bool read_digits(const char **text, int digits, int *number)
{
    *number = 0;
    for (int i = 0; i < digits; i++, (*text)++) {
        if (**text < '0' || **text > '9') return false;
        *number = *number * 10 + (**text - '0');
    }
    return true;
}

static bool skip(const char **text, char expected)
{
    if (**text != expected) return false;
    (*text)++;
    return true;
}

static bool read_date(const char **text, int64_t *civil_day_number)
{
    int year, month, day;
    if (!read_digits(text, 4, &year) || !skip(text, '-') || !read_digits(text, 2, &month) || !skip(text, '-'))
        return false;
    if (!read_digits(text, 2, &day) || !civil_is_valid(year, month, day)) return false;
    *civil_day_number = civil_day(year, month, day);
    return true;
}

static bool read_fraction(const char **text, int64_t *microseconds)
{
    int64_t unit = TIME_SECOND;
    const char *from = *text;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        unit /= 10;
        *microseconds += (**text - '0') * unit;
    }
    return *text > from;
}

static bool read_clock(const char **text, int64_t *microseconds)
{
    int hour, minute, second = 0;
    if (!read_digits(text, 2, &hour) || !skip(text, ':') || !read_digits(text, 2, &minute)) return false;
    bool has_seconds = skip(text, ':');
    if (has_seconds && !read_digits(text, 2, &second)) return false;
    if (minute > 59 || second > 59) return false;
    *microseconds = hour * TIME_HOUR + minute * TIME_MINUTE + second * TIME_SECOND;
    if (has_seconds && skip(text, '.') && !read_fraction(text, microseconds)) return false;
    return *microseconds <= TIME_DAY;
}

/* Z, +05:30, -0500 or +08 */
static bool read_offset(const char **text, int32_t *offset_seconds)
{
    int hours, minutes = 0, sign = **text == '-' ? -1 : 1;
    *offset_seconds = 0;
    if (skip(text, 'Z') || skip(text, 'z')) return true;
    if (!skip(text, '+') && !skip(text, '-')) return false;
    if (!read_digits(text, 2, &hours) || hours > 15) return false;
    bool colon = skip(text, ':');
    if ((colon || **text) && !read_digits(text, 2, &minutes)) return false;
    *offset_seconds = sign * (hours * 3600 + minutes * 60);
    return minutes <= 59;
}

bool instant_text_read(struct instant_text *instant, const char *text)
{
    *instant = (struct instant_text){0};
    if (!read_date(&text, &instant->civil_day)) return false;
    if (!*text) return true;
    instant->has_time = skip(&text, 'T') || skip(&text, 't') || skip(&text, ' ');
    if (!instant->has_time || !read_clock(&text, &instant->microseconds)) return false;
    if (!*text) return true;
    instant->has_offset = true;
    return read_offset(&text, &instant->offset_seconds) && !*text;
}

int64_t instant_text_time(const struct instant_text *instant, const struct zone *zone, int64_t origin_utc_seconds)
{
    int64_t seconds = instant->microseconds / TIME_SECOND, fraction = instant->microseconds % TIME_SECOND, utc;
    if (!instant->has_time)
        utc = zone_day_start(zone, instant->civil_day);
    else if (instant->has_offset)
        utc = instant->civil_day * 86400 + seconds - instant->offset_seconds;
    else
        utc = zone_instant(zone, instant->civil_day, seconds);
    return (utc - origin_utc_seconds) * TIME_SECOND + fraction;
}

void instant_text_utc(char text[INSTANT_TEXT_UTC], int64_t utc_seconds)
{
    int64_t day = utc_seconds / 86400 - (utc_seconds % 86400 < 0), of_day = utc_seconds - day * 86400;
    struct civil_date date = civil_date_of(day);
    snprintf(text, INSTANT_TEXT_UTC, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
             (int)(of_day / 3600), (int)(of_day / 60 % 60), (int)(of_day % 60));
}
