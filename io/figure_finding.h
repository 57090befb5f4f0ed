#ifndef IO_FIGURE_FINDING_H
#define IO_FIGURE_FINDING_H
/* What a title may say about the alternatives: paired differences that Holm's method lets count when the
 * plans are judged together, as in the tables. */
#include "io/figure_set.h"

struct figure_finding {           /* the paired difference alternative - baseline of one metric */
    bool shown;                   /* comparison_shows */
    double baseline, alternative; /* means */
    double baseline_half_width, alternative_half_width;
    struct estimate difference;
};

struct figure_sides { /* the shown differences of all plans */
    size_t below, above;
    size_t lowest, highest; /* scenarios with the largest difference on either side */
    struct figure_finding least, most;
};

/* Finding about a metric of scope `all`. */
struct figure_finding figure_compare(const struct figure_set *set, size_t alternative, enum metric_id id);

/* The same for any scope; `key` is of the alternative, the baseline's is found by name. */
struct figure_finding figure_compare_key(const struct figure_set *set, size_t alternative, struct metric_key key);

/* Differences under half a percent of the baseline are about none: nobody decides by them, however sure they are. */
#define FIGURE_SMALL_PERCENT 0.5
bool figure_is_small(const struct figure_finding *finding);

/* What a title says that picks among the plans. Neither small differences count nor bounds. */
struct figure_sides figure_compare_all(const struct figure_set *set, enum metric_id id);

/* ", the 5 plans judged together (Holm)", for subtitles; "" for one plan. */
const char *figure_together(struct figure_set *set);

/* "$4.1 M (25 %)": size of the difference, and of the baseline where that says something. */
const char *figure_amount(struct figure_set *set, const struct figure_finding *finding, const char *unit);

/* "3 of 5 alternatives", "Both plans", "All 5 alternatives" */
const char *figure_members(struct figure_set *set, size_t members);

/* The scenario's label inside a title: in quotes, cut when it is long. */
const char *figure_quoted(struct figure_set *set, size_t scenario);

/* "by up to $4.1 M (25 %) with “Hybrid”", or "by ..." when it is the only one of its side. */
const char *figure_up_to(struct figure_set *set, const struct figure_finding *finding, size_t scenario, size_t members,
                         const char *unit);

/* "; in the baseline 30 %", or "" when no difference is shown or both numbers read alike. */
const char *figure_against(struct figure_set *set, const struct figure_finding *finding, const char *unit);
#endif
