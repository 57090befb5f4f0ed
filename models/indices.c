#include "models/indices.h"

bool indices_have(const struct indices *list, int item)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == item) return true;
    return false;
}

bool indices_have_or_all(const struct indices *list, int item)
{
    return list->count == 0 || indices_have(list, item);
}
