#include "io/problem_order.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct ranked {
    size_t file, index;
    struct problem problem;
};

static int by_place(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->problem.line != y->problem.line) return x->problem.line < y->problem.line ? -1 : 1;
    if (x->problem.column != y->problem.column) return x->problem.column < y->problem.column ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static size_t rank_of(const char *file, char *const *files, size_t count)
{
    size_t rank = 0;
    while (rank < count && file && strcmp(files[rank], file) != 0) rank++;
    return rank;
}

void problem_order_sort(struct problems *problems, char *const *files, size_t file_count)
{
    struct ranked *ranked = memory_allocate(problems->count, sizeof *ranked);
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        ranked[i] = (struct ranked){rank_of(problem->file, files, file_count), i, *problem};
    }
    qsort(ranked, problems->count, sizeof *ranked, by_place);
    for (size_t i = 0; i < problems->count; i++) problems->items[i] = ranked[i].problem;
    free(ranked);
}
