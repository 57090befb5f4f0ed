#ifndef SIM_DELAY_LANE_H
#define SIM_DELAY_LANE_H
/* A delay lane: entities that come back after a random delay, earliest first. A small 4-ary heap of (time, order,
 * index); its owner keeps the earliest time in one slot of the event list. Equal times return in the order in which
 * they were added. */
#include <stddef.h>
#include <stdint.h>

struct delay_lane_entry {
    int64_t key;    /* time, or any other integer key: smallest first */
    uint64_t order; /* breaks ties: smallest first */
    uint32_t index; /* of the entity */
};

struct delay_lane {
    struct delay_lane_entry *entries;
    size_t count, capacity;
};

void delay_lane_free(struct delay_lane *lane);
void delay_lane_clear(struct delay_lane *lane);
void delay_lane_push(struct delay_lane *lane, int64_t key, uint64_t order, uint32_t index);
/* The earliest entry; the lane must not be empty. */
static inline struct delay_lane_entry delay_lane_first(const struct delay_lane *lane)
{
    return lane->entries[0];
}
struct delay_lane_entry delay_lane_pop(struct delay_lane *lane);
#endif
