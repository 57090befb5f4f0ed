#include "io/output_file.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool make_directory(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

static bool make_directories(const char *directory)
{
    char *path = memory_copy_text(directory);
    bool ok = true;
    for (char *slash = strchr(path + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ok = make_directory(path);
        *slash = '/';
    }
    ok = ok && make_directory(path);
    free(path);
    return ok;
}

bool output_directory_prepare(const char *directory, char **message)
{
    struct stat status;
    if (!make_directories(directory)) {
        *message = memory_format("%s: cannot make the output folder: %s", directory, strerror(errno));
        return false;
    }
    if (stat(directory, &status) != 0 || !S_ISDIR(status.st_mode)) {
        *message = memory_format("%s: is not a folder; name another with -o", directory);
        return false;
    }
    struct output_file probe;
    if (!output_file_open(&probe, directory, ".writable", message)) return false;
    output_file_abandon(&probe);
    return true;
}

bool output_file_open(struct output_file *out, const char *directory, const char *name, char **message)
{
    out->path = directory ? memory_format("%s/%s", directory, name) : memory_copy_text(name);
    out->temporary = memory_format("%s.%ld.part", out->path, (long)getpid());
    out->file = fopen(out->temporary, "w");
    if (out->file) return true;
    *message = memory_format("%s: cannot write: %s", out->path, strerror(errno));
    free(out->path);
    free(out->temporary);
    *out = (struct output_file){0};
    return false;
}

bool output_file_close(struct output_file *out, char **message)
{
    bool ok = !ferror(out->file);
    ok = fclose(out->file) == 0 && ok;
    ok = ok && rename(out->temporary, out->path) == 0;
    if (!ok) {
        *message = memory_format("%s: cannot write all of it: %s", out->path, strerror(errno));
        remove(out->temporary);
    }
    free(out->path);
    free(out->temporary);
    *out = (struct output_file){0};
    return ok;
}

void output_file_abandon(struct output_file *out)
{
    fclose(out->file);
    remove(out->temporary);
    free(out->path);
    free(out->temporary);
    *out = (struct output_file){0};
}
