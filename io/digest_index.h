#ifndef IO_DIGEST_INDEX_H
#define IO_DIGEST_INDEX_H
/* Numbers things by a digest of their name, from 0 in the order in which they are first met; the names are not kept. 16
 * bytes a thing and 6 to 12 for the table. */
#include "io/keyed_digest.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct digest_index { /* zero it first */
    size_t count, capacity, slot_count;
    struct digest *items; /* by number; owned */
    uint32_t *slots;      /* number + 1; 0: free; owned */
};

/* The number of a digest; `is_new` says whether it was met for the first time. */
uint32_t digest_index_of(struct digest_index *index, struct digest digest, bool *is_new);
void digest_index_free(struct digest_index *index);
#endif
