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

/* Room for one more, not yet filled. */
static struct problem *next_entry(struct problems *problems)
{
    if (problems->count == problems->capacity) {
        problems->capacity = problems->capacity ? 2 * problems->capacity : 8;
        problems->items = memory_resize(problems->items, problems->capacity, sizeof *problems->items);
    }
    return &problems->items[problems->count++];
}

struct problem *problems_add(struct problems *problems, enum problem_level level, const char *pointer, const char *what,
                             const char *allowed, const char *hint)
{
    struct problem *problem = next_entry(problems);
    *problem = (struct problem){.level = level,
                                .pointer = memory_copy_text(pointer),
                                .what = memory_copy_text(what),
                                .allowed = memory_copy_text(allowed),
                                .hint = memory_copy_text(hint)};
    return problem;
}

void problems_move(struct problems *into, struct problems *from)
{
    for (size_t i = 0; i < from->count; i++) *next_entry(into) = from->items[i];
    free(from->items);
    *from = (struct problems){0};
}
