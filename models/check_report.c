#include "models/check_report.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static char *escaped(const char *name)
{
    char *text = memory_allocate(2 * strlen(name) + 1, 1), *at = text;
    for (; *name; name++) {
        if (*name == '~' || *name == '/') {
            *at++ = '~';
            *at++ = *name == '~' ? '0' : '1';
        } else {
            *at++ = *name;
        }
    }
    return text;
}

char *check_below(char *at, const char *name)
{
    char *token = escaped(name);
    char *pointer = memory_format("%s/%s", at, token);
    free(token);
    free(at);
    return pointer;
}

char *check_pointer(const char *list, const char *name, const char *key)
{
    char *pointer = check_below(memory_format("/%s", list), name);
    return key ? check_below(pointer, key) : pointer;
}

static void add(const struct check *check, enum problem_level level, char *pointer, char *what, const char *allowed,
                char *hint)
{
    problems_add(check->problems, level, pointer, what, allowed, hint);
    free(pointer);
    free(what);
    free(hint);
}

void check_error(const struct check *check, char *pointer, char *what, const char *allowed, char *hint)
{
    add(check, PROBLEM_ERROR, pointer, what, allowed, hint);
}

void check_warn(const struct check *check, char *pointer, char *what, const char *allowed, char *hint)
{
    add(check, PROBLEM_WARNING, pointer, what, allowed, hint);
}

char *check_date(int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}
