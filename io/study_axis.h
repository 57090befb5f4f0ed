#ifndef IO_STUDY_AXIS_H
#define IO_STUDY_AXIS_H
/* Reading one entry of a study's `factors`: a list of values, a range, named levels, lists in lock-step or a Latin
 * hypercube. */
#include "io/reader.h"
#include "io/study_file.h"

/* Reads the entry; false with problems added. `seed` drives the Latin hypercube: the same study always has the same
 * points. The caller frees in both cases. */
bool study_axis_read(struct study_axis *axis, const struct reader *reader, const struct cJSON *node,
                     const char *pointer, uint64_t seed);
void study_axis_free(struct study_axis *axis);
#endif
