#include "io/import_map_read.h"
#include "io/problem_write.h"
#include <stdio.h>
#include <stdlib.h>

/* A map is read or refused with a reason, and never both. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_map map;
    struct problems problems = {0};
    bool ok = import_map_parse(&map, "map.json", (const char *)data, size, &problems);
    if (ok == problems_have_error(&problems)) abort();
    for (size_t i = 0; i < problems.count; i++) free(problem_text(&problems.items[i]));
    problems_free(&problems);
    if (ok) import_map_free(&map);
    return 0;
}
