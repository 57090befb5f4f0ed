#include "experiment/process.h"
#include <errno.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t start(void (*run)(void *context), void *context)
{
    pid_t parent = getpid(), child = fork();
    if (child != 0) return child;
    /* Out of the terminal's group: an interruption comes from the parent, once. */
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    run(context);
    _exit(0);
}

enum process_end process_run(void (*run)(void *context), void *context, const volatile sig_atomic_t *stop)
{
    const struct timespec pause = {0, 10 * 1000 * 1000};
    int status = 0;
    pid_t child = start(run, context);
    if (child < 0) return PROCESS_NOT_STARTED;
    for (bool is_told = false;;) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) break;
        if (stop && *stop && !is_told) {
            kill(child, SIGINT);
            is_told = true;
        }
        nanosleep(&pause, NULL);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROCESS_ENDED : PROCESS_DIED;
}
