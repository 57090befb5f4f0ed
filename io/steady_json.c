#include "io/steady_json.h"
#include "io/json_write.h"
#include "io/result_set.h"
#include "io/steady_text.h"
#include "models/cycle.h"
#include <stdlib.h>

static void write_stock(struct json_write *out, const struct steady_state *state, enum steady_stock stock)
{
    const struct steady_series *at = &state->series[stock];
    json_write_flat(out, NULL);
    json_write_text(out, "series", series[steady_stock_series(stock)].id);
    json_write_text(out, "unit", series[steady_stock_series(stock)].unit);
    json_write_number(out, "mser_weeks", (double)at->warm_up_weeks);
    json_write_boolean(out, "mser_at_bound", at->at_bound);
    json_write_number(out, "drift_per_week", at->drift.mean);
    json_write_number(out, "half_width", at->drift.half_width);
    json_write_number(out, "confidence", STEADY_DRIFT_CONFIDENCE);
    json_write_number(out, "level", at->level);
    json_write_boolean(out, "drifts", at->drifts);
    json_write_object_end(out);
}

static void write_load(struct json_write *out, const struct steady_state *state)
{
    char *pools = shortage_pool_names(state->scenario, state->load.pools);
    json_write_flat(out, "tightest_pools");
    json_write_text(out, "pools", pools);
    json_write_number(out, "hours_per_week", state->load.hours);
    json_write_number(out, "capacity_hours_per_week", state->load.capacity);
    json_write_boolean(out, "overloaded", state->is_overloaded);
    json_write_object_end(out);
    free(pools);
}

static void write_breakers(struct json_write *out, const struct scenario *scenario)
{
    unsigned breakers = cycle_breakers(scenario);
    json_write_row(out, "no_weekly_cycle");
    for (int b = 0; b < CYCLE_BREAKERS; b++)
        if (breakers >> b & 1) json_write_text(out, NULL, cycle_breaker_names[b]);
    json_write_list_end(out);
}

void steady_json_write(struct json_write *out, const struct steady_state *state)
{
    char *text = steady_text(state);
    json_write_object(out, "steady_state");
    json_write_text(out, "verdict", steady_verdict_names[state->verdict]);
    json_write_text(out, "text", text);
    json_write_text(out, "warm_up", state->is_given ? "given" : "found");
    json_write_number(out, "warmup_days", (double)state->warmup_days);
    json_write_number(out, "lead_days", (double)state->weeks.lead_days);
    json_write_number(out, "weeks", (double)state->weeks.count);
    json_write_number(out, "rest_days", (double)state->weeks.rest_days);
    json_write_number(out, "mser_batch_weeks", (double)state->batch_weeks);
    json_write_number(out, "drift_from_week", (double)state->drift_from);
    json_write_number(out, "pilot_replications", (double)state->replications);
    json_write_number(out, "pilot_seed", (double)state->seed);
    json_write_number(out, "drift_room_share", steady_state_room(state));
    json_write_number(out, "drift_room_share_most", STEADY_ROOM_SHARE);
    write_load(out, state);
    write_breakers(out, state->scenario);
    json_write_list(out, "stocks");
    for (int i = 0; i < STEADY_STOCKS; i++)
        if (state->series[i].is_watched) write_stock(out, state, (enum steady_stock)i);
    json_write_list_end(out);
    json_write_object_end(out);
    free(text);
}

void steady_document_write(const struct steady_state *states, size_t count, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", RESULT_SCHEMA_VERSION);
    json_write_list(&out, "scenarios");
    for (size_t s = 0; s < count; s++) {
        json_write_object(&out, NULL);
        json_write_text(&out, "name", states[s].scenario->name);
        steady_json_write(&out, &states[s]);
        json_write_object_end(&out);
    }
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
}
