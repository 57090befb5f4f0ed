#ifndef APP_INTERRUPT_H
#define APP_INTERRUPT_H
/* Ctrl-C: once asks to stop, twice leaves at once with exit code 130. */
#include <signal.h>

/* Installs the handler; the flag becomes 1 at the first signal. */
const volatile sig_atomic_t *interrupt_watch(void);
#endif
