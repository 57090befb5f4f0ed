#include "io/path_text.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *path_relative_to(const char *from, const char *path)
{
    const char *slash = strrchr(from, '/');
    if (path[0] == '/' || !slash) return memory_copy_text(path);
    return memory_format("%.*s%s", (int)(slash + 1 - from), from, path);
}

char *path_absolute(const char *path)
{
    char *real = realpath(path, NULL);
    if (real || path[0] == '/') return real ? real : memory_copy_text(path);
    char *folder = realpath(".", NULL);
    char *absolute = memory_format("%s/%s", folder ? folder : "", path);
    free(folder);
    return absolute;
}

char *path_for_shell(const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-:@%,";
    if (*path && path[strspn(path, plain)] == '\0') return memory_copy_text(path);
    char *text = memory_allocate(4 * strlen(path) + 3, 1), *out = text;
    *out++ = '\'';
    for (; *path; path++) {
        if (*path == '\'') {
            memcpy(out, "'\\'", 3);
            out += 3;
        }
        *out++ = *path;
    }
    *out = '\'';
    return text;
}

bool path_is_same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}
