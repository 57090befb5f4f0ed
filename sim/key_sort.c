#include "sim/key_sort.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FEW = 8, CROWDED = 24, CELLS_PER_KEY = 2 };

/* Sorts `from` into `to`, or in place; a step a key when the keys are nearly sorted. */
static void sort_insertion(const uint64_t *from, uint64_t *to, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t key = from[i];
        size_t j = i;
        for (; j > 0 && to[j - 1] > key; j--) to[j] = to[j - 1];
        to[j] = key;
    }
}

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void reserve(struct key_sort *scratch, size_t count)
{
    if (count <= scratch->capacity) return;
    size_t capacity = count * 2;
    scratch->copy = memory_resize(scratch->copy, capacity, sizeof *scratch->copy);
    scratch->cell = memory_resize(scratch->cell, CELLS_PER_KEY * capacity, sizeof *scratch->cell);
    scratch->capacity = capacity;
}

static int bit_length(uint64_t value)
{
    return value ? 64 - __builtin_clzll(value) : 0;
}

/* Smallest shift that leaves `limit` below `cells`: the length in bits tells it within one. */
static int shift_for(uint64_t limit, uint64_t cells)
{
    int shift = bit_length(limit) - bit_length(cells);
    if (shift < 0) shift = 0;
    while ((limit >> shift) >= cells) shift++;
    return shift;
}

/* From counts to the first position of each cell; tells the largest count. */
static uint32_t add_up(uint32_t *cell, size_t cells)
{
    uint32_t position = 0, largest = 0;
    for (size_t c = 0; c < cells; c++) {
        uint32_t count = cell[c];
        cell[c] = position;
        position += count;
        largest = count > largest ? count : largest;
    }
    return largest;
}

/* `end`: end of each cell. */
static void sort_crowded(uint64_t *keys, const uint32_t *end, size_t cells)
{
    uint32_t from = 0;
    for (size_t c = 0; c < cells; c++) {
        if (end[c] - from > CROWDED) qsort(keys + from, end[c] - from, sizeof *keys, compare_keys);
        from = end[c];
    }
}

/* Cells are cut by the leading bits: a shift, no division. There are one or two to a key, so that most keys are alone
 * and the last pass seldom moves one: what costs here is a branch that goes the unexpected way. */
void key_sort(struct key_sort *scratch, uint64_t *keys, size_t count, uint64_t limit)
{
    if (count <= FEW) {
        sort_insertion(keys, keys, count);
        return;
    }
    reserve(scratch, count);
    int shift = shift_for(limit, CELLS_PER_KEY * count);
    size_t cells = (size_t)(limit >> shift) + 1;
    uint32_t *cell = scratch->cell;
    memset(cell, 0, cells * sizeof *cell);
    for (size_t i = 0; i < count; i++) cell[keys[i] >> shift]++;
    uint32_t largest = add_up(cell, cells);
    for (size_t i = 0; i < count; i++) scratch->copy[cell[keys[i] >> shift]++] = keys[i];
    if (largest > CROWDED) sort_crowded(scratch->copy, cell, cells);
    sort_insertion(scratch->copy, keys, count);
}

void key_sort_free(struct key_sort *scratch)
{
    free(scratch->copy);
    free(scratch->cell);
    memset(scratch, 0, sizeof *scratch);
}
