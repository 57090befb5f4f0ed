#ifndef IO_VERSIONS_H
#define IO_VERSIONS_H
/* The libraries that this program was built with. */
struct version {
    const char *name, *text;
};

enum { VERSION_COUNT = 5 };

/* gsl, cjson, libical, libc, compiler. */
void versions_of_libraries(struct version versions[VERSION_COUNT]);
#endif
