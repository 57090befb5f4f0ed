#ifndef IO_BATCH_GUARD_H
#define IO_BATCH_GUARD_H
/* A batch in a process of its own, so that a replication that crashes, or that the system kills for its memory, takes
 * nothing else with it. What was in flight is then lived again, one at a time; what ends the program once more goes
 * into quarantine, and the batch goes on. */
#include "io/batch_execute.h"

/* As batch_execute on the store at `path`. No thread may run and no store be open when it is called. The callbacks are
 * called in the other process. */
enum batch_end batch_execute_guarded(struct batch_order *order, const char *path, const struct batch_settings *settings,
                                     struct batch_progress *progress, char **message);
#endif
