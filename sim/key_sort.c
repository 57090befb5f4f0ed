#include "sim/key_sort.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { SMALL = 24 };

static void sort_insertion(uint64_t *keys, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        size_t j = i;
        for (; j > 0 && keys[j - 1] > key; j--) keys[j] = keys[j - 1];
        keys[j] = key;
    }
}

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void sort_cell(uint64_t *keys, size_t count)
{
    if (count <= SMALL)
        sort_insertion(keys, count);
    else
        qsort(keys, count, sizeof *keys, compare_keys);
}

static void reserve(struct key_sort *scratch, size_t count)
{
    if (count <= scratch->capacity) return;
    size_t capacity = count * 2;
    scratch->copy = memory_resize(scratch->copy, capacity, sizeof *scratch->copy);
    scratch->cell = memory_resize(scratch->cell, capacity + 1, sizeof *scratch->cell);
    scratch->capacity = capacity;
}

/* Cells are cut by the leading bits: a shift, no division. There are between count / 2 and count of them in use. */
void key_sort(struct key_sort *scratch, uint64_t *keys, size_t count, uint64_t limit)
{
    if (count <= SMALL) {
        sort_insertion(keys, count);
        return;
    }
    reserve(scratch, count);
    int shift = 0;
    while ((limit >> shift) >= count) shift++;
    size_t cells = (size_t)(limit >> shift) + 1;
    uint32_t *start = scratch->cell;
    memset(start, 0, (cells + 1) * sizeof *start);
    for (size_t i = 0; i < count; i++) start[(keys[i] >> shift) + 1]++;
    for (size_t c = 1; c <= cells; c++) start[c] += start[c - 1];
    for (size_t i = 0; i < count; i++) scratch->copy[start[keys[i] >> shift]++] = keys[i];
    size_t from = 0;
    for (size_t c = 0; c < cells; c++) {
        sort_cell(scratch->copy + from, start[c] - from);
        from = start[c];
    }
    memcpy(keys, scratch->copy, count * sizeof *keys);
}

void key_sort_free(struct key_sort *scratch)
{
    free(scratch->copy);
    free(scratch->cell);
    memset(scratch, 0, sizeof *scratch);
}
