#ifndef APP_BOARD_REPORT_H
#define APP_BOARD_REPORT_H
/* himsim report DIR: what goes into the room, from a result folder. */
#include <stdbool.h>

struct board_request {
    const char *directory; /* the result folder */
    const char *output;    /* where the files go; NULL: DIR/report */
    const char *template;  /* of the slides; NULL: the usual one */
    unsigned formats;      /* of enum board_format, app/board_format.h */
    int cadence;           /* enum period_kind of the governance pack; -1: the board's report */
};

/* Returns an exit code; EXIT_TOOL_MISSING when a format needs a program that is not there: all others are written. */
int board_report(const struct board_request *request);
#endif
