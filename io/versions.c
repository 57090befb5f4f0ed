#include "io/versions.h"
#include <cjson/cJSON.h>
#include <gnu/libc-version.h>
#include <gsl/gsl_version.h>
#include <libical/ical.h>
#include <sqlite3.h>
#include <xxhash.h>
#include <zstd.h>

#define TEXT_OF(number)  #number
#define VALUE_OF(number) TEXT_OF(number)

static const char xxhash_version[] =
    VALUE_OF(XXH_VERSION_MAJOR) "." VALUE_OF(XXH_VERSION_MINOR) "." VALUE_OF(XXH_VERSION_RELEASE);

const char version_build_type[] = HIMSIM_BUILD_TYPE, version_build_flags[] = HIMSIM_BUILD_FLAGS;

void versions_of_libraries(struct version versions[VERSION_COUNT])
{
    versions[0] = (struct version){"gsl", gsl_version};
    versions[1] = (struct version){"cjson", cJSON_Version()};
    versions[2] = (struct version){"libical", ICAL_VERSION};
    versions[3] = (struct version){"xxhash", xxhash_version};
    versions[4] = (struct version){"zstd", ZSTD_versionString()};
    versions[5] = (struct version){"sqlite", sqlite3_libversion()};
    versions[6] = (struct version){"libc", gnu_get_libc_version()};
    versions[7] = (struct version){"compiler", "gcc " __VERSION__};
}
