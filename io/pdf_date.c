#include "io/pdf_date.h"
#include <ctype.h>
#include <string.h>

enum { TAIL = 65536 }; /* the information and the trailer are the last things in the file */

static char *last_of(char *bytes, size_t count, const char *mark)
{
    size_t length = strlen(mark), first = count > TAIL ? count - TAIL : 0;
    for (size_t at = count >= length ? count - length + 1 : 0; at-- > first;)
        if (memcmp(bytes + at, mark, length) == 0) return bytes + at + length;
    return NULL;
}

/* The hexadecimal digits from there on become zeros; returns what follows them. */
static char *clear_digits(char *at, const char *end)
{
    for (; at < end && isxdigit((unsigned char)*at); at++) *at = '0';
    return at;
}

void pdf_date_clear(char *bytes, size_t count)
{
    static const char date[] = "19800101000000";
    const char *end = bytes + count;
    char *created = last_of(bytes, count, "/CreationDate(D:"), *id = last_of(bytes, count, "/ID [ <");
    char *checksum = last_of(bytes, count, "/DocChecksum /");
    if (created && end - created > (long)strlen(date) && isdigit((unsigned char)created[strlen(date) - 1]))
        memcpy(created, date, strlen(date));
    if (id) {
        id = clear_digits(id, end);
        while (id < end && strchr(">\r\n <", *id)) id++;
        clear_digits(id, end);
    }
    if (checksum) clear_digits(checksum, end);
}
