/* Is work abroad as good? Accuracy and denials, internal against global. */
#include "io/figure_finding.h"
#include "io/figure_strips.h"
#include <math.h>

static const struct strips all = {
    .count = 3,
    .series = 2,
    .items = {{"Right at first",
               {{METRIC_ACCURACY_SHARE, SCOPE_LOCATION, LOCATION_ONSHORE},
                {METRIC_ACCURACY_SHARE, SCOPE_LOCATION, LOCATION_OFFSHORE}}},
              {"Right when it goes out",
               {{METRIC_ACCURACY_OUT_SHARE, SCOPE_LOCATION, LOCATION_ONSHORE},
                {METRIC_ACCURACY_OUT_SHARE, SCOPE_LOCATION, LOCATION_OFFSHORE}}},
              {"Coding denials per 1,000 claims",
               {{METRIC_CODING_DENIALS_PER_1000, SCOPE_LOCATION, LOCATION_ONSHORE},
                {METRIC_CODING_DENIALS_PER_1000, SCOPE_LOCATION, LOCATION_OFFSHORE}}}},
    .names = {"Internal coders", "Global coders"},
};

static struct estimate accuracy(const struct figure_set *set, size_t scenario, int location)
{
    return figure_level(set, scenario, METRIC_ACCURACY_SHARE, SCOPE_LOCATION, location);
}

static const char *share_text(struct figure_set *set, struct estimate estimate)
{
    double half = fmax(0.1, isfinite(estimate.half_width) ? 100 * estimate.half_width : 0);
    return text_pool_format(&set->pool, "%s\u00A0%%", figure_value(&set->pool, 100 * estimate.mean, half, ""));
}

/* The first plan with both; levels, no claim of a difference: coders differ in what they code. */
static const char *title_of(struct figure_set *set)
{
    for (size_t s = 0; s < set->study->count; s++) {
        struct estimate internal = accuracy(set, s, LOCATION_ONSHORE), global = accuracy(set, s, LOCATION_OFFSHORE);
        if (isfinite(internal.mean) && isfinite(global.mean) && !figure_set_is_bound(set, s))
            return text_pool_format(&set->pool,
                                    "%s%s of the charts of internal coders are right at first, %s of those "
                                    "of global ones",
                                    figure_set_subject(set, s), share_text(set, internal), share_text(set, global));
    }
    struct estimate base = accuracy(set, 0, LOCATION_ONSHORE);
    int location = isfinite(base.mean) ? LOCATION_ONSHORE : LOCATION_OFFSHORE;
    return text_pool_format(&set->pool, "%s%s of the charts of %s coders are right at first",
                            figure_set_subject(set, 0), share_text(set, accuracy(set, 0, location)),
                            location == LOCATION_ONSHORE ? "internal" : "global");
}

/* Nobody errs: nothing to show. */
static bool has_errors(const struct figure_set *set)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (figure_level(set, s, METRIC_ERRORS, SCOPE_ALL, 0).mean > 0) return true;
    return false;
}

bool figure_quality_write(struct figure_set *set)
{
    struct figure_page page;
    struct strips strips = all;
    if (!has_errors(set)) return true;
    if (!strips_have_value(set, &strips, 2)) strips.count = 2;
    if (!figure_page_open(&page, &set->pool, set->directory, "quality", set->message)) return false;
    page.top = 672;
    figure_page_title(
        &page, title_of(set),
        text_pool_format(&set->pool, "Internal against global coders, %s, mean of %s", figure_set_period(set),
                         figure_set_replications(set)),
        text_pool_format(&set->pool,
                         "Lines: %g\u00A0%% confidence interval of the mean; – nobody there, or no claim. "
                         "What they code may differ",
                         100 * set->context->confidence));
    strips_write(set, &page, &strips);
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    return figure_page_close(&page, "strips.gp");
}
