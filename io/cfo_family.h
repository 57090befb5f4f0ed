#ifndef IO_CFO_FAMILY_H
#define IO_CFO_FAMILY_H
/* Sentences about several plans are read together, so each kind of claim is judged over all of them by Holm's method,
 * as in the tables above the sentences. */
#include "io/cfo_sentence.h"

/* `facts` has `count` plans. A difference that Holm does not let count gets an interval out to zero, so that its
 * sentence says that there is nothing to show. One plan alone stays as it is. */
void cfo_family_judge(struct cfo_facts *facts, size_t count, double confidence);

/* The sentence of every plan, by scenario of the study; NULL for the baseline and for bounds. `cases` has one entry a
 * scenario, that of the baseline unused. */
char **cfo_sentences(const struct result_set *results, const struct business_case *cases);
void cfo_sentences_free(char **sentences, const struct result_set *results);
#endif
