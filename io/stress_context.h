#ifndef IO_STRESS_CONTEXT_H
#define IO_STRESS_CONTEXT_H
/* What a STRESS-DES document is made from (io/stress.h). */
#include "io/scenario_load.h"

struct cJSON;
struct manifest_record;

struct stress {
    const struct loaded_scenario *loaded; /* borrowed */
    struct cJSON *resolved;               /* of `loaded`; owned */
    struct loaded_scenario *base;         /* what it is compared with in 2.3; NULL: it stands alone; owned */
    struct cJSON *base_resolved;          /* owned */
    const struct manifest_record *manifest;      /* borrowed; NULL: nothing has been run */
    const char *figure; /* file name of the flow diagram beside the document; borrowed; NULL: none is written */
};
#endif
