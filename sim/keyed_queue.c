#include "sim/keyed_queue.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

void keyed_queue_init(struct keyed_queue *queue)
{
    memset(queue, 0, sizeof *queue);
    queue->ring = memory_allocate(FIRST_CAPACITY, sizeof *queue->ring);
    queue->mask = FIRST_CAPACITY - 1;
}

void keyed_queue_clear(struct keyed_queue *queue)
{
    queue->head = queue->tail = 0;
    delay_lane_clear(&queue->heap);
}

void keyed_queue_free(struct keyed_queue *queue)
{
    free(queue->ring);
    delay_lane_free(&queue->heap);
    memset(queue, 0, sizeof *queue);
}

void keyed_queue_grow(struct keyed_queue *queue)
{
    uint32_t capacity = queue->mask + 1, count = queue->tail - queue->head;
    struct delay_lane_entry *ring = memory_allocate((size_t)capacity * 2, sizeof *ring);
    for (uint32_t i = 0; i < count; i++) ring[i] = queue->ring[(queue->head + i) & queue->mask];
    free(queue->ring);
    queue->ring = ring;
    queue->head = 0;
    queue->tail = count;
    queue->mask = capacity * 2 - 1;
}
