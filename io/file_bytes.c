#include "io/file_bytes.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 65536 };

static void read_all(struct file_bytes *bytes, FILE *file)
{
    size_t capacity = 0, got = 0;
    do {
        bytes->count += got;
        if (capacity - bytes->count <= CHUNK) {
            capacity = 2 * capacity + CHUNK + 1;
            bytes->data = memory_resize(bytes->data, capacity, 1);
        }
        got = fread(bytes->data + bytes->count, 1, CHUNK, file);
    } while (got > 0);
    bytes->data[bytes->count] = '\0';
}

bool file_bytes_read(struct file_bytes *bytes, const char *path, char **message)
{
    *bytes = (struct file_bytes){0};
    FILE *file = fopen(path, "rb");
    bool ok = file != NULL;
    if (ok) {
        read_all(bytes, file);
        ok = !ferror(file);
    }
    if (!ok && message) *message = memory_format("cannot read %s: %s", path, strerror(errno));
    if (file) fclose(file);
    if (!ok) file_bytes_free(bytes);
    return ok;
}

void file_bytes_free(struct file_bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct file_bytes){0};
}
