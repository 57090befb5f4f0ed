#ifndef IO_TOOL_RUN_H
#define IO_TOOL_RUN_H
/* Another program does a part of the work: started without a shell, silent, with a time limit. */

enum tool_answer { TOOL_DONE, TOOL_MISSING, TOOL_FAILED };

struct tool {
    const char *const *arguments; /* the program's name first; ends with NULL */
    const char *package;          /* to install when it is missing: "pandoc" */
    int seconds;                  /* at most */
    long long date;               /* SOURCE_DATE_EPOCH: nothing in its files then tells when they were written */
};

/* Waits for it. Unless it is done *message, owned by the caller, says what is missing and what to install, or what
 * failed, in the program's own words. */
enum tool_answer tool_run(const struct tool *tool, char **message);
#endif
