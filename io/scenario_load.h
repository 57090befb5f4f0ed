#ifndef IO_SCENARIO_LOAD_H
#define IO_SCENARIO_LOAD_H
/* From a scenario file to a checked scenario: parse, extend, override, read through the fields table, load what it names
 * (zones, holidays, CSV), check. All problems are collected before anything is refused. */
#include "models/problem.h"
#include "models/scenario.h"
#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_LENGTH = 16 };

struct scenario_edit;
struct backtest_mark;   /* io/backtest_mark.h */
struct scenario_source; /* the merged document with the origin of every value; io/scenario_source.h */

struct loaded_scenario {
    struct scenario scenario;
    char *path;                      /* as given; owned */
    char *resolved;                  /* the flattened scenario as canonical JSON, every default written out; owned */
    char digest[DIGEST_LENGTH + 1];  /* XXH3-64 of `resolved` and of the contents of the files it names, in hexadecimal */
    struct scenario_source *source;  /* owned; for `explain` */
    struct backtest_mark *backtest;  /* the score that it carries; owned; NULL: none */
};

/* Loads and checks. `sets` are --set arguments, POINTER=VALUE (VALUE is JSON, or text when it is not). Returns false when
 * `problems` has an error; then `loaded` is empty. Warnings alone return true. The caller frees with scenario_unload. */
bool scenario_load(struct loaded_scenario *loaded, const char *path, const char *const *sets, size_t set_count,
                   struct problems *problems);
/* Loads `base` once more with further overrides: the document that was read, not the file again. Otherwise as
 * scenario_load. */
bool scenario_load_variant(struct loaded_scenario *loaded, const struct loaded_scenario *base, const char *const *sets,
                           size_t set_count, struct problems *problems);
/* The same with edits of another file, whose values have their origins in `edited`: problems stand there. */
bool scenario_load_edited(struct loaded_scenario *loaded, const struct loaded_scenario *base,
                          const struct scenario_source *edited, const struct scenario_edit *edits, size_t edit_count,
                          struct problems *problems);
void scenario_unload(struct loaded_scenario *loaded);
#endif
