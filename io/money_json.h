#ifndef IO_MONEY_JSON_H
#define IO_MONEY_JSON_H
/* The business cases of a comparison as JSON. */
#include "io/result_set.h"

struct json_write;

/* "money": a list with an object per alternative: the four lines, NPV, return, payback, shares of replications, monthly
 * net and cumulative cash, and the sentence (null for a bound); every amount a paired difference with its interval. */
void money_json_write(struct json_write *out, const struct result_set *results);
#endif
