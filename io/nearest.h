#ifndef IO_NEAREST_H
#define IO_NEAREST_H
/* "Did you mean": the candidate with the smallest edit distance (insertion, deletion, substitution, swap of neighbours,
 * letter case counts a sixteenth). Candidates are offered one by one; the first of equals wins. */
#include <stddef.h>

struct nearest {
    const char *wanted; /* borrowed */
    const char *best;   /* borrowed; NULL until one was offered */
    unsigned distance;  /* in sixteenths of a change */
};

struct nearest nearest_to(const char *wanted);
void nearest_offer(struct nearest *nearest, const char *candidate);
/* The best candidate when it is close enough to be meant (a third of the letters, at least one change), else NULL. */
const char *nearest_found(const struct nearest *nearest);
/* "did you mean "x"?" or NULL; the caller frees. */
char *nearest_hint(const struct nearest *nearest);
#endif
