#include "io/batch_store.h"
#include "experiment/wall_clock.h"
#include "io/batch_schema.h"
#include "io/batch_sql.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PENDING_MAX = 4096, BUSY_MILLISECONDS = 60000 };

struct batch_pending {
    int64_t scenario, replication;
    const struct batch_columns *columns;
    double *values;
};

/* A new file gets its tables; another program's database, or another version's, is left alone. */
static bool prepare_schema(struct batch_store *store, bool write)
{
    bool ok = true;
    int64_t version = batch_sql_number(store, batch_sql(store, "PRAGMA user_version"), 0, &ok);
    int64_t tables = batch_sql_number(store, batch_sql(store, "SELECT count(*) FROM sqlite_master"), 0, &ok);
    int64_t owner = batch_sql_number(store, batch_sql(store, "PRAGMA application_id"), 0, &ok);
    if (!ok) return false;
    if (version == BATCH_SCHEMA_VERSION && owner == BATCH_APPLICATION)
        return !write || batch_sql_execute(store, batch_schema_given_sql);
    if (owner == BATCH_APPLICATION)
        store->message = memory_format("%s: has version %" PRId64 " of the schema, this himsim knows version %d",
                                       store->path, version, BATCH_SCHEMA_VERSION);
    else if (tables > 0 || !write)
        store->message = memory_format("%s: is no results store of himsim batch", store->path);
    if (store->message) return false;
    char *sql = memory_format("%s %s PRAGMA application_id = %d; PRAGMA user_version = %d;", batch_schema_sql,
                              batch_schema_given_sql, BATCH_APPLICATION, BATCH_SCHEMA_VERSION);
    ok = batch_sql_execute(store, sql);
    free(sql);
    return ok;
}

/* The database does not wait by itself while another command makes the log. */
static bool use_log(struct batch_store *store)
{
    enum { PAUSE_MILLISECONDS = 10 };
    int code = SQLITE_BUSY;
    for (int waited = 0; code == SQLITE_BUSY && waited < BUSY_MILLISECONDS; waited += PAUSE_MILLISECONDS) {
        if (waited > 0) sqlite3_sleep(PAUSE_MILLISECONDS);
        code = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) & 0xff;
    }
    return code == SQLITE_OK || batch_sql_fail(store);
}

/* Two commands that make the store at once: the second finds it made. Each commit is forced to disk: there is one a
 * second, and a write-ahead log that is not would lose minutes of them in a power cut. */
static bool prepare(struct batch_store *store, bool write)
{
    if (!write) return prepare_schema(store, false);
    bool ok = use_log(store) && batch_sql_execute(store, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    if (!ok) return false;
    ok = prepare_schema(store, true);
    return batch_sql_execute(store, ok ? "COMMIT" : "ROLLBACK") && ok;
}

/* A store in a folder that cannot be written has no room for the files of the write-ahead log: it is read as it lies.
 */
static bool open_as_it_lies(struct batch_store *store, const char *path)
{
    char *escaped = memory_allocate(3 * strlen(path) + 1, 1), *at = escaped;
    for (; *path; path++) at += sprintf(at, strchr("?#%", *path) ? "%%%02x" : "%c", (unsigned char)*path);
    char *uri = memory_format("file:%s?immutable=1", escaped);
    for (size_t i = 0; i < BATCH_STATEMENTS; i++) sqlite3_finalize(store->statements[i]);
    memset(store->statements, 0, sizeof store->statements);
    sqlite3_close(store->db);
    free(store->message);
    store->message = NULL;
    bool ok = sqlite3_open_v2(uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK ||
              batch_sql_fail(store);
    free(escaped);
    free(uri);
    return ok && prepare(store, false);
}

bool batch_store_open(struct batch_store *store, const char *path, bool write, char **message)
{
    *store = (struct batch_store){0};
    if (!write && access(path, F_OK) != 0) {
        *message = memory_format("%s: there is no such file; himsim batch --db and himsim merge --db make one", path);
        return false;
    }
    store->path = memory_copy_text(path);
    int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    bool ok = sqlite3_open_v2(path, &store->db, flags, NULL) == SQLITE_OK || batch_sql_fail(store);
    if (ok) {
        sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
        ok = prepare(store, write);
        int code = sqlite3_errcode(store->db);
        if (!ok && !write && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)) ok = open_as_it_lies(store, path);
    }
    if (ok) return true;
    *message = store->message;
    store->message = NULL;
    batch_store_close(store);
    return false;
}

static void drop_pending(struct batch_store *store)
{
    for (size_t i = 0; i < store->pending_count; i++) free(store->pending[i].values);
    store->pending_count = 0;
}

void batch_store_close(struct batch_store *store)
{
    for (size_t i = 0; i < BATCH_STATEMENTS; i++) sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    drop_pending(store);
    free(store->pending);
    free(store->path);
    free(store->message);
    *store = (struct batch_store){0};
}

static int64_t layout_of(struct batch_store *store, const struct batch_columns *columns, bool *ok)
{
    sqlite3_stmt *find = batch_sql(store, "SELECT layout FROM layouts WHERE digest = ?");
    batch_sql_bind(find, "t", columns->digest);
    int64_t layout = batch_sql_number(store, find, -1, ok);
    if (layout >= 0 || !*ok) return layout;
    sqlite3_stmt *add = batch_sql(store, "INSERT INTO layouts(digest) VALUES(?)");
    batch_sql_bind(add, "t", columns->digest);
    *ok = batch_sql_run(store, add);
    layout = sqlite3_last_insert_rowid(store->db);
    for (size_t i = 0; *ok && i < columns->count; i++) {
        sqlite3_stmt *column = batch_sql(store, "INSERT INTO columns VALUES(?, ?, ?, ?, ?, ?)");
        batch_sql_bind(column, "iitttt", layout, (int64_t)i, columns->metrics[i], columns->scopes[i],
                       columns->periods[i], metrics[metric_find(columns->metrics[i])].unit);
        *ok = batch_sql_run(store, column);
    }
    return layout;
}

static double headline(const struct batch_columns *columns, const double *values, const char *metric)
{
    for (size_t i = 0; i < columns->count; i++)
        if (strcmp(columns->metrics[i], metric) == 0 && strcmp(columns->scopes[i], "all") == 0 && !*columns->periods[i])
            return values[i];
    return NAN;
}

static bool write_row(struct batch_store *store, const struct batch_pending *row)
{
    sqlite3_stmt *add = batch_sql(store, "INSERT OR IGNORE INTO replications VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!add) return false;
    sqlite3_bind_int64(add, 1, row->scenario);
    sqlite3_bind_int64(add, 2, row->replication);
    int at = 3;
    for (const char *const *metric = batch_headlines; *metric; metric++, at++)
        sqlite3_bind_double(add, at, headline(row->columns, row->values, *metric));
    sqlite3_bind_blob(add, at, row->values, (int)(row->columns->count * sizeof(double)), SQLITE_STATIC);
    return batch_sql_run(store, add);
}

/* Rows of one scenario come in runs: its layout is written once a run. */
static bool write_pending(struct batch_store *store)
{
    bool ok = true;
    for (size_t i = 0; ok && i < store->pending_count; i++) {
        const struct batch_pending *row = &store->pending[i];
        if (i == 0 || row->scenario != row[-1].scenario) {
            int64_t layout = layout_of(store, row->columns, &ok);
            sqlite3_stmt *set =
                batch_sql(store, "UPDATE scenarios SET layout = ? WHERE scenario = ? AND layout IS NULL");
            batch_sql_bind(set, "ii", layout, row->scenario);
            ok = ok && batch_sql_run(store, set);
        }
        ok = ok && write_row(store, row);
    }
    return ok;
}

bool batch_store_flush(struct batch_store *store)
{
    if (store->pending_count == 0) return true;
    double start = wall_seconds();
    bool ok = batch_sql_begin(store) && batch_sql_end(store, write_pending(store));
    drop_pending(store);
    store->seconds += wall_seconds() - start;
    return ok;
}

bool batch_store_add(struct batch_store *store, int64_t scenario, const struct batch_columns *columns,
                     int64_t replication, const double *values)
{
    if (store->pending_count == store->pending_capacity) {
        store->pending_capacity = store->pending_capacity ? 2 * store->pending_capacity : 64;
        store->pending = memory_resize(store->pending, store->pending_capacity, sizeof *store->pending);
    }
    double *copy = memory_allocate(columns->count, sizeof *copy);
    memcpy(copy, values, columns->count * sizeof *copy);
    store->pending[store->pending_count++] = (struct batch_pending){scenario, replication, columns, copy};
    return store->pending_count < PENDING_MAX || batch_store_flush(store);
}

bool batch_store_quarantine(struct batch_store *store, int64_t scenario, int64_t replication, const char *reason)
{
    sqlite3_stmt *add = batch_sql(store, "INSERT OR IGNORE INTO quarantine VALUES(?, ?, ?)");
    batch_sql_bind(add, "iit", scenario, replication, reason);
    return batch_sql_run(store, add);
}

bool batch_store_has_shard(struct batch_store *store, const char *plan, int64_t chunk, bool *has)
{
    bool ok = true;
    sqlite3_stmt *find = batch_sql(store, "SELECT count(*) FROM shards WHERE plan = ? AND chunk = ?");
    batch_sql_bind(find, "ti", plan, chunk);
    *has = batch_sql_number(store, find, 0, &ok) > 0;
    return ok;
}

bool batch_store_add_shard(struct batch_store *store, const char *plan, int64_t chunk, bool *is_new)
{
    if (!batch_sql_begin(store)) return false;
    sqlite3_stmt *add = batch_sql(store, "INSERT OR IGNORE INTO shards VALUES(?, ?)");
    batch_sql_bind(add, "ti", plan, chunk);
    bool ok = batch_sql_run(store, add);
    *is_new = ok && sqlite3_changes(store->db) > 0;
    ok = batch_sql_end(store, ok && (!*is_new || write_pending(store)));
    drop_pending(store);
    return ok;
}

bool batch_store_digest(struct batch_store *store, const char *study, const char *cell, const char *stamp,
                        char digest[DIGEST_LENGTH + 1], bool *found)
{
    sqlite3_stmt *find =
        batch_sql(store, "SELECT x.digest FROM cells c JOIN studies s USING(study) JOIN scenarios x USING(scenario)"
                         " WHERE s.name = ? AND c.name = ? AND c.stamp = ?");
    batch_sql_bind(find, "ttt", study, cell, stamp);
    int more = batch_sql_step(store, find);
    *found = more > 0;
    if (*found) {
        snprintf(digest, DIGEST_LENGTH + 1, "%s", (const char *)sqlite3_column_text(find, 0));
        sqlite3_reset(find);
    }
    return more >= 0;
}

struct ranges {
    struct batch_range *items;
    size_t count;
};

static void add_range(struct ranges *ranges, int64_t from, int64_t to)
{
    if (from >= to) return;
    ranges->items = memory_resize(ranges->items, ranges->count + 1, sizeof *ranges->items);
    ranges->items[ranges->count++] = (struct batch_range){from, to};
}

bool batch_store_missing(struct batch_store *store, int64_t scenario, int64_t wanted, struct batch_range **ranges,
                         size_t *count)
{
    struct ranges found = {0};
    int64_t next = 0;
    int more;
    sqlite3_stmt *have =
        batch_sql(store, "SELECT replication FROM replications WHERE scenario = ?1 AND replication < ?2"
                         " UNION SELECT replication FROM quarantine WHERE scenario = ?1 AND"
                         " replication < ?2 ORDER BY 1");
    batch_sql_bind(have, "ii", scenario, wanted);
    while ((more = batch_sql_step(store, have)) > 0) {
        int64_t replication = sqlite3_column_int64(have, 0);
        add_range(&found, next, replication);
        next = replication + 1;
    }
    add_range(&found, next, wanted);
    *ranges = found.items;
    *count = found.count;
    return more == 0;
}
