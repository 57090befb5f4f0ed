#include "app/figures.h"
#include "app/exit_code.h"

int figures_make(const struct result_set *results, const char *directory)
{
    (void)results;
    (void)directory;
    return EXIT_DONE;
}

int figures_draw(const char *directory)
{
    (void)directory;
    return EXIT_DONE;
}
