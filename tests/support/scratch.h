#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H
/* Files that live as long as one test: a folder under $TMPDIR (or /tmp) and what is written into it. */
#include <stddef.h>

struct scratch {
    char folder[256];
    char path[512]; /* the last one asked for */
};

void scratch_init(struct scratch *scratch);
/* Writes a file (the name may hold one folder: "sub/a.json") and returns its path, valid until the next call. */
const char *scratch_write(struct scratch *scratch, const char *name, const void *bytes, size_t length);
const char *scratch_write_text(struct scratch *scratch, const char *name, const char *text);
/* Path of a name in the folder, valid until the next call. */
const char *scratch_path(struct scratch *scratch, const char *name);
/* Removes the folder and all that is in it. */
void scratch_free(struct scratch *scratch);
#endif
