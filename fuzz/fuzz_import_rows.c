#include "io/import_check.h"
#include "io/import_map_read.h"
#include "io/import_write.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Short headers, so that chance finds them: a w d r s c b g n p u m q x t. */
static const char map_text[] =
    "{\"time_zone\": \"UTC\", \"empty\": [\"-\"], \"move_early\": [\"documented\"], \"columns\": {"
    "\"account\": {\"column\": \"a\"}, \"work_type\": {\"column\": \"w\", \"values\": {\"z\": null}}, "
    "\"discharge\": {\"column\": \"d\", \"format\": [\"iso\", \"%m/%d/%Y %H:%M\"], \"zone\": \"America/New_York\"}, "
    "\"documented\": {\"column\": \"r\"}, \"coding_start\": {\"column\": \"s\"}, \"coded\": {\"column\": \"c\"}, "
    "\"billed\": {\"column\": \"b\", \"format\": \"%d-%b-%y\"}, \"gross_usd\": {\"column\": \"g\"}, "
    "\"net_usd\": {\"column\": \"n\"}, \"payer\": {\"column\": \"p\"}, \"coder\": {\"column\": \"u\"}, "
    "\"coding_minutes\": {\"column\": \"m\", \"unit\": \"h:m:s\"}, \"queried\": {\"column\": \"q\"}, "
    "\"denied\": {\"column\": \"x\", \"filled\": true}, \"touchless\": {\"column\": \"t\"}}}";

struct run {
    const struct import_map *map;
    struct import_file file;
    struct import_store store;
    struct import_tally tally;
    struct problems problems;
};

/* What a live account promises to those who fit. */
static void check_account(const struct import_account *account)
{
    if (account->state != IMPORT_LIVE) return;
    if (account->times[0] == IMPORT_UNKNOWN || account->work_type == IMPORT_NO_NAME) abort();
    for (int i = 1; i < IMPORT_TIME_COUNT; i++)
        if (account->times[i] != IMPORT_UNKNOWN && account->times[i] < account->times[0]) abort();
    if (account->gross_cents != IMPORT_UNKNOWN && account->gross_cents < 0) abort();
}

static void write_all(const struct run *run)
{
    struct import_result result = {
        .store = &run->store, .map = run->map, .files = &run->file, .file_count = 1, .tally = &run->tally};
    uint32_t *order = import_store_order(&run->store, &result.count);
    result.order = order;
    import_observed(&run->store, &result.observed_from, &result.observed_until, &result.discharged_until);
    FILE *file = fopen("/dev/null", "w");
    import_accounts_write(&result, file);
    import_facts_write(&result, file);
    import_open_write(&result, result.observed_until, NULL, file);
    fclose(file);
    free(order);
}

static void read_all(struct run *run, FILE *stream)
{
    char *message;
    rewind(stream);
    if (import_rows_read(&run->file, 0, stream, run->map, &run->store, &run->tally, &message)) {
        import_check(&run->store, run->map, &run->file, INT64_MAX, &run->tally);
        for (size_t i = 0; i < run->store.index.count; i++) check_account(&run->store.accounts[i]);
        if (import_rejected(&run->tally) > run->tally.rows) abort();
        write_all(run);
    }
    free(message);
}

/* Read once: the zones in it cost more than a row. */
static const struct import_map *the_map(void)
{
    static struct import_map *map;
    struct problems problems = {0};
    if (map) return map;
    map = malloc(sizeof *map);
    if (!import_map_parse(map, "map.json", map_text, strlen(map_text), &problems)) abort();
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_map map = *the_map(); /* borrows */
    struct run run = {.map = &map, .file = {.path = "a.csv", .name = "a.csv"}};
    if (size == 0) return 0;
    map.merges_rows = size % 2;
    char *copy = malloc(size);
    memcpy(copy, data, size);
    FILE *stream = fmemopen(copy, size, "rb");
    if (import_file_bind(&run.file, stream, run.map, "map.json", true, &run.problems)) read_all(&run, stream);
    fclose(stream);
    free(copy);
    import_store_free(&run.store);
    problems_free(&run.problems);
    return 0;
}
