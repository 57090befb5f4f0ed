#ifndef APP_STRESS_REPORT_H
#define APP_STRESS_REPORT_H
/* himsim report --stress: the STRESS-DES document of a scenario. */
#include <stdbool.h>
#include <stddef.h>

struct stress_request {
    char *path;        /* of the scenario */
    const char **sets; /* --set */
    size_t set_count;
    const char *output; /* -o: a file, or a folder; NULL: stdout */
    const char *result; /* --result; NULL: none */
    bool json, strict;
};

/* Returns an exit code. */
int stress_report(const struct stress_request *request);
#endif
