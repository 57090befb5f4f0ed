#ifndef IO_EXPRESSION_H
#define IO_EXPRESSION_H
/* A condition that planners write: seniors + routine <= 14 and cac != 'none'.
 *   numbers, texts in single or double quotes, true, false, names, metric@scope (tat_p90_hours@pool:manila; a scope
 * with blanks stands in quotes), ( ), - + * /, < <= > >= == != (= is ==), not, and, or (also ! && ||) Comparisons do
 * not chain. A number that is not known is NAN: every comparison with it but != is false. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum expression_kind { EXPRESSION_NUMBER, EXPRESSION_TEXT, EXPRESSION_TRUTH };

struct expression_value {
    enum expression_kind kind;
    double number;
    const char *text; /* borrowed */
    bool truth;
};

struct expression_names { /* what the names mean */
    /* The value of a name, scope and all; false when there is no such name. A name has one kind for ever. */
    bool (*find)(void *context, const char *name, struct expression_value *value);
    /* "did you mean"; owned by the caller; may be NULL. */
    char *(*hint)(void *context, const char *name);
    void *context;
};

struct expression;

/* Parses a text and checks it: every name has a meaning, kinds fit, the whole is true or false. On failure NULL, with
 * an owned message that names the column. The caller frees. */
struct expression *expression_parse(const char *text, const struct expression_names *names, char **message);
void expression_free(struct expression *expression);

/* The text it was parsed from. */
const char *expression_text(const struct expression *expression);

/* Calls for each name in it, as it is written, scope and all; the text lives as long as the expression. */
void expression_each_name(const struct expression *expression, void (*visit)(void *context, const char *name),
                          void *context);

/* Is it true, of names whose values have the kinds they had when it was parsed? */
bool expression_holds(const struct expression *expression, const struct expression_names *names);

/* How far the numbers that names stand for may be off, each being a mean over the same `count` values. */
struct expression_doubt {
    int64_t count;
    void (*leave_out)(void *context, int64_t index); /* they are then the means without that value; -1: of all */
    void *context;
    double reach; /* of an interval about a mean, in standard errors; NAN when too few values tell nothing */
};

enum expression_certainty { EXPRESSION_IS_FALSE, EXPRESSION_IS_TRUE, EXPRESSION_IS_OPEN };

/* Is it true or false whatever the numbers are within their intervals? A comparison is open when the interval of the
 * difference of its sides (by the jackknife: what is linear in the means gets its t interval) reaches across, or when a
 * number is not known; what is made of comparisons is open when it hangs on an open one. */
enum expression_certainty expression_certainty_of(const struct expression *expression,
                                                  const struct expression_names *names,
                                                  const struct expression_doubt *doubt);

/* May a factor be called so: a letter or underscore, then letters, digits and underscores; no word of the language. */
bool expression_is_name(const char *text);
#endif
