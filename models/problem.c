#include "models/problem.h"
#include "sim/memory.h"
#include <stdlib.h>

void problems_free(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        struct problem *problem = &problems->items[i];
        free(problem->file);
        free(problem->pointer);
        free(problem->what);
        free(problem->allowed);
        free(problem->hint);
    }
    free(problems->items);
    *problems = (struct problems){0};
}

bool problems_have_error(const struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].level == PROBLEM_ERROR) return true;
    return false;
}

struct problem *problems_add(struct problems *problems, enum problem_level level, const char *pointer, const char *what,
                             const char *allowed, const char *hint)
{
    if (problems->count == problems->capacity) {
        problems->capacity = problems->capacity ? 2 * problems->capacity : 8;
        problems->items = memory_resize(problems->items, problems->capacity, sizeof *problems->items);
    }
    struct problem *problem = &problems->items[problems->count++];
    *problem = (struct problem){.level = level,
                                .pointer = memory_copy_text(pointer),
                                .what = memory_copy_text(what),
                                .allowed = memory_copy_text(allowed),
                                .hint = memory_copy_text(hint)};
    return problem;
}
