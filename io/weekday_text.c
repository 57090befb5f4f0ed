#include "io/weekday_text.h"
#include <stdbool.h>
#include <stdio.h>

static bool has(unsigned days, int day)
{
    return day < 7 && (days >> day & 1);
}

char *weekdays_text(unsigned days)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    for (int day = 0, last; day < 7; day = last + 1) {
        last = day;
        if (!has(days, day)) continue;
        while (has(days, last + 1)) last++;
        fprintf(out, last > day ? "%s%s-%s" : "%s%s", ftell(out) > 0 ? " " : "", names[day], names[last]);
    }
    fclose(out);
    return text;
}
