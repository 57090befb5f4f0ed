/* Do we bill in time? What is lost to the payers' filing limits. */
#include "io/figure_finding.h"
#include "io/figure_strips.h"

static const struct strips strips = {
    .count = 2,
    .series = 1,
    .items = {{"Net dollars lost", {{METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0}}},
              {"Claims billed too late", {{METRIC_LATE_CLAIMS, SCOPE_ALL, 0}}}},
};

static const char *title_of(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    struct estimate base = figure_level(set, 0, METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0);
    double most = 0;
    for (size_t s = 0; s < set->study->count; s++) {
        double usd = figure_level(set, s, METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0).mean;
        most = usd > most ? usd : most;
    }
    if (!(most > 0)) return "Every claim is billed within the payer's filing limit";
    const char *dollars = figure_value(pool, base.mean, base.half_width, "usd");
    if (figure_set_plans(set) == 0)
        return text_pool_format(pool, "%s%s is lost to filing limits", figure_set_subject(set, 0), dollars);
    struct figure_sides sides = figure_compare_all(set, METRIC_LATE_CLAIMS_USD);
    const char *change = sides.below > 0 ? text_pool_format(pool, "%s saves %s of it", figure_quoted(set, sides.lowest),
                                                            figure_amount(set, &sides.least, "usd"))
                         : sides.above > 0
                             ? text_pool_format(pool, "%s loses %s more", figure_quoted(set, sides.highest),
                                                figure_amount(set, &sides.most, "usd"))
                             : "no difference from it that we can show";
    return text_pool_format(pool, "Baseline: %s is lost to filing limits; %s", dollars, change);
}

bool figure_filing_write(struct figure_set *set)
{
    struct figure_page page;
    if (!figure_page_open(&page, &set->pool, set->directory, "filing", set->message)) return false;
    page.top = 700;
    figure_page_title(&page, title_of(set),
                      text_pool_format(&set->pool, "Claims billed after the payer's filing limit, %s, mean of %s",
                                       figure_set_period(set), figure_set_replications(set)),
                      text_pool_format(&set->pool, "Lines: %g\u00A0%% confidence interval of the mean%s",
                                       100 * set->context->confidence, figure_together(set)));
    strips_write(set, &page, &strips);
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    return figure_page_close(&page, "strips.gp");
}
