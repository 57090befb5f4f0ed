#include "io/import_cell.h"
#include "io/date_format.h"
#include "sim/time.h"
#include <string.h>
#include <strings.h>

enum { SCALE = 1000000, WHOLE_DIGITS_MAX = 9 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool skip(const char **text, const char *expected)
{
    size_t length = strlen(expected);
    if (strncmp(*text, expected, length) != 0) return false;
    *text += length;
    return true;
}

static bool skip_currency(const char **text)
{
    bool found = skip(text, "$") || skip(text, "€") || skip(text, "£");
    if (found) *text += strspn(*text, " ");
    return found;
}

/* Digits, with a separator before every group of three or none at all. */
static bool read_whole(const char **text, char separator, int64_t *whole)
{
    int digits = 0, in_group = 0;
    bool grouped = false;
    for (; is_digit(**text) || (**text == separator && digits > 0); (*text)++) {
        if (**text == separator) {
            if (grouped ? in_group != 3 : in_group > 3) return false;
            grouped = true;
            in_group = 0;
        } else {
            *whole = *whole * 10 + (**text - '0');
            in_group++;
            if (*whole > 0) digits++;
            if (digits == 0) digits = 1;
            if (digits > WHOLE_DIGITS_MAX) return false;
        }
    }
    return digits > 0 && (!grouped || in_group == 3);
}

static bool read_fraction(const char **text, int64_t *millionths)
{
    const char *from = *text;
    for (int64_t unit = SCALE / 10; is_digit(**text); (*text)++, unit /= 10) *millionths += (**text - '0') * unit;
    return *text > from;
}

static bool read_unsigned(const char **text, char decimal, int64_t *millionths)
{
    int64_t whole = 0, fraction = 0;
    bool has_whole = is_digit(**text);
    if (has_whole && !read_whole(text, decimal == '.' ? ',' : '.', &whole)) return false;
    bool has_point = **text == decimal;
    if (has_point) (*text)++;
    bool has_fraction = has_point && read_fraction(text, &fraction);
    *millionths = whole * SCALE + fraction;
    return has_whole || has_fraction;
}

bool import_number_read(int64_t *millionths, const char *text, char decimal)
{
    bool in_brackets = skip(&text, "(");
    skip_currency(&text);
    bool negative = !in_brackets && skip(&text, "-");
    skip_currency(&text);
    if (!read_unsigned(&text, decimal, millionths)) return false;
    if (in_brackets && !skip(&text, ")")) return false;
    negative = (!in_brackets && !negative && skip(&text, "-")) || negative;
    if (in_brackets || negative) *millionths = -*millionths;
    return !*text;
}

/* Whole numbers between colons, then the seconds: h:m:s or m:s. */
static bool read_clock(int64_t *microminutes, const char *text)
{
    int64_t part[3] = {0, 0, 0};
    int count = 0;
    for (;; text++) {
        if (count == 3 || !is_digit(*text)) return false;
        for (; is_digit(*text); text++) {
            part[count] = part[count] * 10 + (*text - '0');
            if (part[count] > 100000) return false;
        }
        count++;
        if (*text != ':') break;
    }
    if (*text || count < 2) return false;
    int64_t hours = count == 3 ? part[0] : 0, minutes = part[count - 2], seconds = part[count - 1];
    if (seconds > 59 || (count == 3 && minutes > 59)) return false;
    *microminutes = (hours * 60 + minutes) * SCALE + seconds * SCALE / 60;
    return true;
}

bool import_minutes_read(int64_t *microminutes, const struct import_column *column, const char *text, char decimal)
{
    if (column->unit == UNIT_CLOCK) return read_clock(microminutes, text);
    if (!import_number_read(microminutes, text, decimal)) return false;
    if (column->unit == UNIT_HOURS) *microminutes *= 60;
    if (column->unit == UNIT_SECONDS) *microminutes /= 60;
    return *microminutes <= INT64_C(100000) * SCALE;
}

bool import_time_read(int64_t *utc_seconds, bool *is_date, const struct import_column *column, const char *text)
{
    struct instant_text instant;
    for (size_t i = 0; i < column->formats.count; i++) {
        if (!date_format_read(&instant, column->formats.items[i], text)) continue;
        int64_t time = instant_text_time(&instant, &column->zone, 0);
        *utc_seconds = (time - instant.microseconds % TIME_SECOND) / TIME_SECOND;
        *is_date = !instant.has_time;
        return true;
    }
    return false;
}

static bool is_one_of(const char *text, const char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(text, items[i]) == 0) return true;
    return false;
}

bool import_mark_read(bool *mark, const struct import_column *column, const char *text)
{
    static const char *const yes[] = {"1", "y", "yes", "true", "t"}, *const no[] = {"0", "n", "no", "false", "f"};
    const struct import_value *value = import_map_value(column, text);
    int64_t number;
    bool is_yes = is_one_of(text, yes, 5), is_usual = is_yes || is_one_of(text, no, 5);
    bool is_listed = value && (value->site || !is_usual);
    *mark = column->filled || (is_listed ? value->mark : is_yes);
    if (column->filled || is_listed || is_usual) return true;
    if (!import_number_read(&number, text, '.') || number < 0) return false;
    *mark = number > 0;
    return true;
}

bool import_cell_is_empty(const struct import_map *map, const char *text)
{
    bool empty = !*text;
    for (size_t i = 0; !empty && i < map->empty.count; i++) empty = strcmp(text, map->empty.items[i]) == 0;
    return empty;
}
