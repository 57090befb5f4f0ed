#ifndef IO_GOVERNANCE_H
#define IO_GOVERNANCE_H
/* The governance pack of a result: the sheet of the weekly huddle, of the monthly or of the quarterly review. First the
 * alerts against targets, then the department period by period, then every team, internal and external ones in the same
 * columns. Means over the replications; a target counts as missed only where the interval of the mean says so. */
#include "io/board.h"
#include "models/period.h"

/* The baseline, and in a comparison the plan in focus beside it. The document borrows from the board. */
void governance_pack(struct document *document, struct board *board, enum period_kind kind);
#endif
