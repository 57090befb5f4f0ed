#ifndef MODELS_CHECK_REPORT_H
#define MODELS_CHECK_REPORT_H
/* How the semantic checks say what is wrong: a place, what is there, what may be there, what to do. Texts given as char
 * * are owned by the callee from the call on; const texts are borrowed; `allowed` and `hint` may be NULL. */
#include "models/scenario.h"

struct check {
    const struct scenario *scenario;
    struct problems *problems;
};

/* JSON Pointer /list/name, or /list/name/key with a key; list items by name, ~ and / escaped. The caller frees. */
char *check_pointer(const char *list, const char *name, const char *key);
/* A pointer further down: at/name. Frees `at`. */
char *check_below(char *at, const char *name);

void check_error(const struct check *check, char *pointer, char *what, const char *allowed, char *hint);
void check_warn(const struct check *check, char *pointer, char *what, const char *allowed, char *hint);

/* "2026-03-08" for a message; the caller frees. */
char *check_date(int64_t civil_day);
#endif
