#include "io/zip_date.h"
#include <stdint.h>
#include <string.h>

/* Places within the headers of PKWARE's APPNOTE 4.3. */
enum {
    END_SIZE = 22,
    END_COUNT_AT = 10,
    END_START_AT = 16,
    CENTRAL_SIZE = 46,
    CENTRAL_TIME_AT = 12,
    CENTRAL_NAME_AT = 28, /* lengths of name, extra and comment */
    CENTRAL_LOCAL_AT = 42,
    LOCAL_SIZE = 30,
    LOCAL_TIME_AT = 10,
    DATE_1980 = 0x21
};

static const char end_mark[] = "PK\5\6", central_mark[] = "PK\1\2", local_mark[] = "PK\3\4";

static uint32_t number(const char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes; i-- > 0;) value = value << 8 | (unsigned char)at[i];
    return value;
}

static bool is_at(const char *bytes, size_t count, size_t place, size_t size, const char *mark)
{
    return place <= count && count - place >= size && memcmp(bytes + place, mark, 4) == 0;
}

static void clear(char *time)
{
    const char date[] = {0, 0, DATE_1980, 0};
    memcpy(time, date, sizeof date);
}

bool zip_date_clear(char *bytes, size_t count)
{
    if (count < END_SIZE) return false;
    size_t end = count - END_SIZE;
    while (end > 0 && memcmp(bytes + end, end_mark, 4) != 0) end--;
    if (!is_at(bytes, count, end, END_SIZE, end_mark)) return false;
    size_t files = number(bytes + end + END_COUNT_AT, 2), at = number(bytes + end + END_START_AT, 4);
    for (size_t i = 0; i < files; i++) {
        if (!is_at(bytes, count, at, CENTRAL_SIZE, central_mark)) return false;
        size_t local = number(bytes + at + CENTRAL_LOCAL_AT, 4);
        if (!is_at(bytes, count, local, LOCAL_SIZE, local_mark)) return false;
        clear(bytes + local + LOCAL_TIME_AT);
        clear(bytes + at + CENTRAL_TIME_AT);
        const char *lengths = bytes + at + CENTRAL_NAME_AT;
        at += CENTRAL_SIZE + number(lengths, 2) + number(lengths + 2, 2) + number(lengths + 4, 2);
    }
    return true;
}
