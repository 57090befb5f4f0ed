#include "io/tool_run.h"
#include "sim/memory.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127, WORDS_MAX = 500 };

static void become(const struct tool *tool, int words)
{
    char date[32];
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(words, STDERR_FILENO);
    snprintf(date, sizeof date, "%lld", tool->date);
    setenv("SOURCE_DATE_EPOCH", date, 1);
    alarm((unsigned)tool->seconds);
    execvp(tool->arguments[0], (char *const *)(const void *)tool->arguments);
    _exit(errno == ENOENT ? NOT_FOUND : 1);
}

static char *failure(const struct tool *tool, FILE *words, int status)
{
    char text[WORDS_MAX] = "";
    rewind(words);
    size_t count = fread(text, 1, sizeof text - 1, words);
    while (count > 0 && strchr(" \r\n", text[count - 1])) text[--count] = '\0';
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        snprintf(text, sizeof text, "it took longer than %d seconds", tool->seconds);
    return memory_format("%s failed: %s", tool->arguments[0], *text ? text : "it gave no reason");
}

enum tool_answer tool_run(const struct tool *tool, char **message)
{
    FILE *words = tmpfile();
    pid_t process = words ? fork() : -1;
    int status = 0;
    if (process == 0) become(tool, fileno(words));
    enum tool_answer answer = TOOL_FAILED;
    if (process < 0)
        *message = memory_format("cannot start %s: %s", tool->arguments[0], strerror(errno));
    else {
        while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) answer = TOOL_DONE;
        if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND) answer = TOOL_MISSING;
        if (answer == TOOL_FAILED) *message = failure(tool, words, status);
        if (answer == TOOL_MISSING)
            *message = memory_format("%s is not installed; install it with: apt-get install %s", tool->arguments[0],
                                     tool->package);
    }
    if (words) fclose(words);
    return answer;
}
