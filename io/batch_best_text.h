#ifndef IO_BATCH_BEST_TEXT_H
#define IO_BATCH_BEST_TEXT_H
/* Rankings as tables, CSV or JSON: one, or one for each part of the study. */
#include "io/batch_best.h"
#include "io/batch_results.h"
#include "io/json_write.h"

struct batch_choice { /* a cell but for the factors that part the study */
    char *name;
    size_t best; /* parts in which it is the best on the means */
};

struct batch_best_text {
    const struct stored_study *study;
    const struct batch_best_wish *wish;
    enum batch_format format;
    int width; /* of the terminal */
    FILE *file;
    struct json_write json;
    const char *const *factors; /* by which the study is parted */
    size_t factor_count;
    bool is_together; /* what nobody chooses is ranked with the rest all the same */
    bool is_unsure;   /* some part has a cell that is not sure */
    size_t parts;     /* added so far, and those in which nothing is feasible */
    size_t empty;
    size_t choice_count;
    struct batch_choice *choices; /* what would be decided in the parts, in the order of their coming first; owned */
};

void batch_best_begin(struct batch_best_text *text);
/* With several parts, the end says in how many of them each choice is the best. `part` is what the cells have in
 * common, "" for all. */
void batch_best_add(struct batch_best_text *text, const char *part, const struct batch_ranking *ranking);
void batch_best_end(struct batch_best_text *text);
void batch_best_free(struct batch_best_text *text);
#endif
