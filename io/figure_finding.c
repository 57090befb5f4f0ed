#include "io/figure_finding.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

struct figure_finding figure_compare_key(const struct figure_set *set, size_t alternative, struct metric_key key)
{
    struct figure_finding finding = {
        .baseline = NAN, .alternative = NAN, .difference = {0, NAN, NAN, NAN, NAN, NAN, NAN}};
    size_t ours = metric_key_find(&set->study->items[alternative].keys, key.id, key.scope, key.item);
    size_t theirs = ours == SIZE_MAX ? SIZE_MAX : estimate_find_key(set->study, alternative, ours, 0);
    if (theirs == SIZE_MAX) return finding;
    const struct comparison_row *row = comparison_find(&set->comparison, alternative, ours);
    struct estimate after = estimate_metric(set->study, alternative, ours, set->context->confidence);
    struct estimate before = estimate_metric(set->study, 0, theirs, set->context->confidence);
    finding.baseline = before.mean;
    finding.baseline_half_width = before.half_width;
    finding.alternative = after.mean;
    finding.alternative_half_width = after.half_width;
    if (!row) return finding; /* the baseline beside itself */
    finding.difference = row->difference;
    finding.shown = comparison_shows(&row->difference, row->p_holm, set->context->confidence);
    return finding;
}

struct figure_finding figure_compare(const struct figure_set *set, size_t alternative, enum metric_id id)
{
    return figure_compare_key(set, alternative, (struct metric_key){(int)id, SCOPE_ALL, 0});
}

static void add(struct figure_sides *sides, const struct figure_finding *finding, size_t scenario)
{
    double difference = finding->difference.mean;
    if (difference < 0 && sides->below++ > 0 && difference >= sides->least.difference.mean) return;
    if (difference > 0 && sides->above++ > 0 && difference <= sides->most.difference.mean) return;
    *(difference < 0 ? &sides->lowest : &sides->highest) = scenario;
    *(difference < 0 ? &sides->least : &sides->most) = *finding;
}

bool figure_is_small(const struct figure_finding *finding)
{
    return fabs(finding->difference.mean) < FIGURE_SMALL_PERCENT / 100 * fabs(finding->baseline);
}

struct figure_sides figure_compare_all(const struct figure_set *set, enum metric_id id)
{
    struct figure_sides sides = {0};
    for (size_t s = 1; s < set->study->count; s++) {
        if (figure_set_is_bound(set, s)) continue;
        struct figure_finding finding = figure_compare(set, s, id);
        if (finding.shown && !figure_is_small(&finding)) add(&sides, &finding, s);
    }
    return sides;
}

const char *figure_together(struct figure_set *set)
{
    size_t plans = figure_set_plans(set);
    if (plans < 2) return "";
    return text_pool_format(&set->pool, ", the %zu %ss judged together (Holm)", plans, figure_set_noun(set));
}

const char *figure_amount(struct figure_set *set, const struct figure_finding *finding, const char *unit)
{
    const char *amount = figure_value(&set->pool, fabs(finding->difference.mean), finding->difference.half_width, unit);
    double share = fabs(finding->difference.mean / finding->baseline);
    if (strcmp(unit, "points") == 0 || !isfinite(share) || share > 3) return amount;
    double half_width = fabs(finding->difference.half_width / finding->baseline);
    return text_pool_format(&set->pool, "%s (%s)", amount, figure_value(&set->pool, share, half_width, "share"));
}

const char *figure_against(struct figure_set *set, const struct figure_finding *finding, const char *unit)
{
    const char *before = figure_value(&set->pool, finding->baseline, finding->baseline_half_width, unit);
    const char *after = figure_value(&set->pool, finding->alternative, finding->alternative_half_width, unit);
    if (!finding->shown || strcmp(before, after) == 0) return "";
    return text_pool_format(&set->pool, "; in the baseline %s", before);
}

const char *figure_members(struct figure_set *set, size_t members)
{
    size_t all = figure_set_plans(set);
    const char *noun = figure_set_noun(set);
    if (members == all && all == 1) return text_pool_format(&set->pool, "The one %s", noun);
    if (members == all && all == 2) return text_pool_format(&set->pool, "Both %ss", noun);
    if (members == all) return text_pool_format(&set->pool, "All %zu %ss", all, noun);
    return text_pool_format(&set->pool, "%zu of %zu %ss", members, all, noun);
}

const char *figure_quoted(struct figure_set *set, size_t scenario)
{
    return text_pool_format(&set->pool, "“%s”", figure_clip_name(&set->pool, set->labels[scenario], 38, true, 1000));
}

const char *figure_up_to(struct figure_set *set, const struct figure_finding *finding, size_t scenario, size_t members,
                         const char *unit)
{
    return text_pool_format(&set->pool, "by %s%s with %s", members > 1 ? "up to " : "",
                            figure_amount(set, finding, unit), figure_quoted(set, scenario));
}
