#include "io/problem_write.h"
#include "sim/memory.h"
#include <stdlib.h>

enum { WRITTEN_MAX = 100 };

/* What a file says must not steer the terminal. */
static void blank_controls(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f) *text = '?';
}

char *problem_text(const struct problem *problem)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (problem->file) fprintf(out, "%s:", problem->file);
    if (problem->file && problem->line) fprintf(out, "%d:%d:", problem->line, problem->column);
    if (problem->file) fputc(' ', out);
    if (problem->level == PROBLEM_WARNING) fputs("warning: ", out);
    if (problem->pointer && *problem->pointer) fprintf(out, "%s: ", problem->pointer);
    fputs(problem->what, out);
    if (problem->allowed) fprintf(out, ", allowed: %s", problem->allowed);
    if (problem->hint) fprintf(out, ", %s", problem->hint);
    fclose(out);
    blank_controls(text);
    return text;
}

void problems_write(const struct problems *problems, FILE *file)
{
    for (size_t i = 0; i < problems->count && i < WRITTEN_MAX; i++) {
        char *text = problem_text(&problems->items[i]);
        fprintf(file, "%s\n", text);
        free(text);
    }
    if (problems->count > WRITTEN_MAX) fprintf(file, "... and %zu more problems\n", problems->count - WRITTEN_MAX);
}
