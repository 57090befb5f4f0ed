#include "io/digest_index.h"
#include "sim/memory.h"
#include <assert.h>
#include <stdlib.h>

enum { SLOTS_LEAST = 64 };

/* The slot that holds the digest, or the free one where it belongs. */
static size_t find_slot(const struct digest_index *index, struct digest digest)
{
    size_t mask = index->slot_count - 1, slot = digest.word[0] & mask;
    for (; index->slots[slot]; slot = (slot + 1) & mask) {
        const struct digest *has = &index->items[index->slots[slot] - 1];
        if (has->word[0] == digest.word[0] && has->word[1] == digest.word[1]) break;
    }
    return slot;
}

/* Keeps at least a third of the slots free. */
static void grow_slots(struct digest_index *index)
{
    if (index->count * 3 < index->slot_count * 2) return;
    free(index->slots);
    index->slot_count = index->slot_count ? 2 * index->slot_count : SLOTS_LEAST;
    index->slots = memory_allocate(index->slot_count, sizeof *index->slots);
    for (size_t i = 0; i < index->count; i++) index->slots[find_slot(index, index->items[i])] = (uint32_t)i + 1;
}

uint32_t digest_index_of(struct digest_index *index, struct digest digest, bool *is_new)
{
    grow_slots(index);
    size_t slot = find_slot(index, digest);
    *is_new = index->slots[slot] == 0;
    if (*is_new) {
        assert(index->count < UINT32_MAX - 1);
        if (index->count == index->capacity) {
            index->capacity = index->capacity ? 2 * index->capacity : SLOTS_LEAST;
            index->items = memory_resize(index->items, index->capacity, sizeof *index->items);
        }
        index->items[index->count++] = digest;
        index->slots[slot] = (uint32_t)index->count;
    }
    return index->slots[slot] - 1;
}

void digest_index_free(struct digest_index *index)
{
    free(index->items);
    free(index->slots);
    *index = (struct digest_index){0};
}
