#ifndef APP_UNCERTAIN_RUN_H
#define APP_UNCERTAIN_RUN_H
/* `run --uncertainty`: what not knowing the inputs adds to what chance does. */
#include "app/study_request.h"
#include "io/scenario_load.h"

enum { UNCERTAIN_SAMPLES = 40, UNCERTAIN_REPLICATIONS = 10 }; /* unless asked otherwise */

/* Simulates and writes; returns an exit code. */
int uncertain_run(const struct study_request *request, const struct loaded_scenario *loaded);
#endif
