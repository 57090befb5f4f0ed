#include "fuzz/memory_file.h"
#include "io/problem_write.h"
#include "io/scenario_load.h"
#include <stdlib.h>

/* A scenario is loaded or refused with a reason, and never both. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory_file file;
    struct loaded_scenario loaded;
    struct problems problems = {0};
    memory_file_open(&file, data, size);
    bool ok = scenario_load(&loaded, file.path, NULL, 0, &problems);
    if (ok == problems_have_error(&problems)) abort();
    for (size_t i = 0; i < problems.count; i++) free(problem_text(&problems.items[i]));
    problems_free(&problems);
    if (ok) scenario_unload(&loaded);
    memory_file_close(&file);
    return 0;
}
