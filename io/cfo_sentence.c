#include "io/cfo_sentence.h"
#include "io/figure_number.h"
#include "sim/memory.h"
#include <math.h>

#define NBSP "\u00A0"

enum direction { FALLS = -1, SAME, RISES };

/* Differences below these are true and not worth a word: the numbers would read alike, or nobody decides by them. */
static const double small_days = 0.01, small_hidden_days = 0.05, small_dnfb_share = 0.005, small_accuracy_share = 0.001,
                    small_denials = 0.1;

static enum direction direction_of(const struct estimate *difference, double small)
{
    if (!estimate_shows(difference) || fabs(difference->mean) < small) return SAME;
    return difference->mean < 0 ? FALLS : RISES;
}

static const char *none_of(const struct estimate *difference)
{
    return estimate_shows(difference) ? "next to no difference" : "no difference we can show";
}

/* One digit beyond the first that the interval leaves in doubt, so that the table above reads alike. */
static const char *usd(struct text_pool *pool, const struct estimate *amount)
{
    return figure_value(pool, fabs(amount->mean), amount->half_width / 10, "usd");
}

/* Two decimals only where the first would say too little. */
static int decimals_of(double days)
{
    return fabs(days) < 0.95 ? 2 : 1;
}

static const char *days(struct text_pool *pool, double value)
{
    return text_pool_format(pool, "%.*f" NBSP "days", decimals_of(value), fabs(value));
}

/* "2.7 days (95 % CI 2.5 to 2.9)", of the size of a difference. */
static const char *days_interval(struct text_pool *pool, const struct estimate *difference, double confidence)
{
    int decimals = decimals_of(difference->mean);
    double size = fabs(difference->mean);
    return text_pool_format(pool, "%s (%g" NBSP "%% CI %.*f to %.*f)", days(pool, size), 100 * confidence, decimals,
                            size - difference->half_width, decimals, size + difference->half_width);
}

static const char *turnaround(struct text_pool *pool, const struct turnaround_gain *gain)
{
    int decimals = decimals_of(gain->tat_days.mean);
    return text_pool_format(pool, "from %.*f to %.*f" NBSP "days", decimals, gain->tat_before_days, decimals,
                            gain->tat_after_days);
}

static const char *const waits_for[CAUSE_COUNT] = {
    [CAUSE_MINIMUM_DAYS] = "the bill hold", [CAUSE_DOCUMENTATION] = "documentation", [CAUSE_CODING_QUEUE] = "a coder",
    [CAUSE_CODING] = "coding to end",       [CAUSE_QUERY] = "providers' answers",    [CAUSE_QUALITY] = "quality review",
    [CAUSE_BILLING_RUN] = "the billing run"};

static bool is_coding(int cause)
{
    return cause == CAUSE_CODING_QUEUE || cause == CAUSE_CODING || cause == CAUSE_QUALITY;
}

/* The cause outside coding whose dollars move most in a direction, and show it; -1: none. */
static int cause_that(const struct turnaround_gain *gain, enum direction direction)
{
    int most = -1;
    for (int c = 0; c < CAUSE_COUNT; c++) {
        if (is_coding(c) || direction_of(&gain->cause_usd[c], 0) != direction) continue;
        if (most < 0 || fabs(gain->cause_usd[c].mean) > fabs(gain->cause_usd[most].mean)) most = c;
    }
    return most;
}

static double dnfb_before(const struct turnaround_gain *gain)
{
    double sum = 0;
    for (int c = 0; c < CAUSE_COUNT; c++) sum += gain->cause_before_usd[c];
    return sum;
}

static double coding_share_before(const struct turnaround_gain *gain)
{
    double sum = 0;
    for (int c = 0; c < CAUSE_COUNT; c++) sum += is_coding(c) ? gain->cause_before_usd[c] : 0;
    return sum / dnfb_before(gain);
}

/* Why dollars did not follow the turnaround, from what binds them: first what coding gave to or took from DNFB, then
 * whose charts moved, and last the hold, which hides all coding that ends before it. */
static const char *reason(struct text_pool *pool, const struct turnaround_gain *gain, enum direction tat)
{
    const char *moves = tat == FALLS ? "fall" : "rise", *against = tat == FALLS ? "rise" : "fall";
    if (direction_of(&gain->coding_usd, 0) == tat) {
        int other = cause_that(gain, tat == FALLS ? RISES : FALLS);
        const char *amount = usd(pool, &gain->coding_usd);
        if (other < 0)
            return text_pool_format(pool, "the gross dollars that wait for coding %s by %s, too little to show in DNFB",
                                    moves, amount);
        return text_pool_format(pool,
                                "the gross dollars that wait for coding %s by %s, but those that wait for %s %s by %s",
                                moves, amount, waits_for[other], against, usd(pool, &gain->cause_usd[other]));
    }
    bool follows = direction_of(&gain->tat_by_dollars_days, 0) == tat;
    if (!follows || fabs(gain->tat_by_dollars_days.mean) < fabs(gain->tat_days.mean) / 2)
        return text_pool_format(pool, "the charts that get %s carry few dollars", tat == FALLS ? "faster" : "slower");
    if (gain->cause_before_usd[CAUSE_MINIMUM_DAYS] > 0) {
        double share = coding_share_before(gain);
        const char *beyond = share > 0 ? text_pool_format(pool, "only %s of", figure_percent(pool, share)) : "no";
        return text_pool_format(pool, "the bill hold %s it, %s gross DNFB waits for coding beyond the hold",
                                tat == FALLS ? "hides" : "absorbs", beyond);
    }
    return "the replications differ too much to tell";
}

/* DNFB went the other way than the turnaround: what its dollars wait for instead. */
static const char *instead(struct text_pool *pool, const struct turnaround_gain *gain, enum direction dnfb)
{
    int cause = cause_that(gain, dnfb);
    if (cause < 0) return "";
    return text_pool_format(pool, ": the gross dollars that wait for %s %s by %s", waits_for[cause],
                            dnfb == FALLS ? "fall" : "rise", usd(pool, &gain->cause_usd[cause]));
}

/* Turnaround and DNFB. */
static const char *speed(struct text_pool *pool, const struct cfo_facts *facts, enum direction tat, enum direction dnfb)
{
    const struct turnaround_gain *gain = &facts->gain;
    const char *from_to = turnaround(pool, gain);
    const char *amount = days_interval(pool, &gain->dnfb_days, facts->confidence);
    if (!estimate_shows(&gain->tat_days) && !estimate_shows(&gain->dnfb_days))
        return "No difference we can show in coding TAT or in DNFB days";
    if (tat == SAME && dnfb == SAME)
        return text_pool_format(pool, "In coding TAT there is %s, in DNFB days %s", none_of(&gain->tat_days),
                                none_of(&gain->dnfb_days));
    if (tat == SAME)
        return text_pool_format(pool, "DNFB %s by %s, with %s in coding TAT", dnfb == FALLS ? "falls" : "rises", amount,
                                none_of(&gain->tat_days));
    if (dnfb == SAME)
        return text_pool_format(pool, "Coding TAT %s %s, but in DNFB days there is %s: %s",
                                tat == FALLS ? "falls" : "grows", from_to, none_of(&gain->dnfb_days),
                                reason(pool, gain, tat));
    if (tat != dnfb)
        return text_pool_format(pool, "Coding TAT %s %s, yet DNFB %s by %s%s", tat == FALLS ? "falls" : "grows",
                                from_to, dnfb == FALLS ? "falls" : "rises", amount, instead(pool, gain, dnfb));
    if (tat == FALLS) return text_pool_format(pool, "Cutting coding TAT %s takes %s out of DNFB", from_to, amount);
    return text_pool_format(pool, "Letting coding TAT grow %s adds %s to DNFB", from_to, amount);
}

/* Cash released or tied up once; it joins on to a sentence that says the same of DNFB. */
static const char *cash(struct text_pool *pool, const struct cfo_facts *facts, bool joins)
{
    const char *once = usd(pool, &facts->released_usd), *a_year = usd(pool, &facts->carrying_usd_per_year);
    if (!estimate_shows(&facts->released_usd))
        return joins ? ", but by the last week there is no difference we can show in cash" : "";
    bool released = facts->released_usd.mean > 0;
    if (!joins)
        return text_pool_format(pool, "; by the last week %s of cash is %s, %s %s a year", once,
                                released ? "released once" : "tied up", released ? "worth" : "at", a_year);
    return text_pool_format(
        pool, released ? " and releases %s of cash once, worth %s a year" : " and ties up %s of cash, at %s a year",
        once, a_year);
}

/* DNFB gains more days than the mean chart: its dollars say so, or charts that never got a turnaround. */
static const char *beyond(const struct turnaround_gain *gain)
{
    double gap = gain->hidden_days.mean; /* below zero */
    if (gain->tat_by_dollars_days.mean - gain->tat_days.mean <= gap / 2)
        return "; DNFB gains more than the mean chart, for charts of many dollars gain most";
    if (direction_of(&gain->uncoded_end, 0) == FALLS)
        return "; DNFB gains more than TAT shows, for TAT leaves out the charts still uncoded at the end";
    return "";
}

static const char *hidden(struct text_pool *pool, const struct turnaround_gain *gain)
{
    enum direction gap = direction_of(&gain->hidden_days, small_hidden_days);
    if (gap == SAME) return "";
    if (gap == FALLS) return beyond(gain);
    const char *amount = days(pool, gain->hidden_days.mean);
    const struct estimate *by_dollars = &gain->hidden_dollars_days;
    bool dollars_say = estimate_shows(by_dollars) && by_dollars->mean >= gain->hidden_days.mean / 2;
    if (dollars_say && gain->cause_before_usd[CAUSE_MINIMUM_DAYS] > 0)
        return text_pool_format(pool, "; %s are hidden behind the bill hold", amount);
    if (dollars_say) return text_pool_format(pool, "; %s do not reach DNFB", amount);
    return text_pool_format(pool, "; %s do not reach DNFB, for the charts that get faster carry few dollars", amount);
}

/* The hold itself moved, or what arrives: coding is not the reason. */
static const char *hold(struct text_pool *pool, const struct turnaround_gain *gain)
{
    const struct estimate *change = &gain->cause_usd[CAUSE_MINIMUM_DAYS];
    enum direction direction = direction_of(change, small_dnfb_share * dnfb_before(gain));
    if (direction == SAME) return "";
    return text_pool_format(pool, "; the gross dollars inside the bill hold, which coding does not move, %s by %s",
                            direction == FALLS ? "fall" : "rise", usd(pool, change));
}

static const char *cost(struct text_pool *pool, const struct estimate *change)
{
    if (!estimate_shows(change)) return "";
    return text_pool_format(pool, "; operating cost %s by %s over the window", change->mean < 0 ? "falls" : "rises",
                            usd(pool, change));
}

static const char *quality(struct text_pool *pool, const struct cfo_facts *facts)
{
    const struct cfo_change *accuracy = &facts->accuracy, *denials = &facts->denials;
    const char *first = "", *second = "";
    if (direction_of(&accuracy->difference, small_accuracy_share) != SAME)
        first = text_pool_format(pool, "; accuracy %s from %.1f to %.1f" NBSP "%%",
                                 accuracy->difference.mean < 0 ? "falls" : "rises", 100 * accuracy->before,
                                 100 * accuracy->after);
    if (direction_of(&denials->difference, small_denials) != SAME)
        second = text_pool_format(pool, "; coding denials %s from %.1f to %.1f per" NBSP "1,000 claims",
                                  denials->difference.mean < 0 ? "fall" : "rise", denials->before, denials->after);
    return text_pool_format(pool, "%s%s", first, second);
}

char *cfo_sentence(const struct cfo_facts *facts)
{
    struct text_pool pool = {0};
    const struct turnaround_gain *gain = &facts->gain;
    enum direction tat = direction_of(&gain->tat_days, small_days);
    enum direction dnfb = direction_of(&gain->dnfb_days, small_days);
    bool said = dnfb != SAME && tat == dnfb;
    bool joins = said && (!estimate_shows(&facts->released_usd) || (facts->released_usd.mean > 0) == (dnfb == FALLS));
    char *text = memory_format("%s%s%s%s%s%s.", speed(&pool, facts, tat, dnfb), cash(&pool, facts, joins),
                               said && tat == FALLS ? hidden(&pool, gain) : "", hold(&pool, gain),
                               cost(&pool, &facts->operating_cost_usd), quality(&pool, facts));
    text_pool_free(&pool);
    return text;
}

static struct cfo_change change_of(const struct result_set *results, size_t alternative, enum metric_id id)
{
    const struct study *study = results->study;
    size_t ours = metric_key_find(&study->items[alternative].keys, (int)id, SCOPE_ALL, 0);
    size_t theirs = metric_key_find(&study->items[0].keys, (int)id, SCOPE_ALL, 0);
    struct cfo_change change = {.before = estimate_metric(study, 0, theirs, results->confidence).mean,
                                .after = estimate_metric(study, alternative, ours, results->confidence).mean};
    estimate_difference(study, alternative, ours, results->confidence, &change.difference);
    return change;
}

void cfo_facts_of(struct cfo_facts *facts, const struct result_set *results, size_t alternative,
                  const struct business_case *money)
{
    *facts = (struct cfo_facts){.confidence = results->confidence,
                                .released_usd = money->released_usd,
                                .carrying_usd_per_year = money->carrying_usd_per_year,
                                .operating_cost_usd = money->operating_cost_usd,
                                .accuracy = change_of(results, alternative, METRIC_ACCURACY_OUT_SHARE),
                                .denials = change_of(results, alternative, METRIC_CODING_DENIALS_PER_1000)};
    turnaround_gain_of(&facts->gain, results->study, alternative, results->confidence);
}
