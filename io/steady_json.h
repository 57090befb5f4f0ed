#ifndef IO_STEADY_JSON_H
#define IO_STEADY_JSON_H
/* The steady state of scenarios as JSON. */
#include "experiment/steady_state.h"
#include <stdio.h>

struct json_write;

/* Member "steady_state": mode, verdict, warm-up, weeks, load of the tightest pools, and of each stock its truncation
 * and its drift a week with its interval. */
void steady_json_write(struct json_write *out, const struct steady_state *state);

/* A document of its own, for scenarios whose run is too short: there is no other result. */
void steady_document_write(const struct steady_state *states, size_t count, FILE *file);
#endif
