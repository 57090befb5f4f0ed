#include "io/batch_sql.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

bool batch_sql_fail(struct batch_store *store)
{
    int code = sqlite3_errcode(store->db), more = sqlite3_extended_errcode(store->db);
    const char *advice = "";
    if (code == SQLITE_FULL)
        advice = ": the disk is full; make room and run the same command again, what is stored stays";
    else if (code == SQLITE_BUSY)
        advice = ": another program keeps it locked; let that end and run the same command again";
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        advice = ": it is no sound results store; name another file";
    else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
        advice = ": it cannot be opened or written there; name a file in a folder of yours";
    if (!store->message)
        store->message = memory_format("%s: %s (SQLite %d)%s", store->path, sqlite3_errmsg(store->db), more, advice);
    return false;
}

sqlite3_stmt *batch_sql(struct batch_store *store, const char *text)
{
    for (size_t i = 0; i < BATCH_STATEMENTS; i++) {
        sqlite3_stmt **at = &store->statements[i];
        if (*at && strcmp(sqlite3_sql(*at), text) == 0) return *at;
        if (*at) continue;
        if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, at, NULL) == SQLITE_OK) return *at;
        batch_sql_fail(store);
        return NULL;
    }
    assert(!"more statements than BATCH_STATEMENTS");
    return NULL;
}

void batch_sql_bind(sqlite3_stmt *statement, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    for (int at = 1; statement && kinds[at - 1]; at++) {
        if (kinds[at - 1] == 'i') {
            sqlite3_bind_int64(statement, at, va_arg(values, int64_t));
        } else if (kinds[at - 1] == 'd') {
            sqlite3_bind_double(statement, at, va_arg(values, double)); /* NAN becomes null */
        } else if (kinds[at - 1] == 't') {
            sqlite3_bind_text(statement, at, va_arg(values, const char *), -1, SQLITE_STATIC);
        } else {
            const void *blob = va_arg(values, const void *);
            sqlite3_bind_blob(statement, at, blob, va_arg(values, int), SQLITE_STATIC);
        }
    }
    va_end(values);
}

int batch_sql_step(struct batch_store *store, sqlite3_stmt *statement)
{
    if (!statement) return -1;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return 1;
    if (code != SQLITE_DONE) batch_sql_fail(store);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? 0 : -1;
}

bool batch_sql_run(struct batch_store *store, sqlite3_stmt *statement)
{
    int more;
    while ((more = batch_sql_step(store, statement)) > 0) {
    }
    return more == 0;
}

int64_t batch_sql_number(struct batch_store *store, sqlite3_stmt *statement, int64_t none, bool *ok)
{
    int64_t number = none;
    int more = batch_sql_step(store, statement);
    if (more > 0) {
        if (sqlite3_column_type(statement, 0) != SQLITE_NULL) number = sqlite3_column_int64(statement, 0);
        sqlite3_reset(statement);
    }
    *ok = *ok && more >= 0;
    return number;
}

bool batch_sql_execute(struct batch_store *store, const char *texts)
{
    return sqlite3_exec(store->db, texts, NULL, NULL, NULL) == SQLITE_OK || batch_sql_fail(store);
}

bool batch_sql_begin(struct batch_store *store)
{
    return batch_sql_execute(store, "BEGIN IMMEDIATE");
}

bool batch_sql_end(struct batch_store *store, bool ok)
{
    if (ok && batch_sql_execute(store, "COMMIT")) return true;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}
