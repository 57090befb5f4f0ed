#ifndef IO_ZIP_WRITE_H
#define IO_ZIP_WRITE_H
/* A ZIP archive of a few small files, stored as they are, dated 1 January 1980: the same files give the same bytes. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { ZIP_FILES_MOST = 8 };

struct zip_write {
    FILE *file; /* borrowed */
    size_t count, offset;
    struct zip_entry {
        const char *name; /* borrowed until the end */
        uint32_t checksum, size, offset;
    } entries[ZIP_FILES_MOST];
};

void zip_write_add(struct zip_write *zip, const char *name, const char *text);
void zip_write_end(struct zip_write *zip);
#endif
