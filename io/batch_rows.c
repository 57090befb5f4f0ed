/* The replications of a stored cell, and what is estimated from them. */
#include "io/batch_feasible.h"
#include "io/batch_read.h"
#include "io/batch_sql.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *text_at(sqlite3_stmt *statement, int column)
{
    return memory_copy_text((const char *)sqlite3_column_text(statement, column));
}

static const struct batch_columns *read_columns(struct batch_store *store, struct stored_study *study, int64_t layout)
{
    bool ok = true;
    sqlite3_stmt *count = batch_sql(store, "SELECT count(*) FROM columns WHERE layout = ?");
    batch_sql_bind(count, "i", layout);
    struct batch_columns columns;
    batch_columns_init(&columns, (size_t)batch_sql_number(store, count, 0, &ok));
    sqlite3_stmt *all =
        batch_sql(store, "SELECT metric, scope, period FROM columns WHERE layout = ? ORDER BY position");
    batch_sql_bind(all, "i", layout);
    int more = 1;
    for (size_t i = 0; ok && (more = batch_sql_step(store, all)) > 0; i++)
        batch_columns_set(&columns, i, text_at(all, 0), text_at(all, 1), text_at(all, 2));
    if (ok && more == 0) {
        batch_columns_seal(&columns);
        return batch_column_sets_add(&study->columns, &columns);
    }
    batch_columns_free(&columns);
    return NULL;
}

/* Cells that follow each other mostly share a layout: it is asked for by its digest. */
static const struct batch_columns *columns_of(struct batch_store *store, struct stored_study *study, int64_t layout)
{
    sqlite3_stmt *find = batch_sql(store, "SELECT digest FROM layouts WHERE layout = ?");
    batch_sql_bind(find, "i", layout);
    const struct batch_columns *found = NULL;
    if (batch_sql_step(store, find) > 0) {
        const char *digest = (const char *)sqlite3_column_text(find, 0);
        for (size_t i = 0; i < study->columns.count && !found; i++)
            if (strcmp(study->columns.items[i]->digest, digest) == 0) found = study->columns.items[i];
        sqlite3_reset(find);
    }
    return found ? found : read_columns(store, study, layout);
}

static bool take_row(struct stored_rows *rows, struct batch_store *store, sqlite3_stmt *all, int64_t capacity)
{
    size_t bytes = rows->width * sizeof(double);
    if ((size_t)sqlite3_column_bytes(all, 1) != bytes || rows->count >= capacity) {
        if (!store->message) store->message = memory_format("%s: a stored replication has the wrong size", store->path);
        return false;
    }
    memcpy(rows->values + (size_t)rows->count * rows->width, sqlite3_column_blob(all, 1), bytes);
    rows->numbers[rows->count++] = sqlite3_column_int64(all, 0);
    return true;
}

static bool read_rows(struct stored_rows *rows, struct batch_store *store, const struct stored_cell *cell)
{
    bool ok = true;
    sqlite3_stmt *count = batch_sql(store, "SELECT count(*) FROM replications WHERE scenario = ? AND replication < ?");
    batch_sql_bind(count, "ii", cell->scenario, cell->wanted);
    int64_t capacity = batch_sql_number(store, count, 0, &ok), next = 0;
    rows->values = memory_allocate((size_t)capacity * rows->width, sizeof *rows->values);
    rows->numbers = memory_allocate((size_t)capacity, sizeof *rows->numbers);
    sqlite3_stmt *all = batch_sql(store, "SELECT replication, \"values\" FROM replications WHERE scenario = ?1 AND"
                                         " replication < ?2 UNION ALL SELECT replication, NULL FROM quarantine WHERE"
                                         " scenario = ?1 AND replication < ?2 ORDER BY 1");
    batch_sql_bind(all, "ii", cell->scenario, cell->wanted);
    int more = 1;
    for (; ok && (more = batch_sql_step(store, all)) > 0 && sqlite3_column_int64(all, 0) == next; next++) {
        if (sqlite3_column_type(all, 1) == SQLITE_NULL)
            rows->quarantined++;
        else
            ok = take_row(rows, store, all, capacity);
    }
    if (more > 0) sqlite3_reset(all);
    return ok && more >= 0;
}

bool stored_rows_read(struct stored_rows *rows, struct batch_store *store, struct stored_study *study,
                      const struct stored_cell *cell)
{
    *rows = (struct stored_rows){0};
    if (cell->layout < 0) return true;
    rows->columns = columns_of(store, study, cell->layout);
    if (!rows->columns) return false;
    rows->width = rows->columns->count;
    return read_rows(rows, store, cell);
}

void stored_rows_free(struct stored_rows *rows)
{
    free(rows->values);
    free(rows->numbers);
    *rows = (struct stored_rows){0};
}

static bool has_name(struct batch_store *store, struct stored_study *study, const char *name, char **scopes)
{
    bool is_known = false, is_empty = true;
    for (size_t i = 0; i < study->count && !is_known; i++) {
        const struct stored_cell *cell = &study->cells[i];
        if (cell->layout < 0 || (i > 0 && cell->layout == cell[-1].layout)) continue;
        const struct batch_columns *columns = columns_of(store, study, cell->layout);
        if (!columns) return false; /* with the store's message */
        is_empty = false;
        is_known = batch_columns_named(columns, name) != SIZE_MAX;
        if (!*scopes) *scopes = batch_columns_scopes(columns, name);
    }
    return is_known || is_empty;
}

bool stored_study_has(struct stored_study *study, struct batch_store *store, const char *name)
{
    char *scopes = NULL;
    bool ok = has_name(store, study, name, &scopes);
    if (!ok && !store->message)
        store->message = memory_format("no cell has %s; there is %s", name, scopes && *scopes ? scopes : "none of it");
    free(scopes);
    return ok;
}

struct estimate stored_estimate(const struct stored_rows *rows, size_t column, double confidence)
{
    return estimate_of(rows->values + column, rows->width, rows->count, confidence);
}

static bool write_estimates(struct batch_store *store, const struct stored_study *study, const struct stored_cell *cell,
                            const struct stored_rows *rows)
{
    sqlite3_stmt *clear = batch_sql(store, "DELETE FROM estimates WHERE cell = ?");
    batch_sql_bind(clear, "i", cell->cell);
    bool ok = batch_sql_run(store, clear);
    for (size_t i = 0; ok && rows->count > 0 && i < rows->width; i++) {
        struct estimate e = stored_estimate(rows, i, study->confidence);
        sqlite3_stmt *add = batch_sql(store, "INSERT INTO estimates VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
        batch_sql_bind(add, "iiidddddd", cell->cell, (int64_t)i, e.count, e.mean, e.half_width, e.sd, e.p10, e.p50,
                       e.p90);
        ok = batch_sql_run(store, add);
    }
    return ok;
}

/* `stored` replications, or quarantined ones, lie below the wanted count, in a row or not. */
static bool refresh_cell(struct batch_store *store, struct stored_study *study, const struct stored_cell *cell,
                         int64_t stored)
{
    struct stored_rows rows;
    bool ok = stored_rows_read(&rows, store, study, cell) && write_estimates(store, study, cell, &rows);
    struct conditions checks;
    conditions_init(&checks, study, NULL, 0);
    struct feasibility found = conditions_judge(&checks, study, cell, &rows);
    conditions_free(&checks);
    sqlite3_stmt *set = batch_sql(store, "UPDATE cells SET estimated = ?, feasible = iif(?, ?, NULL), failed_checks = ?"
                                         " WHERE cell = ?");
    batch_sql_bind(set, "iiiti", stored, (int64_t)found.is_known, (int64_t)found.holds, found.failed, cell->cell);
    ok = ok && batch_sql_run(store, set);
    stored_rows_free(&rows);
    return ok;
}

static bool refresh_cells(struct batch_store *store, struct stored_study *study)
{
    bool ok = true;
    for (size_t i = 0; ok && i < study->count; i++) {
        const struct stored_cell *cell = &study->cells[i];
        sqlite3_stmt *count =
            batch_sql(store, "SELECT (SELECT count(*) FROM replications WHERE scenario = ?1 AND replication < ?2) +"
                             " (SELECT count(*) FROM quarantine WHERE scenario = ?1 AND replication < ?2)");
        batch_sql_bind(count, "ii", cell->scenario, cell->wanted);
        int64_t stored = batch_sql_number(store, count, 0, &ok);
        sqlite3_stmt *known = batch_sql(store, "SELECT estimated FROM cells WHERE cell = ?");
        batch_sql_bind(known, "i", cell->cell);
        if (ok && batch_sql_number(store, known, -1, &ok) != stored)
            ok = ok && refresh_cell(store, study, cell, stored);
    }
    return ok;
}

bool stored_estimates_refresh(struct batch_store *store, const char *name)
{
    struct stored_study study = {0};
    bool ok = batch_sql_execute(store, "BEGIN IMMEDIATE");
    ok = ok && stored_study_read(&study, store, name, NULL) && refresh_cells(store, &study);
    ok = ok && batch_sql_execute(store, "COMMIT");
    if (!ok) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    stored_study_free(&study);
    return ok;
}
