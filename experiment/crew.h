#ifndef EXPERIMENT_CREW_H
#define EXPERIMENT_CREW_H
/* The workers of a study: threads that pull the next (replication, scenario) and put the result into its slot. */
#include "experiment/study.h"

/* Lives the replications [study->replications, options->replications) of every scenario; the study has room for them.
 * Returns how many of them are complete in every scenario. Told to stop, the workers finish the replications that have
 * begun, so that the pooled sketches hold whole replications only. */
int64_t crew_run(struct study *study, const struct study_options *options);
#endif
