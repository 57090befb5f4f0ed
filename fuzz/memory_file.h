#ifndef FUZZ_MEMORY_FILE_H
#define FUZZ_MEMORY_FILE_H
/* A file that has a path and lives in memory, for readers that take a path. */
#include <stddef.h>
#include <stdint.h>

enum { MEMORY_FILE_PATH = 64 };

struct memory_file {
    int descriptor;
    char path[MEMORY_FILE_PATH];
};

void memory_file_open(struct memory_file *file, const uint8_t *data, size_t size);
void memory_file_close(struct memory_file *file);
#endif
