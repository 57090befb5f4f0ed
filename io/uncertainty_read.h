#ifndef IO_UNCERTAINTY_READ_H
#define IO_UNCERTAINTY_READ_H
/* Which fields the uncertain assumptions are about: their pointers, in which * stands for any letters of an item's
 * name, become places. */
#include "io/reader.h"
#include "models/scenario.h"

/* Comes after all else is read. Fills `places` of each entry; all problems are added. Numbers that are not given are
 * passed over where a * finds them. */
void uncertainty_read(const struct reader *reader, struct scenario *scenario);
#endif
