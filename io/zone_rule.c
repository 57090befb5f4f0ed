#include "io/zone_rule.h"
#include "sim/civil.h"
#include <stddef.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool skip(const char **text, char expected)
{
    if (**text != expected) return false;
    (*text)++;
    return true;
}

static bool read_number(const char **text, int max, int *number)
{
    if (!is_digit(**text)) return false;
    for (*number = 0; is_digit(**text); (*text)++) {
        *number = *number * 10 + (**text - '0');
        if (*number > max) return false;
    }
    return true;
}

/* An abbreviation of letters, or of anything between < and >. */
static bool skip_abbreviation(const char **text)
{
    const char *from = *text;
    if (skip(text, '<')) {
        while (**text && **text != '>') (*text)++;
        return skip(text, '>');
    }
    while (is_letter(**text)) (*text)++;
    return *text > from;
}

/* [+-]h[:m[:s]] */
static bool read_seconds(const char **text, int32_t *seconds)
{
    bool negative = **text == '-';
    if (**text == '-' || **text == '+') (*text)++;
    int hours = 0, minutes = 0, rest = 0;
    if (!read_number(text, 167, &hours)) return false;
    if (skip(text, ':') && !read_number(text, 59, &minutes)) return false;
    if (skip(text, ':') && !read_number(text, 59, &rest)) return false;
    *seconds = (negative ? -1 : 1) * (hours * 3600 + minutes * 60 + rest);
    return true;
}

/* POSIX counts offsets west of Greenwich. */
static bool read_offset(const char **text, int32_t *offset)
{
    if (!read_seconds(text, offset)) return false;
    *offset = -*offset;
    return true;
}

static bool read_weekday(const char **text, struct zone_rule_date *date)
{
    date->form = ZONE_RULE_WEEKDAY;
    return read_number(text, 12, &date->month) && date->month > 0 && skip(text, '.') &&
           read_number(text, 5, &date->week) && date->week > 0 && skip(text, '.') &&
           read_number(text, 6, &date->weekday);
}

static bool read_day(const char **text, struct zone_rule_date *date)
{
    date->form = skip(text, 'J') ? ZONE_RULE_JULIAN : ZONE_RULE_DAY;
    return read_number(text, 365, &date->day) && (date->form == ZONE_RULE_DAY || date->day > 0);
}

static bool read_date(const char **text, struct zone_rule_date *date)
{
    if (!skip(text, ',')) return false;
    date->seconds = 2 * 3600;
    if (!(skip(text, 'M') ? read_weekday(text, date) : read_day(text, date))) return false;
    return !skip(text, '/') || read_seconds(text, &date->seconds);
}

bool zone_rule_read(struct zone_rule *rule, const char *text)
{
    *rule = (struct zone_rule){0};
    if (!skip_abbreviation(&text) || !read_offset(&text, &rule->standard_offset)) return false;
    if (!*text) return true;
    rule->has_daylight = true;
    if (!skip_abbreviation(&text)) return false;
    rule->daylight_offset = rule->standard_offset + 3600;
    if (*text != ',' && !read_offset(&text, &rule->daylight_offset)) return false;
    return read_date(&text, &rule->start) && read_date(&text, &rule->end) && !*text;
}

static int64_t weekday_in(const struct zone_rule_date *date, int year)
{
    int64_t first = civil_day(year, date->month, 1);
    int64_t next = date->month == 12 ? civil_day(year + 1, 1, 1) : civil_day(year, date->month + 1, 1);
    int wanted = (date->weekday + 6) % 7; /* civil weekdays begin on Monday */
    int64_t day = first + (wanted - civil_weekday_of(first) + 7) % 7 + 7 * (date->week - 1);
    return day < next ? day : day - 7;
}

static int64_t day_in(const struct zone_rule_date *date, int year)
{
    if (date->form == ZONE_RULE_WEEKDAY) return weekday_in(date, year);
    int64_t first = civil_day(year, 1, 1);
    if (date->form == ZONE_RULE_DAY) return first + date->day;
    return first + date->day - 1 + (date->day > 59 && civil_is_valid(year, 2, 29) ? 1 : 0);
}

int64_t zone_rule_start(const struct zone_rule *rule, int year)
{
    return day_in(&rule->start, year) * 86400 + rule->start.seconds - rule->standard_offset;
}

int64_t zone_rule_end(const struct zone_rule *rule, int year)
{
    return day_in(&rule->end, year) * 86400 + rule->end.seconds - rule->daylight_offset;
}
