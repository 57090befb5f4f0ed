#ifndef IO_AUTOMATION_WORDS_H
#define IO_AUTOMATION_WORDS_H
/* The words of the automation report, the same in tables and files. */
#include "experiment/automation_study.h"
#include "io/result_set.h"

struct automation_view {              /* what the writers get; nothing is owned */
    const struct result_set *results; /* the baseline first, then the variants */
    const struct automation_report *report;
};

extern const char *const quadrant_names[QUADRANT_COUNT];

/* "CAC" or "RPA". */
const char *automation_tool(const struct work_type *type);

/* Id of an effect in files: that of its metric, "own_" before that of the type's own charts. */
const char *automation_effect_id(enum automation_effect effect);

/* "lower", "higher", or "=" when the interval holds zero. */
const char *automation_verdict(const struct estimate *difference);

/* How the numbers are made: sentences for the reader, the last one NULL. */
extern const char *const automation_definitions[];
#endif
