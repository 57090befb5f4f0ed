#ifndef APP_INTERRUPT_H
#define APP_INTERRUPT_H
/* Ctrl-C: once asks to stop, twice leaves at once with exit code 130. */
#include <signal.h>
#include <stdbool.h>

/* Installs the handler; the flag becomes 1 at the first signal. */
const volatile sig_atomic_t *interrupt_watch(void);

/* Did a signal come since? */
bool interrupt_came(void);
#endif
