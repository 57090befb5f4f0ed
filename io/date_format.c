#include "io/date_format.h"
#include "sim/civil.h"
#include "sim/time.h"
#include <string.h>
#include <strings.h>

struct parts {
    int year, month, day, hour, minute, second;
    int64_t fraction;
    bool has_half, is_afternoon;
    struct instant_text *instant;
};

static bool read_digits(const char **text, int least, int most, int *number)
{
    int digits = 0;
    *number = 0;
    for (; digits < most && **text >= '0' && **text <= '9'; digits++, (*text)++)
        *number = *number * 10 + (**text - '0');
    return digits >= least;
}

static bool read_month_name(const char **text, int *month)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12; i++)
        if (strncasecmp(*text, names + 3 * i, 3) == 0) {
            *text += 3;
            *month = i + 1;
            return true;
        }
    return false;
}

static bool read_half(const char **text, struct parts *parts)
{
    bool is_half = strncasecmp(*text, "AM", 2) == 0 || strncasecmp(*text, "PM", 2) == 0;
    if (!is_half) return false;
    parts->has_half = true;
    parts->is_afternoon = **text == 'P' || **text == 'p';
    *text += 2;
    return true;
}

static bool read_fraction(const char **text, int64_t *microseconds)
{
    const char *from = *text;
    for (int64_t unit = TIME_SECOND / 10; **text >= '0' && **text <= '9'; (*text)++, unit /= 10)
        *microseconds += (**text - '0') * unit;
    return *text > from;
}

static bool read_offset(const char **text, struct instant_text *instant)
{
    int hours, minutes, sign = **text == '-' ? -1 : 1;
    instant->has_offset = true;
    if (**text == 'Z' || **text == 'z') {
        (*text)++;
        return true;
    }
    if (**text != '+' && **text != '-') return false;
    (*text)++;
    if (!read_digits(text, 2, 2, &hours)) return false;
    if (**text == ':') (*text)++;
    if (!read_digits(text, 2, 2, &minutes) || hours > 15 || minutes > 59) return false;
    instant->offset_seconds = sign * (hours * 3600 + minutes * 60);
    return true;
}

static bool read_directive(char directive, const char **text, struct parts *parts)
{
    parts->instant->has_time = parts->instant->has_time || directive == 'H' || directive == 'I';
    switch (directive) {
    case 'Y':
        return read_digits(text, 4, 4, &parts->year);
    case 'y':
        if (!read_digits(text, 2, 2, &parts->year)) return false;
        parts->year += parts->year < 69 ? 2000 : 1900;
        return true;
    case 'm':
        return read_digits(text, 1, 2, &parts->month);
    case 'b':
        return read_month_name(text, &parts->month);
    case 'd':
        return read_digits(text, 1, 2, &parts->day);
    case 'H':
        return read_digits(text, 1, 2, &parts->hour) && parts->hour <= 23;
    case 'I':
        return read_digits(text, 1, 2, &parts->hour) && parts->hour >= 1 && parts->hour <= 12;
    case 'M':
        return read_digits(text, 2, 2, &parts->minute) && parts->minute <= 59;
    case 'S':
        return read_digits(text, 2, 2, &parts->second) && parts->second <= 59;
    case 'f':
        return read_fraction(text, &parts->fraction);
    case 'p':
        return read_half(text, parts);
    default:
        return directive == 'z' && read_offset(text, parts->instant);
    }
}

static bool read_blanks(const char **text)
{
    const char *from = *text;
    while (**text == ' ') (*text)++;
    return *text > from;
}

static bool read_parts(struct parts *parts, const char *format, const char *text)
{
    for (; *format; format++) {
        bool ok;
        if (*format == '%' && format[1]) {
            ok = read_directive(*++format, &text, parts);
        } else if (*format == ' ') {
            ok = read_blanks(&text);
        } else {
            ok = *text == *format;
            text += ok;
        }
        if (!ok) return false;
    }
    return !*text;
}

static bool is_year(int year)
{
    return year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST;
}

static bool read_iso(struct instant_text *instant, const char *text)
{
    return instant_text_read(instant, text) && is_year(civil_date_of(instant->civil_day).year);
}

bool date_format_read(struct instant_text *instant, const char *format, const char *text)
{
    if (strcmp(format, "iso") == 0) return read_iso(instant, text);
    *instant = (struct instant_text){0};
    struct parts parts = {.instant = instant};
    if (!read_parts(&parts, format, text)) return false;
    if (!is_year(parts.year) || !civil_is_valid(parts.year, parts.month, parts.day)) return false;
    if (parts.has_half) parts.hour = parts.hour % 12 + (parts.is_afternoon ? 12 : 0);
    instant->civil_day = civil_day(parts.year, parts.month, parts.day);
    instant->microseconds =
        parts.hour * TIME_HOUR + parts.minute * TIME_MINUTE + parts.second * TIME_SECOND + parts.fraction;
    return true;
}

const char *date_format_fault(const char *format)
{
    char seen[64] = "";
    size_t count = 0;
    if (strcmp(format, "iso") == 0) return NULL;
    for (; *format; format++) {
        if (*format != '%') continue;
        char directive = *++format;
        if (!directive || !strchr("YymbdHIMSfpz", directive)) return "has a directive that is not known";
        if (strchr(seen, directive) || count + 1 >= sizeof seen) return "has a directive twice";
        seen[count++] = directive;
    }
    bool has_year = !strchr(seen, 'Y') != !strchr(seen, 'y'), has_month = !strchr(seen, 'm') != !strchr(seen, 'b');
    if (!has_year || !has_month || !strchr(seen, 'd')) return "needs one year, one month and one day";
    if (strchr(seen, 'H') && strchr(seen, 'I')) return "has the hour twice";
    if (!strchr(seen, 'I') != !strchr(seen, 'p')) return "needs %I and %p together";
    bool has_hour = strchr(seen, 'H') || strchr(seen, 'I');
    if (strpbrk(seen, "MSfz") && !has_hour) return "has minutes, seconds or a zone without an hour";
    return NULL;
}

bool date_format_is_day_first(const char *format)
{
    const char *day = strstr(format, "%d"), *month = strstr(format, "%m");
    return day && month && day < month;
}
