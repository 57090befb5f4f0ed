#include "app/command.h"
#include "app/exit_code.h"
#include "io/result_set.h"
#include "io/versions.h"
#include <stdio.h>

int command_version(int argc, char **argv)
{
    struct version versions[VERSION_COUNT];
    (void)argc;
    (void)argv;
    versions_of_libraries(versions);
    printf("himsim %s, model %d, result schema %d\n", HIMSIM_VERSION, MODEL_VERSION, RESULT_SCHEMA_VERSION);
    for (int i = 0; i < VERSION_COUNT; i++)
        printf("%s %s%s", versions[i].name, versions[i].text, i + 1 < VERSION_COUNT ? ", " : "\n");
    printf("build %s: %s\n", version_build_type, version_build_flags);
    return EXIT_DONE;
}
