#ifndef IO_BATCH_BEST_TEXT_H
#define IO_BATCH_BEST_TEXT_H
/* Rankings as tables, CSV or JSON: one, or one for each part of the study. */
#include "io/batch_best.h"
#include "io/batch_results.h"
#include "io/json_write.h"

struct batch_best_text {
    const struct stored_study *study;
    const struct batch_best_wish *wish;
    enum batch_format format;
    int width; /* of the terminal */
    FILE *file;
    struct json_write json;
    bool is_unsure; /* some part has a cell that is not sure */
};

void batch_best_begin(struct batch_best_text *text);
/* `part` is what the cells have in common, "" for all. */
void batch_best_add(struct batch_best_text *text, const char *part, const struct batch_ranking *ranking);
void batch_best_end(struct batch_best_text *text);
#endif
