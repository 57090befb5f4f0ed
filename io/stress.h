#ifndef IO_STRESS_H
#define IO_STRESS_H
/* The STRESS-DES document of a scenario: every item of the reporting checklist for discrete-event simulation studies
 * (Monks et al. 2018, doi 10.1080/17477778.2018.1442155) filled from the scenario, from the tables of fields and
 * metrics and, when there is one, from the manifest of a result folder. What only people can say comes from the
 * scenario's `meta` or stands as a gap in its place. */
#include "io/document.h"
#include "io/scenario_load.h"

struct cJSON;
struct manifest;

struct stress {
    const struct loaded_scenario *loaded;
    const struct cJSON *resolved;       /* of `loaded` */
    const struct loaded_scenario *base; /* what it is compared with in 2.3; NULL: it stands alone */
    const struct cJSON *base_resolved;
    const struct manifest *manifest; /* NULL: nothing has been run */
    const char *figure;              /* file name of the flow diagram beside the document; NULL: none is written */
};

/* Builds the whole document; the caller frees. */
void stress_build(struct document *document, const struct stress *stress);

/* The scenario's place in the chain it extends: loads the last file of the chain, without --set, into `base`. False
 * when there is nothing to compare with, or it cannot be loaded alone. The caller unloads. */
bool stress_base_load(struct loaded_scenario *base, const struct loaded_scenario *loaded);
#endif
