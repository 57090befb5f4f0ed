#include "io/figure_set.h"
#include "sim/memory.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SLUG_LENGTH = 48, DIGEST_SHOWN = 7, SUBJECT_SIZE = 38, SUBJECT_WIDTH = 1480 };

static const char *slug_of(struct figure_set *set, size_t scenario)
{
    const char *name = set->study->items[scenario].scenario->name;
    char slug[SLUG_LENGTH + 1] = "";
    size_t length = 0;
    for (; name && *name && length < SLUG_LENGTH; name++) {
        bool plain = isalnum((unsigned char)*name) || strchr("._-", *name);
        if (plain && !(length == 0 && *name == '.')) slug[length++] = *name;
        if (!plain && length > 0 && slug[length - 1] != '-') slug[length++] = '-';
    }
    const char *unique = text_pool_format(&set->pool, "%s", length ? slug : "scenario");
    for (size_t other = 0; other < scenario; other++)
        if (strcasecmp(set->slugs[other], unique) == 0)
            return text_pool_format(&set->pool, "%s-%zu", unique, scenario + 1);
    return unique;
}

void figure_set_init(struct figure_set *set, const struct study *study, const struct figure_context *context,
                     const char *directory, char **message)
{
    *set = (struct figure_set){.study = study, .context = context, .directory = directory, .message = message};
    comparison_init(&set->comparison, study, context->confidence, 0);
    set->labels = memory_allocate(study->count, sizeof *set->labels);
    set->slugs = memory_allocate(study->count, sizeof *set->slugs);
    for (size_t s = 0; s < study->count; s++) {
        const char *label = figure_clean(&set->pool, context->labels[s] ? context->labels[s] : "");
        set->labels[s] = *label ? label : text_pool_format(&set->pool, "Scenario %zu", s + 1);
        set->slugs[s] = slug_of(set, s);
    }
}

void figure_set_free(struct figure_set *set)
{
    comparison_free(&set->comparison);
    free(set->labels);
    free(set->slugs);
    text_pool_free(&set->pool);
}

struct estimate figure_level(const struct figure_set *set, size_t scenario, enum metric_id id, enum scope scope,
                             int item)
{
    size_t key = metric_key_find(&set->study->items[scenario].keys, id, scope, item);
    if (key == SIZE_MAX) return (struct estimate){0, NAN, NAN, NAN, NAN, NAN, NAN};
    return estimate_metric(set->study, scenario, key, set->context->confidence);
}

int64_t figure_first_day(const struct figure_set *set, size_t scenario)
{
    const struct day_table *days = &set->study->items[scenario].plan.days;
    return days->first_civil_day + days->first_day;
}

int64_t figure_last_day(const struct figure_set *set, size_t scenario)
{
    const struct day_table *days = &set->study->items[scenario].plan.days;
    return days->first_civil_day + days->days - 1;
}

const char *figure_set_period(struct figure_set *set)
{
    return figure_period(&set->pool, figure_first_day(set, 0), figure_last_day(set, 0));
}

static const char *source_of(struct figure_set *set, size_t scenario)
{
    const char *name = figure_clean(
        &set->pool, set->study->items[scenario].scenario->name ? set->study->items[scenario].scenario->name : "");
    const char *digest = set->context->digests[scenario] ? set->context->digests[scenario] : "";
    return text_pool_format(&set->pool, "%s@%.*s", figure_clip(&set->pool, name, 18, false, 420), DIGEST_SHOWN, digest);
}

static const char *sources(struct figure_set *set, size_t from, size_t to)
{
    const char *all = source_of(set, 0), *glue = " vs ";
    for (size_t s = from; s < to; s++, glue = ", ")
        all = text_pool_format(&set->pool, "%s%s%s", all, glue, source_of(set, s));
    return all;
}

const char *figure_set_footer(struct figure_set *set, size_t from, size_t to)
{
    const struct study *study = set->study;
    const char *who = sources(set, from, to);
    if (figure_width(who, 18, false) > 1.5 * (FIGURE_WIDTH - 2 * FIGURE_MARGIN))
        who = text_pool_format(&set->pool, "%s vs %zu others (digests: manifest.json)", source_of(set, 0), to - from);
    const char *asked = study->replications < study->requested
                            ? text_pool_format(&set->pool, " of %" PRId64 " asked for, interrupted", study->requested)
                            : "";
    const char *reservation = set->context->reservation;
    return text_pool_format(&set->pool, "himsim %s · %s · seed %" PRId64 " · n = %" PRId64 "%s%s%s",
                            set->context->version, who, study->seed, study->replications, asked,
                            reservation ? " · " : "", reservation ? reservation : "");
}

static bool says_baseline(const char *label)
{
    for (; *label; label++)
        if (strncasecmp(label, "baseline", strlen("baseline")) == 0) return true;
    return false;
}

const char *figure_set_label(struct figure_set *set, size_t scenario)
{
    const char *label = set->labels[scenario];
    if (scenario > 0 || set->study->count == 1 || says_baseline(label)) return label;
    return text_pool_format(&set->pool, "%s (baseline)", label);
}

const char *figure_set_replications(struct figure_set *set)
{
    int64_t count = set->study->replications;
    return count == 1 ? "one replication" : text_pool_format(&set->pool, "%" PRId64 " replications", count);
}

const char *figure_set_subject(struct figure_set *set, size_t scenario)
{
    const char *label = figure_clip_name(&set->pool, set->labels[scenario], SUBJECT_SIZE, true, SUBJECT_WIDTH);
    const char *what = figure_set_is_bound(set, scenario) ? " (a limit, not a plan)" : "";
    return text_pool_format(&set->pool, "%s%s%s\n", label, what, strchr(label, ':') ? " –" : ":");
}

bool figure_set_is_bound(const struct figure_set *set, size_t scenario)
{
    return scenario > 0 && set->study->items[scenario].scenario->is_bound;
}

/* Plans among the scenarios from 1 to before `end`. */
static size_t plans_before(const struct figure_set *set, size_t end)
{
    size_t plans = 0;
    for (size_t s = 1; s < end; s++) plans += !figure_set_is_bound(set, s);
    return plans;
}

size_t figure_set_plans(const struct figure_set *set)
{
    return plans_before(set, set->study->count);
}

const char *figure_set_noun(const struct figure_set *set)
{
    return figure_set_plans(set) + 1 < set->study->count ? "plan" : "alternative";
}

int figure_set_ink(const struct figure_set *set, size_t scenario)
{
    if (scenario == 0) return FIGURE_BASELINE;
    if (figure_set_is_bound(set, scenario)) return FIGURE_BOUND;
    return 1 + (int)plans_before(set, scenario) % FIGURE_COLOURS;
}

void figure_set_leave_out(struct figure_set *set, const char *what)
{
    set->left_out = set->left_out ? text_pool_format(&set->pool, "%s; %s", set->left_out, what) : what;
}
