#ifndef MODELS_AUTOMATION_H
#define MODELS_AUTOMATION_H
/* Where to automate first: work types placed on volume x variability. Much work that is always alike is the machine's,
 * much work that differs from chart to chart needs CAC beside the coder, little and varied work stays with people. */
#include "models/work_spread.h"

enum automation_quadrant {
    QUADRANT_AUTOMATE_FIRST, /* high volume, low variability */
    QUADRANT_ASSIST,         /* high volume, high variability: CAC beside coders */
    QUADRANT_WHEN_CHEAP,     /* low volume, low variability */
    QUADRANT_LEAVE,          /* low volume, high variability */
    QUADRANT_NO_WORK,        /* no coding hours arrive */
    QUADRANT_COUNT
};

struct automation_facts { /* of one work type */
    double per_week;      /* encounters */
    double minutes_mean, minutes_cv, arrivals_cv;
    double hours_per_week; /* standard coding hours: an experienced coder without CAC */
    double hours_share;    /* of the department's; NAN when it has none */
    double variability;    /* sqrt(minutes_cv^2 + arrivals_cv^2); NAN without arrivals */
    double score;          /* hours_per_week / (1 + variability^2): work counts, the less the more it varies */
    enum automation_quadrant quadrant;
};

struct automation_medians { /* between the quadrants; NAN when no type has work */
    double hours_per_week, variability;
};

/* Facts of every work type of the plan, in its order, from the encounters a week of each. A type at the median of the
 * hours counts as high volume, one at the median of the variability as low: the medians are over the types with coding
 * hours. */
struct automation_medians automation_facts_fill(struct automation_facts *facts, const struct plan *plan,
                                                const double *per_week);

struct automation_gain {      /* as stated: of any tool that is bought */
    double touchless_share;   /* charts that no coder sees */
    double more_charts_share; /* more charts an hour on the rest; 0 for RPA */
};

/* Administrative work goes to RPA, which does an item whole or not at all: touchless only. All else goes to CAC. */
bool automation_is_rpa(const struct work_type *type);

/* Share of the coding hours that the gain frees: 1 - (1 - touchless) / (1 + more charts). */
double automation_freed_share(const struct automation_gain *gain);

/* Who codes the type: sets a flag for every pool that some worklist offers its charts. Returns the standard coding
 * hours that one of their coders gives a week, productive hours (the overtime rule's included) x speed, mean over the
 * simulation; NAN when no pool codes it or gives anything. */
double automation_coder_hours(const struct scenario *scenario, int work_type, bool *pools);
#endif
