#ifndef IO_TIMELINE_READ_H
#define IO_TIMELINE_READ_H
/* What the changes of a timeline change: their pointers become places, and their values are read as the fields there
 * read theirs. */
#include "io/reader.h"
#include "models/scenario.h"

/* Comes after all else is read. Fills `place` and `value` of each change; all problems are added. */
void timeline_read(const struct reader *reader, struct scenario *scenario);
#endif
