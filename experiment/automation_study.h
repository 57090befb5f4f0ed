#ifndef EXPERIMENT_AUTOMATION_STUDY_H
#define EXPERIMENT_AUTOMATION_STUDY_H
/* What a study of the baseline and one variant per automated work type says: the ranking with its facts, and the paired
 * effect of each engine alone. */
#include "experiment/estimate.h"
#include "models/automation.h"

enum automation_effect {
    EFFECT_DNFB_DAYS,    /* dnfb_last_week_days */
    EFFECT_DNFB_USD,     /* dnfb_mean_usd */
    EFFECT_PROFESSIONAL, /* unbilled_professional_mean_usd */
    EFFECT_TAT,          /* tat_mean_hours, all charts */
    EFFECT_TAT_OWN,      /* tat_mean_hours, the type's own charts */
    EFFECT_UTILIZATION,  /* utilization_share of the pool it relieves most */
    EFFECT_COUNT
};

struct automation_row {
    int work_type;
    int engine; /* CAC engine that reads the type already; -1: none. Then there is no effect and nothing more to free */
    struct automation_facts facts;
    struct automation_gain gain;
    double freed_hours, freed_fte; /* standard coding hours a week, and coders; NAN when an engine reads it or, for the
                                      coders, when nobody can be said to code it */
    bool has_effect;
    int pool;                              /* the pool of EFFECT_UTILIZATION; -1: no pool codes the type */
    double pool_utilization;               /* of that pool in the baseline */
    struct estimate effects[EFFECT_COUNT]; /* variant - baseline */
};

struct automation_report {
    struct automation_medians medians;
    size_t count;
    struct automation_row *rows; /* owned; by descending score, then by place in the scenario; types that an engine
                                    reads come behind the others */
};

enum metric_id automation_effect_metric(enum automation_effect effect);

/* `study` has the baseline first; `variants` has, per work type, the study's index of the scenario that automates it
 * alone, 0 for none; `gains` what each of them gains. The caller frees. */
void automation_report_init(struct automation_report *report, const struct study *study, const size_t *variants,
                            const struct automation_gain *gains, double confidence);
void automation_report_free(struct automation_report *report);
#endif
