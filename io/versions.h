#ifndef IO_VERSIONS_H
#define IO_VERSIONS_H
/* The libraries that this program was built with, and how it was built. */
struct version {
    const char *name, *text;
};

enum { VERSION_COUNT = 8 };

/* gsl, cjson, libical, xxhash, zstd, sqlite, libc, compiler. */
void versions_of_libraries(struct version versions[VERSION_COUNT]);

/* "Release", and the compiler's options as CMake had them. */
extern const char version_build_type[], version_build_flags[];
#endif
