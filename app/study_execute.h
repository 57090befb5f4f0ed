#ifndef APP_STUDY_EXECUTE_H
#define APP_STUDY_EXECUTE_H
/* `run` and `compare` from the request on: load, simulate, and write every form of the result. `extend` and `reproduce`
 * go the same way. */
#include "app/study_request.h"

/* Returns an exit code; says on stderr what went wrong. */
int study_execute(const struct study_request *request);
#endif
