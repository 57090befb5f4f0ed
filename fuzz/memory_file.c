#define _GNU_SOURCE
#include "fuzz/memory_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void memory_file_open(struct memory_file *file, const uint8_t *data, size_t size)
{
    file->descriptor = memfd_create("fuzz", 0);
    if (file->descriptor < 0 || write(file->descriptor, data, size) != (ssize_t)size) abort();
    snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->descriptor);
}

void memory_file_close(struct memory_file *file)
{
    close(file->descriptor);
}
