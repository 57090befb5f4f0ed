#ifndef IO_FILE_BYTES_H
#define IO_FILE_BYTES_H
/* A whole file in memory. */
#include <stdbool.h>
#include <stddef.h>

struct file_bytes {
    size_t count;
    char *data; /* owned; a 0 byte follows the last one, so that text can be used as text */
};

/* Reads the file. On failure returns false, zeroes `bytes` and sets `message` (owned by the caller, names the path),
 * unless `message` is NULL. The caller frees with file_bytes_free. */
bool file_bytes_read(struct file_bytes *bytes, const char *path, char **message);
void file_bytes_free(struct file_bytes *bytes);
#endif
