#ifndef SIM_EVENT_LIST_H
#define SIM_EVENT_LIST_H
/* The future-event set: a tournament tree over slots that are known in advance. A slot holds the time of its one
 * pending event, or never. The key is packed, time << bits | slot, so the order is total and free: earlier time first,
 * at equal times the lower slot first. The owner numbers the slots in the order in which events of one instant must
 * happen. Setting a slot replays the path to the root; there is no push, no pop and no search. */
#include "sim/time.h"
#include <stddef.h>
#include <stdint.h>

struct event_list {
    uint64_t *node;  /* node[1] is the winner; leaves at [leaves, 2 * leaves) */
    uint32_t leaves; /* a power of two */
    unsigned bits;   /* log2(leaves) */
};

struct event {
    int64_t time; /* TIME_NEVER when nothing is pending */
    uint32_t slot;
};

/* Largest time that `slots` slots leave room for. */
int64_t event_list_horizon(size_t slots);

void event_list_init(struct event_list *list, size_t slots); /* all slots never */
void event_list_reset(struct event_list *list);
void event_list_free(struct event_list *list);

/* Pending time of a slot, 0 <= time <= event_list_horizon, or TIME_NEVER to cancel. */
static inline void event_list_set(struct event_list *list, uint32_t slot, int64_t time)
{
    uint64_t best = time == TIME_NEVER ? UINT64_MAX : ((uint64_t)time << list->bits) | slot;
    uint64_t *node = list->node;
    size_t at = slot + list->leaves;
    node[at] = best;
    for (; at > 1; at >>= 1) {
        uint64_t rival = node[at ^ 1];
        best = rival < best ? rival : best;
        node[at >> 1] = best;
    }
}

static inline struct event event_list_next(const struct event_list *list)
{
    uint64_t key = list->node[1];
    struct event event = {TIME_NEVER, 0};
    if (key == UINT64_MAX) return event;
    event.time = (int64_t)(key >> list->bits);
    event.slot = (uint32_t)key & (list->leaves - 1);
    return event;
}

static inline int64_t event_list_time(const struct event_list *list, uint32_t slot)
{
    uint64_t key = list->node[slot + list->leaves];
    return key == UINT64_MAX ? TIME_NEVER : (int64_t)(key >> list->bits);
}
#endif
