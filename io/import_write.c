#include "io/import_write.h"
#include "io/csv_write.h"
#include "io/instant_text.h"
#include "io/json_write.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

enum { SCHEMA_VERSION = 1 };

static void write_time(int64_t time, FILE *file)
{
    char text[INSTANT_TEXT_UTC] = "";
    if (time != IMPORT_UNKNOWN) instant_text_utc(text, time);
    fprintf(file, "%s,", text);
}

static void write_money(int64_t cents, FILE *file)
{
    if (cents != IMPORT_UNKNOWN) fprintf(file, "%" PRId64 ".%02d", cents / 100, (int)(cents % 100));
    fputc(',', file);
}

static void write_name(const struct import_names *names, uint16_t number, FILE *file)
{
    csv_text(file, number == IMPORT_NO_NAME ? "" : names->items[number], ',');
}

static void write_mark(int8_t mark, char after, FILE *file)
{
    if (mark != IMPORT_MARK_UNKNOWN) fputc('0' + mark, file);
    fputc(after, file);
}

static void write_minutes(int64_t microminutes, FILE *file)
{
    if (microminutes == IMPORT_UNKNOWN)
        fputc(',', file);
    else
        csv_number(file, (double)microminutes / 1e6, ',');
}

static void write_account(const struct import_result *result, size_t place, FILE *file)
{
    const struct import_store *store = result->store;
    uint32_t index = result->order[place];
    const struct import_account *account = &store->accounts[index];
    csv_integer(file, (int64_t)place + 1, ',');
    write_name(&store->work_types, account->work_type, file);
    for (int i = 0; i < IMPORT_TIME_COUNT; i++) write_time(account->times[i], file);
    write_money(account->gross_cents, file);
    write_money(account->net_cents, file);
    write_name(&store->payers, account->payer, file);
    if (account->coder != IMPORT_NO_CODER) fprintf(file, "coder %" PRIu32, account->coder);
    fputc(',', file);
    write_minutes(account->coding_microminutes, file);
    for (int i = 0; i < IMPORT_MARK_COUNT; i++)
        write_mark(account->marks[i], i + 1 < IMPORT_MARK_COUNT || result->has_digests ? ',' : '\n', file);
    if (!result->has_digests) return;
    char text[KEYED_DIGEST_TEXT];
    keyed_digest_text(text, store->index.items[index]);
    fprintf(file, "%s\n", text);
}

void import_accounts_write(const struct import_result *result, FILE *file)
{
    fputs("account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,payer,coder,"
          "coding_minutes,queried,denied,touchless",
          file);
    fputs(result->has_digests ? ",account_digest\n" : "\n", file);
    for (size_t i = 0; i < result->count; i++) write_account(result, i, file);
}

static void write_counts(struct json_write *out, const char *key, const int64_t *counts, const char *const *names,
                         size_t count)
{
    json_write_object(out, key);
    for (size_t i = 0; i < count; i++) json_write_number(out, names[i], (double)counts[i]);
    json_write_object_end(out);
}

static void write_hex(struct json_write *out, const char *key, uint64_t digest)
{
    char *text = memory_format("%016" PRIx64, digest);
    json_write_text(out, key, text);
    free(text);
}

static void write_files(struct json_write *out, const struct import_result *result)
{
    json_write_list(out, "files");
    for (size_t i = 0; i < result->file_count; i++) {
        const struct import_file *file = &result->files[i];
        json_write_flat(out, NULL);
        json_write_text(out, "name", file->name);
        write_hex(out, "digest", file->digest);
        json_write_number(out, "rows", (double)file->rows);
        json_write_number(out, "personal_columns_skipped", (double)file->binding.personal_count);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

static void write_instant(struct json_write *out, const char *key, int64_t time)
{
    char text[INSTANT_TEXT_UTC];
    if (time != IMPORT_UNKNOWN) instant_text_utc(text, time);
    json_write_text(out, key, time == IMPORT_UNKNOWN ? NULL : text);
}

void import_facts_write(const struct import_result *result, FILE *file)
{
    struct json_write out = {.file = file};
    const struct import_tally *tally = result->tally;
    const char *times[IMPORT_TIME_COUNT];
    for (int i = 0; i < IMPORT_TIME_COUNT; i++) times[i] = import_roles[ROLE_DISCHARGE + i].name;
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", SCHEMA_VERSION);
    write_files(&out, result);
    write_hex(&out, "map_digest", result->map->digest);
    json_write_number(&out, "rows_read", (double)tally->rows);
    json_write_number(&out, "accounts", (double)result->count);
    write_counts(&out, "rejected", tally->rejected, import_reject_names, IMPORT_REJECT_COUNT);
    write_counts(&out, "left_out", tally->left_out, import_left_out_names, IMPORT_LEFT_OUT_COUNT);
    write_counts(&out, "moved_to_discharge", tally->moved + 1, times + 1, IMPORT_TIME_COUNT - 1);
    json_write_number(&out, "censored_times", (double)tally->censored);
    json_write_text(&out, "time_zone", result->map->zone.name);
    write_instant(&out, "observed_from", result->observed_from);
    write_instant(&out, "observed_until", result->observed_until);
    write_instant(&out, "discharged_until", result->discharged_until);
    json_write_object_end(&out);
}
