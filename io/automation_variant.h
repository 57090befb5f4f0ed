#ifndef IO_AUTOMATION_VARIANT_H
#define IO_AUTOMATION_VARIANT_H
/* The scenarios in which one work type alone is automated: the baseline with one engine more, as --set could add it. */
#include "io/scenario_load.h"
#include "models/automation.h"

/* The --set argument that adds an engine of the stated gain which reads only that work type, in full use from the start
 * and free of charge. The caller frees. */
char *automation_variant_set(const struct scenario *scenario, int work_type, const struct automation_gain *gain);

/* loaded[0] is the baseline; loads behind it a variant for each work type that no engine reads, and writes per work
 * type its index into `variants`, 0 for none; `gains` are by work type. The lists have room. Returns how many are
 * loaded then, the baseline included; 0 when a variant is refused: `problems` says why and only the baseline stays
 * loaded. */
size_t automation_variants_load(struct loaded_scenario *loaded, size_t *variants, const struct automation_gain *gains,
                                struct problems *problems);
#endif
