#include "models/metric_scopes.h"
#include "models/plan.h"
#include <stdlib.h>
#include <string.h>

/* One of everything that a scope can name. */
struct sample {
    struct scenario scenario;
    struct work_type type;
    struct pool pool;
    struct gate gate;
    struct denial_cause cause;
    struct plan plan;
    struct work_plan work;
    double one; /* the entry of its maps */
};

static void sample_init(struct sample *sample)
{
    *sample = (struct sample){.type = {.bucket = BUCKET_ROUTINE}, .one = 1};
    struct numbers map = {1, &sample->one};
    sample->pool.skills = sample->pool.errors.share = map;
    sample->cause.appeal_share = sample->cause.appeal_minutes = map;
    struct scenario *scenario = &sample->scenario;
    scenario->work_types.count = scenario->pools.count = scenario->gates.count = 1;
    scenario->claims.denial_causes.count = 1;
    scenario->work_types.items = &sample->type;
    scenario->pools.items = &sample->pool;
    scenario->gates.items = &sample->gate;
    scenario->claims.denial_causes.items = &sample->cause;
    sample->plan.scenario = scenario;
    sample->type.gross_usd = (struct law){.kind = LAW_DETERMINISTIC, .mean = 1};
    sample->work.billing = BILLING_HOSPITAL;
    sample->plan.work = &sample->work;
    sample->plan.work_types = 1;
    sample->plan.claims.cause_count = 1;
    sample->plan.days.days = 7;
}

static void collect(unsigned *masks, struct metric_keys *keys)
{
    for (size_t i = 0; i < keys->count; i++) masks[keys->items[i].id] |= 1u << keys->items[i].scope;
    free(keys->items);
}

void metric_scopes(unsigned masks[METRIC_COUNT])
{
    struct sample sample;
    struct metric_keys keys;
    sample_init(&sample);
    memset(masks, 0, METRIC_COUNT * sizeof *masks);
    metric_keys_init(&keys, &sample.plan);
    collect(masks, &keys);
}

void series_scopes(unsigned masks[SERIES_COUNT])
{
    struct sample sample;
    struct metric_keys keys;
    sample_init(&sample);
    memset(masks, 0, SERIES_COUNT * sizeof *masks);
    series_keys_init(&keys, &sample.plan);
    collect(masks, &keys);
}
