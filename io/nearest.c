#include "io/nearest.h"
#include "sim/memory.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>

enum { LONGEST = 80, CHANGE = 16, CASE = 1 }; /* names are shorter; anything longer is not a slip of the finger */

static unsigned change(char a, char b)
{
    if (a == b) return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? CASE : CHANGE;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned edit_distance(const char *a, size_t m, const char *b, size_t n)
{
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= n; j++) above[j] = CHANGE * (unsigned)j;
    for (size_t i = 1; i <= m; i++) {
        row[0] = CHANGE * (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            row[j] = least(least(above[j], row[j - 1]) + CHANGE, above[j - 1] + change(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + CHANGE);
        }
        unsigned *spare = before;
        before = above, above = row, row = spare;
    }
    return above[n];
}

struct nearest nearest_to(const char *wanted)
{
    return (struct nearest){wanted, NULL, UINT_MAX};
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
    size_t m = strlen(nearest->wanted), n = strlen(candidate);
    if (m > LONGEST || n > LONGEST) return;
    unsigned distance = edit_distance(nearest->wanted, m, candidate, n);
    if (distance < nearest->distance) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}

const char *nearest_found(const struct nearest *nearest)
{
    if (!nearest->best) return NULL;
    size_t letters = strlen(nearest->wanted);
    unsigned limit = letters < 6 ? 1 + (letters > 2) : (unsigned)letters / 3;
    return nearest->distance <= CHANGE * limit ? nearest->best : NULL;
}

char *nearest_hint(const struct nearest *nearest)
{
    const char *found = nearest_found(nearest);
    return found ? memory_format("did you mean \"%s\"?", found) : NULL;
}
