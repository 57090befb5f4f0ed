#include "io/scenario_load.h"
#include "io/account_file.h"
#include "io/backtest_mark.h"
#include "io/holiday_file.h"
#include "io/json_tree.h"
#include "io/problem_order.h"
#include "io/scenario_chain.h"
#include "io/scenario_read.h"
#include "io/scenario_set.h"
#include "io/scenario_source.h"
#include "io/scenario_write.h"
#include "io/zone_load.h"
#include "io/zone_name.h"
#include "models/timeline.h"
#include "models/uncertainty.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days of holidays around the simulated time: the year before, for the revenue of the past; two years after, for the
 * mean volume of a year and for late deadlines. */
enum { HOLIDAYS_BEFORE = 400, HOLIDAYS_AFTER = 800 };

static struct zone *find_zone(struct scenario *scenario, const char *name)
{
    for (size_t i = 0; i < scenario->zone_count; i++)
        if (strcmp(scenario->zones[i].name, name) == 0) return &scenario->zones[i];
    struct zone *zone = &scenario->zones[scenario->zone_count];
    if (!zone_load(zone, name)) return NULL;
    scenario->zone_count++;
    return zone;
}

static struct zone *get_zone(struct scenario *scenario, const char *name, const char *pointer,
                             struct problems *problems)
{
    if (!name) return NULL;
    struct zone *zone = find_zone(scenario, name);
    if (zone) return zone;
    char *what = memory_format("there is no time zone \"%s\"", name), *hint = zone_name_hint(name);
    problems_add(problems, PROBLEM_ERROR, pointer, what, "an IANA name such as \"America/New_York\" or \"Asia/Manila\"",
                 hint);
    free(what);
    free(hint);
    return NULL;
}

static char *pool_pointer(const struct pool *pool, const char *key)
{
    char *pool_at = json_pointer_add("/pools", pool->name ? pool->name : "");
    char *pointer = json_pointer_add(pool_at, key);
    free(pool_at);
    return pointer;
}

static void load_zones(struct scenario *scenario, struct problems *problems)
{
    struct facility *facility = &scenario->facility;
    /* Room for all from the start: the pools keep pointers. */
    scenario->zones = memory_allocate(scenario->pools.count + 1, sizeof *scenario->zones);
    facility->zone = get_zone(scenario, facility->time_zone, "/facility/time_zone", problems);
    for (size_t i = 0; i < scenario->pools.count; i++) {
        struct pool *pool = &scenario->pools.items[i];
        char *pointer = pool_pointer(pool, "time_zone");
        pool->zone = pool->time_zone ? get_zone(scenario, pool->time_zone, pointer, problems) : facility->zone;
        free(pointer);
    }
    if (facility->zone && facility->start_date != DATE_NONE)
        scenario->start_utc_seconds = zone_day_start(facility->zone, facility->start_date);
}

/* What the simulated time asks of a calendar: equal questions to the same file have equal answers. */
static bool is_same_time(const struct facility *left, const struct facility *right)
{
    return left->start_date == right->start_date && left->horizon_days == right->horizon_days;
}

static const struct holidays *find_holidays(const struct scenario *scenario, size_t pool_count, const char *path)
{
    const struct facility *facility = &scenario->facility;
    if (facility->holiday_calendar && strcmp(facility->holiday_calendar, path) == 0) return &facility->holidays;
    for (size_t i = 0; i < pool_count; i++) {
        const struct pool *pool = &scenario->pools.items[i];
        if (pool->holiday_calendar && strcmp(pool->holiday_calendar, path) == 0) return &pool->holidays;
    }
    return NULL;
}

static struct holidays copy_holidays(const struct holidays *from)
{
    struct holidays copy = {from->count, NULL, from->covered_to};
    copy.days = memory_allocate(copy.count, sizeof *copy.days);
    if (copy.count) memcpy(copy.days, from->days, copy.count * sizeof *copy.days);
    return copy;
}

static void read_holidays(const struct facility *facility, const char *path, struct holidays *holidays,
                          const char *pointer, struct problems *problems)
{
    char *message = NULL;
    int64_t first = facility->start_date - HOLIDAYS_BEFORE;
    int64_t last = facility->start_date + facility->horizon_days + HOLIDAYS_AFTER;
    if (!holiday_file_read(holidays, path, first, last, &message)) {
        problems_add(problems, PROBLEM_ERROR, pointer, message, NULL, NULL);
        *holidays = (struct holidays){.covered_to = INT64_MAX};
    }
    free(message);
}

/* Repeating rules take long to follow, so a calendar that `base` has read (may be NULL) is copied: a study loads the
 * same ones for every cell. */
static void load_holidays(const struct facility *facility, const struct scenario *base, const char *path,
                          struct holidays *holidays, const char *pointer, struct problems *problems)
{
    *holidays = (struct holidays){.covered_to = INT64_MAX};
    if (!path || facility->start_date == DATE_NONE) return;
    bool is_comparable = base && is_same_time(facility, &base->facility);
    const struct holidays *known = is_comparable ? find_holidays(base, base->pools.count, path) : NULL;
    if (known)
        *holidays = copy_holidays(known);
    else
        read_holidays(facility, path, holidays, pointer, problems);
}

static void load_calendars(struct scenario *scenario, const struct scenario *base, struct problems *problems)
{
    struct facility *facility = &scenario->facility;
    load_holidays(facility, base, facility->holiday_calendar, &facility->holidays, "/facility/holiday_calendar",
                  problems);
    for (size_t i = 0; i < scenario->pools.count; i++) {
        struct pool *pool = &scenario->pools.items[i];
        char *pointer = pool_pointer(pool, "holiday_calendar");
        load_holidays(facility, base, pool->holiday_calendar, &pool->holidays, pointer, problems);
        free(pointer);
    }
}

static void load_accounts(struct scenario *scenario, struct problems *problems)
{
    struct opening *opening = &scenario->opening_inventory;
    if (opening->csv)
        account_file_read(&opening->rows, opening->csv, scenario, true, "/opening_inventory/csv", problems);
    if (scenario->arrival_trace_csv)
        account_file_read(&scenario->arrival_trace, scenario->arrival_trace_csv, scenario, false, "/arrival_trace_csv",
                          problems);
}

/* The checks that come after the reader trust what it read, so they wait until it found no error. */
static void fill_and_check(struct scenario *scenario, const struct scenario *base, struct problems *problems)
{
    load_zones(scenario, problems);
    load_calendars(scenario, base, problems);
    if (!problems_have_error(problems)) load_accounts(scenario, problems);
    bool read_wrong = problems_have_error(problems);
    if (!read_wrong) scenario_check(scenario, problems);
    if (!read_wrong) timeline_check(scenario, problems);
    if (!read_wrong) uncertainty_check(scenario, problems, PROBLEM_WARNING);
}

static void locate_problems(const struct scenario_source *source, struct problems *problems, const char *path)
{
    for (size_t i = 0; i < problems->count; i++) {
        struct problem *problem = &problems->items[i];
        scenario_source_locate(source, problem);
        if (!problem->file) problem->file = memory_copy_text(path);
    }
    problem_order_sort(problems, source->files, source->file_count);
}

/* From the merged document on; `own` are the problems found so far. `base` (may be NULL) may have read the same files.
 */
static bool complete(struct loaded_scenario *loaded, const struct loaded_scenario *base, bool read,
                     struct problems *own, struct problems *problems)
{
    if (read) {
        scenario_read(&loaded->scenario, loaded->source, own);
        fill_and_check(&loaded->scenario, base ? &base->scenario : NULL, own);
        loaded->backtest = backtest_mark_read(&loaded->scenario, own);
    }
    locate_problems(loaded->source, own, loaded->path);
    bool ok = read && !problems_have_error(own);
    if (ok) {
        loaded->resolved = scenario_write(&loaded->scenario);
        snprintf(loaded->digest, sizeof loaded->digest, "%016" PRIx64, scenario_digest(&loaded->scenario));
    } else {
        scenario_unload(loaded);
    }
    problems_move(problems, own);
    return ok;
}

bool scenario_load(struct loaded_scenario *loaded, const char *path, const char *const *sets, size_t set_count,
                   struct problems *problems)
{
    *loaded = (struct loaded_scenario){.path = memory_copy_text(path)};
    loaded->source = memory_allocate(1, sizeof *loaded->source);
    struct problems own = {0};
    bool read = scenario_chain_read(loaded->source, path, sets, set_count, &own);
    return complete(loaded, NULL, read, &own, problems);
}

bool scenario_load_variant(struct loaded_scenario *loaded, const struct loaded_scenario *base, const char *const *sets,
                           size_t set_count, struct problems *problems)
{
    *loaded = (struct loaded_scenario){.path = memory_copy_text(base->path)};
    loaded->source = memory_allocate(1, sizeof *loaded->source);
    struct problems own = {0};
    scenario_source_copy(loaded->source, base->source);
    scenario_set_apply(loaded->source, sets, set_count, &own);
    return complete(loaded, base, true, &own, problems);
}

/* Edits whose values have the origins of `from`, moved behind those of `to`. The caller frees values and list. */
static struct scenario_edit *adopt_edits(struct scenario_source *to, const struct scenario_source *from,
                                         const struct scenario_edit *edits, size_t count)
{
    size_t first_file = to->file_count;
    int first = (int)to->origin_count;
    for (size_t i = 0; i < from->file_count; i++) scenario_source_add_file(to, from->files[i]);
    for (size_t i = 0; i < from->origin_count; i++) {
        struct origin origin = from->origins[i];
        origin.file += first_file;
        scenario_source_add_origin(to, origin);
    }
    struct scenario_edit *adopted = memory_allocate(count, sizeof *adopted);
    for (size_t i = 0; i < count; i++)
        adopted[i] = (struct scenario_edit){edits[i].pointer, scenario_source_copy_value(edits[i].value, first)};
    return adopted;
}

bool scenario_load_edited(struct loaded_scenario *loaded, const struct loaded_scenario *base,
                          const struct scenario_source *edited, const struct scenario_edit *edits, size_t edit_count,
                          struct problems *problems)
{
    *loaded = (struct loaded_scenario){.path = memory_copy_text(base->path)};
    loaded->source = memory_allocate(1, sizeof *loaded->source);
    struct problems own = {0};
    scenario_source_copy(loaded->source, base->source);
    struct scenario_edit *adopted = adopt_edits(loaded->source, edited, edits, edit_count);
    scenario_edits_apply(loaded->source, adopted, edit_count, &own);
    for (size_t i = 0; i < edit_count; i++) cJSON_Delete(adopted[i].value);
    free(adopted);
    return complete(loaded, base, true, &own, problems);
}

void scenario_unload(struct loaded_scenario *loaded)
{
    scenario_free(&loaded->scenario);
    backtest_mark_free(loaded->backtest);
    if (loaded->source) scenario_source_free(loaded->source);
    free(loaded->source);
    free(loaded->resolved);
    free(loaded->path);
    *loaded = (struct loaded_scenario){0};
}
