#ifndef IO_PATH_TEXT_H
#define IO_PATH_TEXT_H
/* Paths of files that are named inside files. */
#include <stdbool.h>

/* `path` as seen from the folder of the file `from`: unchanged when it is absolute or `from` has no folder; the caller
 * frees. */
char *path_relative_to(const char *from, const char *path);

/* The absolute path, without links and dots when the file exists; the caller frees. */
char *path_absolute(const char *path);

/* As a word of a shell's command line: in single quotes where it needs them; the caller frees. */
char *path_for_shell(const char *path);

/* True when both paths lead to one existing file. */
bool path_is_same_file(const char *a, const char *b);
#endif
