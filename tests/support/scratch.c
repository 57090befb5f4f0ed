#include "tests/support/scratch.h"
#include <assert.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void scratch_init(struct scratch *scratch)
{
    const char *where = getenv("TMPDIR");
    snprintf(scratch->folder, sizeof scratch->folder, "%s/himsim-test-XXXXXX", where ? where : "/tmp");
    char *made = mkdtemp(scratch->folder);
    assert(made);
    (void)made;
}

const char *scratch_path(struct scratch *scratch, const char *name)
{
    snprintf(scratch->path, sizeof scratch->path, "%s/%s", scratch->folder, name);
    return scratch->path;
}

const char *scratch_write(struct scratch *scratch, const char *name, const void *bytes, size_t length)
{
    scratch_path(scratch, name);
    char *slash = strrchr(scratch->path, '/');
    *slash = '\0';
    mkdir(scratch->path, 0777);
    *slash = '/';
    FILE *file = fopen(scratch->path, "wb");
    assert(file);
    fwrite(bytes, 1, length, file);
    fclose(file);
    return scratch->path;
}

const char *scratch_write_text(struct scratch *scratch, const char *name, const char *text)
{
    return scratch_write(scratch, name, text, strlen(text));
}

static int remove_entry(const char *name, const struct stat *status, int kind, struct FTW *ftw)
{
    (void)status, (void)kind, (void)ftw;
    return remove(name);
}

void scratch_free(struct scratch *scratch)
{
    nftw(scratch->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}
