#ifndef IO_FIT_DAYS_H
#define IO_FIT_DAYS_H
/* The days that a scenario was fitted to, as a comment "//fitted" in its file: {from, to}. A forecast of those days has
 * seen the answers. */
#include <stdint.h>

struct json_write;
struct scenario_source;

/* First and last local day, civil. */
void fit_days_write(struct json_write *out, int64_t from, int64_t to);

/* How many of the local days from `from` to `to` (civil) the scenario, or one that it extends, was fitted to. */
int64_t fit_days_among(const struct scenario_source *source, int64_t from, int64_t to);
#endif
