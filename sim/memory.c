#include "sim/memory.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void give_up(void)
{
    fputs("out of memory\n", stderr);
    abort();
}

/* Never 0: malloc(0) and realloc(p, 0) may give NULL, which would look like failure. */
static size_t bytes_of(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX) give_up();
    return bytes ? bytes : 1;
}

void *memory_allocate(size_t count, size_t size)
{
    void *memory = calloc(1, bytes_of(count, size));
    if (!memory) give_up();
    return memory;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    void *memory = realloc(old, bytes_of(count, size));
    if (!memory) give_up();
    return memory;
}

char *memory_copy_text(const char *text)
{
    if (!text) return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_allocate(size, 1), text, size);
}

char *memory_format(const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) give_up();
    char *text = memory_allocate((size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
