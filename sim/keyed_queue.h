#ifndef SIM_KEYED_QUEUE_H
#define SIM_KEYED_QUEUE_H
/* A queue of entities in the order of a key that is fixed at entry: smallest (key, order) first. Entries that come in
 * key order stand in a ring (first come first served costs nothing else); the others go to a 4-ary heap. */
#include "sim/delay_lane.h"
#include <stdbool.h>

struct keyed_queue {
    struct delay_lane_entry *ring; /* capacity is a power of two */
    uint32_t head, tail, mask;
    struct delay_lane heap;
};

void keyed_queue_init(struct keyed_queue *queue);
void keyed_queue_clear(struct keyed_queue *queue);
void keyed_queue_free(struct keyed_queue *queue);
void keyed_queue_grow(struct keyed_queue *queue); /* doubles the ring */

static inline uint32_t keyed_queue_count(const struct keyed_queue *queue)
{
    return queue->tail - queue->head + (uint32_t)queue->heap.count;
}

/* `order` breaks ties of the key; the caller gives every entry its own. */
static inline void keyed_queue_push(struct keyed_queue *queue, int64_t key, uint64_t order, uint32_t index)
{
    if (queue->tail != queue->head) {
        const struct delay_lane_entry *last = &queue->ring[(queue->tail - 1) & queue->mask];
        if (key < last->key || (key == last->key && order < last->order)) {
            delay_lane_push(&queue->heap, key, order, index);
            return;
        }
        if (queue->tail - queue->head > queue->mask) keyed_queue_grow(queue);
    }
    queue->ring[queue->tail++ & queue->mask] = (struct delay_lane_entry){key, order, index};
}

static inline bool keyed_queue_heap_leads(const struct keyed_queue *queue)
{
    if (queue->heap.count == 0) return false;
    if (queue->tail == queue->head) return true;
    const struct delay_lane_entry *a = &queue->heap.entries[0], *b = &queue->ring[queue->head & queue->mask];
    return a->key < b->key || (a->key == b->key && a->order < b->order);
}

/* The first entry; the queue must not be empty. */
static inline const struct delay_lane_entry *keyed_queue_first(const struct keyed_queue *queue)
{
    return keyed_queue_heap_leads(queue) ? &queue->heap.entries[0] : &queue->ring[queue->head & queue->mask];
}

static inline struct delay_lane_entry keyed_queue_pop(struct keyed_queue *queue)
{
    if (keyed_queue_heap_leads(queue)) return delay_lane_pop(&queue->heap);
    return queue->ring[queue->head++ & queue->mask];
}

/* The i-th entry in no particular order, i < keyed_queue_count: for scans. */
static inline const struct delay_lane_entry *keyed_queue_at(const struct keyed_queue *queue, uint32_t i)
{
    uint32_t ring = queue->tail - queue->head;
    return i < ring ? &queue->ring[(queue->head + i) & queue->mask] : &queue->heap.entries[i - ring];
}
#endif
