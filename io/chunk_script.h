#ifndef IO_CHUNK_SCRIPT_H
#define IO_CHUNK_SCRIPT_H
/* Scripts beside a plan that hand its chunks to an engine: a Slurm job array, or GNU parallel. */
#include "io/chunk_plan.h"

/* himsim.sbatch: sbatch runs it once for every chunk, at most `throttle` at a time, again when a node is lost. */
bool chunk_script_slurm(const struct chunk_plan *plan, int64_t throttle, char **message);
/* parallel.sh: arguments go to parallel, such as --sshloginfile HOSTS. */
bool chunk_script_parallel(const struct chunk_plan *plan, char **message);
#endif
