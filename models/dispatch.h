#ifndef MODELS_DISPATCH_H
#define MODELS_DISPATCH_H
/* Charts meet coders. A chart that becomes ready is offered to the pools of its worklist in their order, within a pool
 * to the coder who has been idle longest (ties: the lower seat); when nobody is idle it waits. A coder who becomes free
 * compares the heads of the queues open to the pool: reserved work types first, then the worklist's priority, then the
 * key. */
#include "models/department_state.h"

/* A chart enters its queue (or a coder's hands at once). */
void dispatch_offer(struct department *department, uint32_t index);

/* The coder takes the next chart, or becomes idle. */
void dispatch_next(struct department *department, int coder);

/* The coder's chart is done. */
void dispatch_complete(struct department *department, int coder);

/* A chart in hand stops moving / moves again / goes back to its queue with its remaining work. */
void dispatch_freeze(struct department *department, int coder);
void dispatch_thaw(struct department *department, int coder);
void dispatch_return(struct department *department, int coder);

/* Other charts are open to pools than before: idle people look again. */
void dispatch_wake(struct department *department);

/* At the horizon: the chart in hand and the coder's time with it are booked. */
void dispatch_book_open(struct department *department, int coder);

/* A worklist's oldest chart passes the age at which a further pool helps. */
void dispatch_overflow(struct department *department, int worklist);

/* Charts of the chosen work types that wait, and since when the oldest has been ready (TIME_NEVER when none waits). */
int64_t dispatch_backlog(const struct department *department, const bool *work_types, int64_t *oldest_ready);
#endif
