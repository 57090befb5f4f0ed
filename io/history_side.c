#include "io/history_side.h"
#include "io/instant_text.h"
#include "io/json_document.h"
#include "io/zone_load.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

static bool complain(struct problems *problems, const char *file, const char *pointer, const char *what,
                     const char *allowed, const char *hint)
{
    problems_add(problems, PROBLEM_ERROR, pointer, what, allowed, hint)->file = memory_copy_text(file);
    return false;
}

static void add_file(struct history *history, const char *name, const char *digest, int64_t rows)
{
    history->files = memory_resize(history->files, history->file_count + 1, sizeof *history->files);
    history->files[history->file_count++] =
        (struct history_file){memory_copy_text(name), memory_copy_text(digest), rows};
}

/* The digest of the file itself, read piece by piece. */
static char *digest_of(const char *path)
{
    static const size_t piece = 1 << 16;
    FILE *file = fopen(path, "rb");
    XXH3_state_t *state = XXH3_createState();
    char *bytes = memory_allocate(piece, 1);
    XXH3_64bits_reset(state);
    for (size_t count; file && (count = fread(bytes, 1, piece, file)) > 0;) XXH3_64bits_update(state, bytes, count);
    char *text = memory_format("xxh3:%016" PRIx64, (uint64_t)XXH3_64bits_digest(state));
    XXH3_freeState(state);
    free(bytes);
    if (file) fclose(file);
    return text;
}

static const char *text_of(const cJSON *object, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(value) ? value->valuestring : NULL;
}

static void read_files(struct history *history, const cJSON *root)
{
    const cJSON *files = cJSON_GetObjectItemCaseSensitive(root, "files"), *file;
    cJSON_ArrayForEach(file, files)
    {
        const cJSON *rows = cJSON_GetObjectItemCaseSensitive(file, "rows");
        const char *name = text_of(file, "name"), *digest = text_of(file, "digest");
        add_file(history, name ? name : "?", digest ? digest : "?",
                 cJSON_IsNumber(rows) ? (int64_t)rows->valuedouble : 0);
    }
}

/* False when the key is there and is no instant. */
static bool read_instant(const cJSON *root, const char *key, int64_t *seconds)
{
    struct instant_text instant;
    const char *text = text_of(root, key);
    if (!text) return true;
    if (!instant_text_read(&instant, text) || !instant.has_offset) return false;
    *seconds = instant_text_time(&instant, NULL, 0) / TIME_SECOND;
    return true;
}

static bool set_zone(struct history *history, const char *name, const char *where, struct problems *problems)
{
    if (zone_load(&history->zone, name)) return true;
    char *what = memory_format("the machine has no time zone \"%s\"", name);
    complain(problems, where, "", what, "an IANA name such as \"America/New_York\"", NULL);
    free(what);
    return false;
}

/* From the first discharge to the latest instant. */
static void span(struct history *history)
{
    int64_t from = INT64_MAX, until = INT64_MIN, last = INT64_MIN;
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        const int64_t instants[] = {account->discharge, account->documented, account->coding_start, account->coded,
                                    account->billed};
        if (account->discharge < from && account->discharge != HISTORY_NONE) from = account->discharge;
        if (account->discharge > last) last = account->discharge;
        for (size_t k = 0; k < sizeof instants / sizeof *instants; k++)
            if (instants[k] > until) until = instants[k];
    }
    history->observed_from = history->count ? from : 0;
    history->observed_until = history->count ? until : 0;
    history->discharged_until = history->count ? last : 0;
}

static bool read_side(struct history *history, const char *side, const cJSON *root, const char *time_zone,
                      struct problems *problems)
{
    const char *said = text_of(root, "time_zone");
    int64_t until = HISTORY_NONE, discharged = HISTORY_NONE;
    read_files(history, root);
    if (!said && !time_zone)
        return complain(problems, side, "/time_zone", "is missing", NULL, "give --time-zone IANA_NAME");
    if (!set_zone(history, said ? said : time_zone, side, problems)) return false;
    if (!read_instant(root, "observed_from", &history->observed_from) ||
        !read_instant(root, "observed_until", &until) || !read_instant(root, "discharged_until", &discharged))
        return complain(problems, side, "",
                        "observed_from, observed_until and discharged_until must be instants in UTC",
                        "2026-01-05T08:30:00Z", NULL);
    if (until != HISTORY_NONE) history->observed_until = history->discharged_until = until;
    if (discharged != HISTORY_NONE) history->discharged_until = discharged;
    return true;
}

bool history_side_read(struct history *history, const char *path, const char *time_zone, struct problems *problems)
{
    char *side = memory_format("%s.json", path), *message = NULL;
    struct json_document document = {0};
    bool ok = false;
    span(history);
    if (access(side, F_OK) != 0) {
        ok = time_zone ? set_zone(history, time_zone, "--time-zone", problems)
                       : complain(problems, side, "", "is missing, so nobody says in which time zone the facility is",
                                  NULL, "give --time-zone IANA_NAME, or write ACCOUNTS with himsim import");
    } else if (json_document_read(&document, side, 0, problems, &message)) {
        ok = read_side(history, side, document.root, time_zone, problems);
    } else if (message) {
        complain(problems, side, "", message, NULL, NULL);
    }
    if (ok && history->file_count == 0) {
        char *digest = digest_of(path);
        const char *slash = strrchr(path, '/');
        add_file(history, slash ? slash + 1 : path, digest, (int64_t)history->count);
        free(digest);
    }
    json_document_free(&document);
    free(message);
    free(side);
    return ok;
}
