#include "sim/event_list.h"
#include "sim/memory.h"
#include <stdlib.h>

static unsigned bits_for(size_t slots)
{
    unsigned bits = 0;
    while (((size_t)1 << bits) < slots) bits++;
    return bits;
}

int64_t event_list_horizon(size_t slots)
{
    uint64_t horizon = (UINT64_MAX >> bits_for(slots)) - 1; /* the key of all ones means never */
    return horizon < INT64_MAX ? (int64_t)horizon : INT64_MAX - 1;
}

void event_list_init(struct event_list *list, size_t slots)
{
    list->bits = bits_for(slots);
    list->leaves = (uint32_t)1 << list->bits;
    list->node = memory_allocate(2 * (size_t)list->leaves, sizeof *list->node);
    event_list_reset(list);
}

void event_list_reset(struct event_list *list)
{
    for (size_t i = 0; i < 2 * (size_t)list->leaves; i++) list->node[i] = UINT64_MAX;
}

void event_list_free(struct event_list *list)
{
    free(list->node);
    *list = (struct event_list){0};
}
