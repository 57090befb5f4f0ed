/* What a results store is told about a study and its cells. */
#include "io/batch_sql.h"
#include "io/batch_store.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static int64_t get_scenario(struct batch_store *store, const char *digest, int64_t seed, bool *ok)
{
    sqlite3_stmt *add =
        batch_sql(store, "INSERT OR IGNORE INTO scenarios(digest, model_version, seed) VALUES(?, ?, ?)");
    batch_sql_bind(add, "tii", digest, (int64_t)MODEL_VERSION, seed);
    *ok = *ok && batch_sql_run(store, add);
    sqlite3_stmt *find =
        batch_sql(store, "SELECT scenario FROM scenarios WHERE digest = ? AND model_version = ? AND seed = ?");
    batch_sql_bind(find, "tii", digest, (int64_t)MODEL_VERSION, seed);
    return *ok ? batch_sql_number(store, find, -1, ok) : -1;
}

static bool write_factors(struct batch_store *store, const struct batch_entry *entry)
{
    for (size_t f = 0; f < entry->factor_count; f++) {
        const struct cell_factor *factor = &entry->factors[f];
        sqlite3_stmt *add = batch_sql(store, "INSERT OR REPLACE INTO factors VALUES(?, ?, ?, ?, ?)");
        batch_sql_bind(add, "iittd", entry->cell, (int64_t)f, factor->name, factor->text, factor->number);
        if (!batch_sql_run(store, add)) return false;
    }
    return true;
}

/* A cell of that name may be there, of another scenario when the study has changed: its estimates are then void. */
static bool write_cell(struct batch_store *store, int64_t study, struct batch_entry *entry, int64_t seed)
{
    bool ok = true;
    entry->scenario = get_scenario(store, entry->digest, seed, &ok);
    sqlite3_stmt *add =
        batch_sql(store, "INSERT INTO cells(study, number, name, scenario, stamp, wanted) VALUES(?, ?, ?, ?, ?, ?)"
                         " ON CONFLICT(study, name) DO UPDATE SET number = excluded.number, wanted = excluded.wanted,"
                         " estimated = iif(scenario = excluded.scenario AND wanted = excluded.wanted, estimated, -1),"
                         " scenario = excluded.scenario, stamp = excluded.stamp WHERE scenario <> excluded.scenario"
                         " OR wanted <> excluded.wanted OR number <> excluded.number OR stamp IS NOT excluded.stamp"
                         " RETURNING cell");
    batch_sql_bind(add, "iititi", study, entry->number, entry->name, entry->scenario, entry->stamp, entry->wanted);
    ok = ok && add;
    entry->cell = ok ? batch_sql_number(store, add, -1, &ok) : -1;
    if (!ok || entry->cell >= 0) return ok && write_factors(store, entry);
    sqlite3_stmt *find = batch_sql(store, "SELECT cell FROM cells WHERE study = ? AND name = ?");
    batch_sql_bind(find, "it", study, entry->name);
    entry->cell = batch_sql_number(store, find, -1, &ok);
    return ok;
}

static int compare_cells(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool forget_cell(struct batch_store *store, int64_t cell)
{
    sqlite3_stmt *unwant = batch_sql(store, "UPDATE cells SET wanted = 0, estimated = -1, feasible = NULL,"
                                            " failed_checks = NULL WHERE cell = ?");
    batch_sql_bind(unwant, "i", cell);
    if (!batch_sql_run(store, unwant)) return false;
    sqlite3_stmt *drop = batch_sql(store, "DELETE FROM estimates WHERE cell = ?");
    batch_sql_bind(drop, "i", cell);
    return batch_sql_run(store, drop);
}

/* Cells of an earlier form of the study would be compared with those of this one, which may have another base. Their
 * replications stay. */
static bool forget_others(struct batch_store *store, int64_t study, const struct batch_listing *listing)
{
    int64_t *listed = memory_allocate(listing->count, sizeof *listed), *others = NULL;
    size_t count = 0;
    int more;
    for (size_t i = 0; i < listing->count; i++) listed[i] = listing->entries[i].cell;
    qsort(listed, listing->count, sizeof *listed, compare_cells);
    sqlite3_stmt *all = batch_sql(store, "SELECT cell FROM cells WHERE study = ? AND wanted > 0");
    batch_sql_bind(all, "i", study);
    while ((more = batch_sql_step(store, all)) > 0) {
        int64_t cell = sqlite3_column_int64(all, 0);
        if (bsearch(&cell, listed, listing->count, sizeof *listed, compare_cells)) continue;
        others = memory_resize(others, count + 1, sizeof *others);
        others[count++] = cell;
    }
    bool ok = more == 0;
    for (size_t i = 0; ok && i < count; i++) ok = forget_cell(store, others[i]);
    free(listed);
    free(others);
    return ok;
}

static char *checks_text(const struct batch_listing *listing)
{
    char *text = memory_copy_text("");
    for (size_t i = 0; i < listing->check_count; i++) {
        char *longer = memory_format("%s%s\n", text, listing->checks[i]);
        for (char *at = longer + strlen(text); at[0] && at[1]; at++)
            if (*at == '\n') *at = ' '; /* only the last one ends the check */
        free(text);
        text = longer;
    }
    return text;
}

/* As the study file says now. */
static bool write_given(struct batch_store *store, int64_t study, const struct batch_listing *listing)
{
    sqlite3_stmt *forget = batch_sql(store, "DELETE FROM given_factors WHERE study = ?");
    batch_sql_bind(forget, "i", study);
    bool ok = batch_sql_run(store, forget);
    for (size_t i = 0; ok && i < listing->given_count; i++) {
        sqlite3_stmt *add = batch_sql(store, "INSERT INTO given_factors VALUES(?, ?, ?)");
        batch_sql_bind(add, "iit", study, (int64_t)i, listing->given[i]);
        ok = batch_sql_run(store, add);
    }
    return ok;
}

static bool write_study(struct batch_store *store, struct batch_listing *listing)
{
    char *checks = checks_text(listing);
    bool ok = true;
    sqlite3_stmt *same = batch_sql(store, "SELECT checks = ? AND confidence = ? FROM studies WHERE name = ?");
    batch_sql_bind(same, "tdt", checks, listing->confidence, listing->name);
    bool changed = batch_sql_number(store, same, 1, &ok) == 0;
    sqlite3_stmt *add =
        batch_sql(store, "INSERT INTO studies(name, title, seed, confidence, checks) VALUES(?, ?, ?, ?, ?)"
                         " ON CONFLICT(name) DO UPDATE SET title = excluded.title, seed = excluded.seed,"
                         " confidence = excluded.confidence, checks = excluded.checks RETURNING study");
    batch_sql_bind(add, "ttidt", listing->name, listing->title, listing->seed, listing->confidence, checks);
    int64_t study = ok ? batch_sql_number(store, add, -1, &ok) : -1;
    if (ok && changed) {
        sqlite3_stmt *forget = batch_sql(store, "UPDATE cells SET estimated = -1 WHERE study = ?");
        batch_sql_bind(forget, "i", study);
        ok = batch_sql_run(store, forget);
    }
    ok = ok && write_given(store, study, listing);
    for (size_t i = 0; ok && i < listing->count; i++)
        ok = write_cell(store, study, &listing->entries[i], listing->seed);
    if (ok && listing->is_whole) ok = forget_others(store, study, listing);
    free(checks);
    return ok;
}

bool batch_store_register(struct batch_store *store, struct batch_listing *listing)
{
    return batch_sql_begin(store) && batch_sql_end(store, write_study(store, listing));
}
