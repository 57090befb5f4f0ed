#ifndef APP_EXIT_CODE_H
#define APP_EXIT_CODE_H
enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_INVALID_SCENARIO = 3,
    EXIT_PRECISION_NOT_MET = 4,
    EXIT_NO_STEADY_STATE = 4,  /* as above: finished and written, but not what was asked for */
    EXIT_NOT_TRUSTED = 4,      /* by a back-test, with --strict */
    EXIT_NOTHING_FEASIBLE = 4, /* of the cells of a study */
    EXIT_REPLICATION_FAILED = 5,
    EXIT_TOOL_MISSING = 6,
    EXIT_INTERRUPTED = 130
};
#endif
