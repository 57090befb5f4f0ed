#include "app/interrupt.h"
#include "app/exit_code.h"
#include <string.h>
#include <unistd.h>

/* The one mutable variable at file scope: a signal handler has nowhere else to write. */
static volatile sig_atomic_t interrupted;

static void handle(int signal_number)
{
    (void)signal_number;
    if (interrupted) _exit(EXIT_INTERRUPTED);
    interrupted = 1;
}

const volatile sig_atomic_t *interrupt_watch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &interrupted;
}

bool interrupt_came(void)
{
    return interrupted;
}
