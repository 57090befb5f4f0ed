#ifndef IO_OUTPUT_FILE_H
#define IO_OUTPUT_FILE_H
/* Result files appear whole or not at all: each is written under a temporary name in its folder and renamed when
 * complete. */
#include <stdbool.h>
#include <stdio.h>

struct output_file {
    FILE *file;
    char *path, *temporary; /* owned */
};

/* Makes the folder (and its parents) unless it exists, and proves that a file can be written into it. On failure false,
 * with an owned message that names the folder and the system's reason. */
bool output_directory_prepare(const char *directory, char **message);

/* Opens DIRECTORY/NAME, or PATH when `directory` is NULL. */
bool output_file_open(struct output_file *out, const char *directory, const char *name, char **message);

/* Completes the file: checks that every byte was written, then renames. On failure the temporary file is removed. */
bool output_file_close(struct output_file *out, char **message);

/* Gives up: nothing remains. */
void output_file_abandon(struct output_file *out);
#endif
