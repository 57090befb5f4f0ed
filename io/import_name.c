#include "io/import_name.h"
#include "io/utf8.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

const char import_name_allowed[] = "1 to 64 bytes, without / and control characters, and not \"*\"";

static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t step = utf8_length(text + i, length - i);
        unsigned char byte = (unsigned char)text[i];
        if (step == 0 || byte < 0x20 || byte == 0x7f) return false;
        i += step;
    }
    return length > 0 && length <= IMPORT_NAME_MAX && strcmp(text, "*") != 0;
}

bool import_name_is_sound(const char *text)
{
    return is_plain(text, strlen(text)) && !strchr(text, '/');
}

int import_names_of(struct import_names *names, const char *text)
{
    static const struct digest_key any = {{0, 0}};
    char clean[IMPORT_NAME_MAX + 1];
    size_t length = strlen(text);
    bool is_new;
    if (!is_plain(text, length)) return -1;
    for (size_t i = 0; i <= length; i++) clean[i] = text[i] == '/' ? '-' : text[i];
    uint32_t number = digest_index_of(&names->index, keyed_digest(&any, clean, length), &is_new);
    if (number >= IMPORT_NAMES_MAX) return -2;
    if (!is_new) return (int)number;
    if (number == names->capacity) {
        names->capacity = names->capacity ? 2 * names->capacity : 16;
        names->items = memory_resize(names->items, names->capacity, sizeof *names->items);
    }
    names->items[number] = memory_copy_text(clean);
    return (int)number;
}

void import_names_free(struct import_names *names)
{
    size_t count = names->index.count < IMPORT_NAMES_MAX ? names->index.count : IMPORT_NAMES_MAX;
    for (size_t i = 0; i < count; i++) free(names->items[i]);
    free(names->items);
    digest_index_free(&names->index);
    *names = (struct import_names){0};
}
