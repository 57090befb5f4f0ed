#ifndef APP_BATCH_OPTIONS_H
#define APP_BATCH_OPTIONS_H
/* The options of the commands that read a study file, as a child of the command's own argp. */
#include "io/batch_study.h"
#include <argp.h>

struct batch_options {
    struct batch_wish wish;
    const char **sets;
    int jobs;
    bool quiet;
};

/* The child's input is a struct batch_options. */
extern const struct argp batch_options_argp;

/* Keys of a command's own long options start here. */
enum { BATCH_OPTIONS_END = 1024 };

void batch_options_init(struct batch_options *options, int argc);
void batch_options_free(struct batch_options *options);

/* Reads the study, false with the reasons on stderr; then checks every cell that `store`, which may be NULL, does not
 * know. The caller frees the study in all cases. */
bool batch_options_read(struct batch_study *study, const struct batch_options *options);
bool batch_options_check(struct batch_study *study, const struct batch_options *options, struct batch_store *store);
#endif
