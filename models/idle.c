#include "models/idle.h"

static struct idle_list *list_of(struct department *department, int coder)
{
    return &department->idle[department->coders[coder].pool];
}

void idle_join(struct department *department, int index)
{
    struct idle_list *idle = list_of(department, index);
    struct coder *coder = &department->coders[index];
    coder->idle_since = department->now;
    int after = idle->last;
    while (after != CODER_NONE && department->coders[after].idle_since == department->now && after > index)
        after = department->coders[after].previous_idle;
    coder->previous_idle = after;
    coder->next_idle = after == CODER_NONE ? idle->first : department->coders[after].next_idle;
    *(after == CODER_NONE ? &idle->first : &department->coders[after].next_idle) = index;
    *(coder->next_idle == CODER_NONE ? &idle->last : &department->coders[coder->next_idle].previous_idle) = index;
}

void idle_leave(struct department *department, int index)
{
    struct idle_list *idle = list_of(department, index);
    const struct coder *coder = &department->coders[index];
    *(coder->previous_idle == CODER_NONE ? &idle->first : &department->coders[coder->previous_idle].next_idle) =
        coder->next_idle;
    *(coder->next_idle == CODER_NONE ? &idle->last : &department->coders[coder->next_idle].previous_idle) =
        coder->previous_idle;
}
