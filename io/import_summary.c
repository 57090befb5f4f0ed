#include "io/import_summary.h"
#include "io/instant_text.h"
#include "sim/civil.h"
#include <inttypes.h>

enum { DAY_SECONDS = 86400, QUIET_DAYS = 3 };

void import_summary_rows(const struct import_tally *tally, FILE *out)
{
    int64_t rejected = import_rejected(tally);
    double percent = tally->rows ? 100.0 * (double)rejected / (double)tally->rows : 0;
    fprintf(out, "%" PRId64 " rows read, %" PRId64 " rejected (%.2f %%)\n", tally->rows, rejected, percent);
    for (int i = 0; i < IMPORT_REJECT_COUNT; i++)
        if (tally->rejected[i])
            fprintf(out, "  rejected  %-18s %9" PRId64 ", first in line %zu\n", import_reject_names[i],
                    tally->rejected[i], tally->first_line[i]);
    for (int i = 0; i < IMPORT_LEFT_OUT_COUNT; i++)
        if (tally->left_out[i])
            fprintf(out, "  left out  %-18s %9" PRId64 "\n", import_left_out_names[i], tally->left_out[i]);
    for (int i = 1; i < IMPORT_TIME_COUNT; i++)
        if (tally->moved[i])
            fprintf(out, "  moved     %-18s %9" PRId64 ", to the discharge they preceded\n",
                    import_roles[ROLE_DISCHARGE + i].name, tally->moved[i]);
    if (tally->censored)
        fprintf(out, "  censored  %-18s %9" PRId64 ", they lie after --until\n", "times", tally->censored);
}

static void write_opening(const struct import_result *result, const struct import_opening *opening, FILE *out)
{
    char text[INSTANT_TEXT_UTC];
    const struct zone *zone = &result->map->zone;
    int64_t day = zone_day_at(zone, opening->as_of);
    struct civil_date date = civil_date_of(day);
    instant_text_utc(text, opening->as_of);
    fprintf(out, "%s: %zu accounts open at %s, USD %" PRId64 ".%02d\n", opening->path, opening->count, text,
            opening->cents / 100, (int)(opening->cents % 100));
    if (!result->map->columns[ROLE_DOCUMENTED].is_mapped)
        fputs("  the map has no column \"documented\": all that is not coded counts as waiting for coding\n", out);
    if (opening->as_of > result->discharged_until + DAY_SECONDS || opening->as_of < result->observed_from)
        fputs("  that instant is outside the time that the export observes: the inventory is not complete\n", out);
    if (zone_day_start(zone, day) != opening->as_of)
        fputs("  a scenario starts at midnight: take a date for --as-of to start from it\n", out);
    else
        fprintf(out,
                "  a scenario starts from it with \"facility\": {\"start_date\": \"%04d-%02d-%02d\", \"warmup_days\": "
                "0},\n  \"opening_inventory\": {\"csv\": \"%s\"}\n",
                date.year, date.month, date.day, opening->path);
}

/* Such days pull the volume down to nothing. */
static void write_quiet_days(const struct import_result *result, FILE *out)
{
    int64_t last = result->store->accounts[result->order[result->count - 1]].times[0];
    int64_t days = (result->discharged_until - last) / DAY_SECONDS;
    if (days > QUIET_DAYS)
        fprintf(out,
                "  nobody is discharged in the %" PRId64 " days before --until, which count as days without arrivals: "
                "give the end of the discharges of an export that was chosen by discharge\n",
                days);
}

void import_summary_accounts(const struct import_result *result, const char *path, const struct import_opening *opening,
                             FILE *out)
{
    char from[INSTANT_TEXT_UTC] = "never", until[INSTANT_TEXT_UTC] = "never";
    if (result->count) {
        instant_text_utc(from, result->observed_from);
        instant_text_utc(until, result->observed_until);
    }
    fprintf(out, "%s: %zu accounts, %zu work types, %zu payers, %zu coders, observed from %s until %s\n", path,
            result->count, result->store->work_types.index.count, result->store->payers.index.count,
            result->store->coders.count, from, until);
    if (result->count) write_quiet_days(result, out);
    if (opening) write_opening(result, opening, out);
}
