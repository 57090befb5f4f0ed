#include "sim/delay_lane.h"
#include "sim/memory.h"
#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

enum { CHILDREN = 4 };

static bool is_before(const struct delay_lane_entry *a, const struct delay_lane_entry *b)
{
    return a->key != b->key ? a->key < b->key : a->order < b->order;
}

void delay_lane_free(struct delay_lane *lane)
{
    free(lane->entries);
    *lane = (struct delay_lane){0};
}

void delay_lane_clear(struct delay_lane *lane)
{
    lane->count = 0;
}

void delay_lane_push(struct delay_lane *lane, int64_t key, uint64_t order, uint32_t index)
{
    if (lane->count == lane->capacity) {
        lane->capacity = lane->capacity ? 2 * lane->capacity : 16;
        lane->entries = memory_resize(lane->entries, lane->capacity, sizeof *lane->entries);
    }
    struct delay_lane_entry entry = {key, order, index};
    size_t hole = lane->count++;
    while (hole > 0 && is_before(&entry, &lane->entries[(hole - 1) / CHILDREN])) {
        lane->entries[hole] = lane->entries[(hole - 1) / CHILDREN];
        hole = (hole - 1) / CHILDREN;
    }
    lane->entries[hole] = entry;
}

/* Index of the earliest child of `parent`, or `count` when it has none. */
static size_t earliest_child(const struct delay_lane *lane, size_t parent)
{
    size_t first = parent * CHILDREN + 1;
    if (first >= lane->count) return lane->count;
    size_t end = first + CHILDREN < lane->count ? first + CHILDREN : lane->count, best = first;
    for (size_t child = first + 1; child < end; child++)
        if (is_before(&lane->entries[child], &lane->entries[best])) best = child;
    return best;
}

struct delay_lane_entry delay_lane_pop(struct delay_lane *lane)
{
    assert(lane->count > 0);
    struct delay_lane_entry first = lane->entries[0], last = lane->entries[--lane->count];
    size_t hole = 0;
    for (;;) {
        size_t child = earliest_child(lane, hole);
        if (child >= lane->count || !is_before(&lane->entries[child], &last)) break;
        lane->entries[hole] = lane->entries[child];
        hole = child;
    }
    lane->entries[hole] = last;
    return first;
}
