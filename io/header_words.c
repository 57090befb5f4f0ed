#include "io/header_words.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum kind { OTHER, SMALL, CAPITAL, DIGIT };

/* Bytes beyond ASCII count as small letters: they belong to a word. */
static enum kind kind_of(char c)
{
    if (c >= '0' && c <= '9') return DIGIT;
    if (c >= 'A' && c <= 'Z') return CAPITAL;
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80 ? SMALL : OTHER;
}

static bool is_break(enum kind before, enum kind now)
{
    if (before == OTHER) return false;
    return (before == SMALL && now == CAPITAL) || ((before == DIGIT) != (now == DIGIT));
}

char *header_words(const char *header)
{
    char *spaced = memory_allocate(2 * strlen(header) + 3, 1);
    size_t used = 0;
    enum kind before = OTHER;
    spaced[used++] = ' ';
    for (; *header; header++) {
        enum kind kind = kind_of(*header);
        if (kind == OTHER || is_break(before, kind))
            if (spaced[used - 1] != ' ') spaced[used++] = ' ';
        if (kind != OTHER) spaced[used++] = kind == CAPITAL ? (char)(*header - 'A' + 'a') : *header;
        before = kind;
    }
    if (spaced[used - 1] != ' ') spaced[used++] = ' ';
    spaced[used] = '\0';
    return spaced;
}

bool header_has(const char *spaced, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = strstr(spaced, words); at; at = strstr(at + 1, words))
        if (at > spaced && at[-1] == ' ' && at[length] == ' ') return true;
    return false;
}
