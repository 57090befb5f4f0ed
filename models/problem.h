#ifndef MODELS_PROBLEM_H
#define MODELS_PROBLEM_H
/* Wrong input, collected: every problem of a scenario is reported at once, with where, what, what is allowed and a
 * hint. */
#include <stdbool.h>
#include <stddef.h>

enum problem_level { PROBLEM_ERROR, PROBLEM_WARNING };

struct problem {
    enum problem_level level;
    char *file;       /* owned; NULL until known (io fills it from the pointer) */
    int line, column; /* 1-based; 0 when unknown */
    char *pointer;    /* JSON Pointer, list items by name: /pools/manila/shifts/day; owned; "" is the whole document */
    char *what;       /* what is wrong, with the value found; owned */
    char *allowed;    /* what is allowed; owned, may be NULL */
    char *hint;       /* what to do next; owned, may be NULL */
};

struct problems {
    size_t count, capacity;
    struct problem *items;
};

void problems_free(struct problems *problems);
/* True when at least one entry is an error (warnings do not stop a run). */
bool problems_have_error(const struct problems *problems);
/* Adds an entry; all texts are copied; `allowed` and `hint` may be NULL. Returns it so that io can add its place. */
struct problem *problems_add(struct problems *problems, enum problem_level level, const char *pointer, const char *what,
                             const char *allowed, const char *hint);
/* Moves all entries of `from` to the end of `into`; `from` is then empty. */
void problems_move(struct problems *into, struct problems *from);
#endif
