#ifndef IO_UTF8_H
#define IO_UTF8_H
/* Just enough UTF-8 (RFC 3629). */
#include <stddef.h>

/* Bytes of the valid character at `text`, 1 to 4; 0 when the bytes there are no UTF-8 (or `available` is too short). */
size_t utf8_length(const char *text, size_t available);
#endif
