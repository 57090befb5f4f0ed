#ifndef EXPERIMENT_PROCESS_H
#define EXPERIMENT_PROCESS_H
/* A function in a process of its own: whatever ends it, the caller lives. */
#include <signal.h>
#include <stdbool.h>

enum process_end {
    PROCESS_ENDED,      /* the function returned */
    PROCESS_DIED,       /* it did not: a crash, or the system killed it */
    PROCESS_NOT_STARTED /* errno says why */
};

/* No thread may run. The child has a copy of the memory; it dies with its parent. When *stop, which may be NULL,
 * becomes other than 0, the child gets one SIGINT. Output streams must be flushed before, and by the function at its
 * end. */
enum process_end process_run(void (*run)(void *context), void *context, const volatile sig_atomic_t *stop);
#endif
