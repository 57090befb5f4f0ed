#ifndef IO_STRESS_H
#define IO_STRESS_H
/* The STRESS-DES document of a scenario: every item of the reporting checklist for discrete-event simulation studies
 * (Monks et al. 2018, doi 10.1080/17477778.2018.1442155) filled from the scenario, from the tables of fields and
 * metrics and, when there is one, from the manifest of a result folder. What only people can say comes from the
 * scenario's `meta` or stands as a gap in its place. */
#include "io/document.h"
#include "io/stress_context.h"

/* Fills in all but manifest and figure. What it is compared with is the last file of the chain that it extends, without
 * --set, if there is such a one and it can be loaded alone. `loaded` outlives the stress. */
void stress_init(struct stress *stress, const struct loaded_scenario *loaded);
void stress_free(struct stress *stress);

/* Builds the whole document; the caller frees. */
void stress_build(struct document *document, const struct stress *stress);
#endif
