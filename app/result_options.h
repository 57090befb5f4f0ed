#ifndef APP_RESULT_OPTIONS_H
#define APP_RESULT_OPTIONS_H
/* The options of every command that works on a result folder, as a child of the command's own argp. */
#include <argp.h>
#include <stdbool.h>

struct result_options {
    const char *directory; /* the one argument */
    int jobs;              /* 0: the processors of the machine */
    bool json, quiet;
};

/* The child's input is a struct result_options, zeroed. */
extern const struct argp result_options_argp;

/* Keys of a command's own long options start here. */
enum { RESULT_OPTIONS_END = 512 };
#endif
