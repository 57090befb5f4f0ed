#include "io/versions.h"
#include <cjson/cJSON.h>
#include <gnu/libc-version.h>
#include <gsl/gsl_version.h>
#include <libical/ical.h>

void versions_of_libraries(struct version versions[VERSION_COUNT])
{
    versions[0] = (struct version){"gsl", gsl_version};
    versions[1] = (struct version){"cjson", cJSON_Version()};
    versions[2] = (struct version){"libical", ICAL_VERSION};
    versions[3] = (struct version){"libc", gnu_get_libc_version()};
    versions[4] = (struct version){"compiler", "gcc " __VERSION__};
}
