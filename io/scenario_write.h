#ifndef IO_SCENARIO_WRITE_H
#define IO_SCENARIO_WRITE_H
/* The resolved form: a scenario as canonical JSON, in the order of the fields table, with every default written out and
 * null for what is not given. Loading it gives the same scenario and the same digest. Numbers are the shortest that
 * read back alike. */
#include "models/field.h"
#include "models/scenario.h"
#include <stdint.h>

/* The resolved form; file paths are absolute. The caller frees. */
char *scenario_write(const struct scenario *scenario);

/* The resolved form in which every file goes by the XXH3-64 of its contents and its own name, without a folder;
 * `named`, unless NULL, is told each file's path and that name. The caller frees. */
char *scenario_write_portable(const struct scenario *scenario,
                              void (*named)(void *context, const char *path, const char *name), void *context);

/* One value as it stands in the resolved form: a member laid out as the field's kind says. The caller frees. */
char *scenario_write_value(const struct scenario *scenario, const struct field *field, const void *member);

/* XXH3-64 of the resolved form in which every file path is replaced by the XXH3-64 of the file's contents, and without
 * the labels `title` and `question` at any level, `meta`, `backtest`, and `uncertainty`, which the simulation never sees: neither
 * folders nor words, comments or the spelling of a value change it. */
uint64_t scenario_digest(const struct scenario *scenario);
#endif
