/* Do we bill in time? What is lost to the payers' filing limits. */
#include "io/figure_finding.h"
#include "io/figure_strips.h"

static const struct strips strips = {
    .count = 4,
    .series = 1,
    .items = {{"Lost in the window", {{METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0}}},
              {"Uncoded at the end, limit passed", {{METRIC_FILING_PASSED_END_USD, SCOPE_ALL, 0}}},
              {"or at most 30 days away", {{METRIC_FILING_30_DAYS_END_USD, SCOPE_ALL, 0}}},
              {"or at most 60 days away", {{METRIC_FILING_60_DAYS_END_USD, SCOPE_ALL, 0}}}},
};

/* What the title is about: what is lost; where nothing is, what is near its limit; METRIC_COUNT: nothing is. */
static enum metric_id risk_of(const struct figure_set *set)
{
    static const enum metric_id ids[] = {METRIC_LATE_CLAIMS_USD, METRIC_FILING_60_DAYS_END_USD};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        for (size_t s = 0; s < set->study->count; s++)
            if (figure_level(set, s, ids[i], SCOPE_ALL, 0).mean > 0) return ids[i];
    return METRIC_COUNT;
}

static const char *risk_words(enum metric_id id)
{
    if (id == METRIC_LATE_CLAIMS_USD) return "is lost to filing limits";
    return "waits uncoded at most 60\u00A0days before its filing limit";
}

static const char *change_words(struct figure_set *set, enum metric_id id)
{
    struct figure_sides sides = figure_compare_all(set, id);
    if (sides.below > 0)
        return text_pool_format(&set->pool, "%s less %s", figure_amount(set, &sides.least, "usd"),
                                text_pool_format(&set->pool, "with %s", figure_quoted(set, sides.lowest)));
    if (sides.above > 0)
        return text_pool_format(&set->pool, "%s more with %s", figure_amount(set, &sides.most, "usd"),
                                figure_quoted(set, sides.highest));
    return "no difference from it that we can show";
}

static const char *title_of(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    enum metric_id id = risk_of(set);
    if (id == METRIC_COUNT) return "Nothing is lost to filing limits, and nothing uncoded comes near one";
    struct estimate base = figure_level(set, 0, id, SCOPE_ALL, 0);
    const char *dollars = figure_value(pool, base.mean, base.half_width, "usd");
    if (figure_set_plans(set) == 0)
        return text_pool_format(pool, "%s%s %s", figure_set_subject(set, 0), dollars, risk_words(id));
    return text_pool_format(pool, "Baseline: %s %s; %s", dollars, risk_words(id), change_words(set, id));
}

bool figure_filing_write(struct figure_set *set)
{
    struct figure_page page;
    if (!figure_page_open(&page, &set->pool, set->directory, "filing", set->message)) return false;
    page.top = 700;
    figure_page_title(&page, title_of(set),
                      text_pool_format(&set->pool, "Expected net payment and the payer's filing limit, %s, mean of %s",
                                       figure_set_period(set), figure_set_replications(set)),
                      text_pool_format(&set->pool, "Lines: %g\u00A0%% confidence interval of the mean%s",
                                       100 * set->context->confidence, figure_together(set)));
    strips_write(set, &page, &strips);
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    return figure_page_close(&page, "strips.gp");
}
