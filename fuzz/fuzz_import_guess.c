#include "fuzz/memory_file.h"
#include "io/import_guess.h"
#include "io/import_map_read.h"
#include <stdlib.h>

/* A proposal is a map, but for the columns that it says are missing. */
static void check_proposal(const char *text, size_t length)
{
    struct import_map map;
    struct problems problems = {0};
    if (import_map_parse(&map, "map.json", text, length, &problems)) import_map_free(&map);
    for (size_t i = 0; i < problems.count; i++)
        if (!problems.items[i].pointer || problems.items[i].pointer[0] != '/') abort(); /* no JSON */
    problems_free(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file file;
    struct problems problems = {0};
    char *text = NULL;
    size_t length;
    memory_file_open(&file, data, size);
    char *paths[] = {file.path};
    FILE *out = open_memstream(&text, &length);
    bool ok = import_guess(paths, 1, out, &problems);
    fclose(out);
    if (ok) check_proposal(text, length);
    free(text);
    problems_free(&problems);
    memory_file_close(&file);
    return 0;
}
