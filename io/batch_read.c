#include "io/batch_read.h"
#include "io/batch_sql.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *text_at(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    return memory_copy_text(text ? (const char *)text : "");
}

static bool refuse(struct batch_store *store, char *message)
{
    if (store->message)
        free(message);
    else
        store->message = message;
    return false;
}

static char *study_names(struct batch_store *store)
{
    char *all = memory_copy_text("");
    sqlite3_stmt *names = batch_sql(store, "SELECT name FROM studies ORDER BY name");
    while (batch_sql_step(store, names) > 0) {
        char *longer = memory_format("%s%s\"%s\"", all, *all ? ", " : "", (const char *)sqlite3_column_text(names, 0));
        free(all);
        all = longer;
    }
    return all;
}

/* Texts of conditions, one a line. */
static bool find_study(struct stored_study *study, struct batch_store *store, const char *name, char **checks)
{
    sqlite3_stmt *find =
        batch_sql(store, "SELECT study, name, confidence, checks, seed FROM studies WHERE name = ?1 OR (?1"
                         " IS NULL AND (SELECT count(*) FROM studies) = 1)");
    batch_sql_bind(find, "t", name);
    int more = batch_sql_step(store, find);
    if (more > 0) {
        study->study = sqlite3_column_int64(find, 0);
        study->name = text_at(find, 1);
        study->confidence = sqlite3_column_double(find, 2);
        *checks = text_at(find, 3);
        study->seed = sqlite3_column_int64(find, 4);
        sqlite3_reset(find);
        return true;
    }
    if (more < 0) return false;
    char *names = study_names(store);
    char *message =
        name ? memory_format("%s: has no study \"%s\"; it has %s", store->path, name, *names ? names : "none")
             : memory_format("%s: name one of its studies with --study: %s", store->path,
                             *names ? names : "there is none yet");
    free(names);
    return refuse(store, message);
}

/* A store may be older than the table, and is then only read. */
static bool read_given(struct stored_study *study, struct batch_store *store)
{
    bool ok = true;
    sqlite3_stmt *table = batch_sql(store, "SELECT count(*) FROM sqlite_master WHERE name = 'given_factors'");
    if (batch_sql_number(store, table, 0, &ok) == 0) return ok;
    sqlite3_stmt *all = batch_sql(store, "SELECT factor FROM given_factors WHERE study = ? ORDER BY position");
    int more;
    batch_sql_bind(all, "i", study->study);
    while ((more = batch_sql_step(store, all)) > 0) {
        study->given = memory_resize(study->given, study->given_count + 1, sizeof *study->given);
        study->given[study->given_count++] = text_at(all, 0);
    }
    return more == 0;
}

static bool read_factors(struct stored_cell *cell, struct batch_store *store)
{
    sqlite3_stmt *all = batch_sql(store, "SELECT factor, value, number FROM factors WHERE cell = ? ORDER BY position");
    int more;
    batch_sql_bind(all, "i", cell->cell);
    while ((more = batch_sql_step(store, all)) > 0) {
        bool numeric = sqlite3_column_type(all, 2) != SQLITE_NULL;
        cell->factors = memory_resize(cell->factors, cell->factor_count + 1, sizeof *cell->factors);
        cell->factors[cell->factor_count++] = (struct cell_factor){
            text_at(all, 0), text_at(all, 1), numeric ? sqlite3_column_double(all, 2) : NAN, numeric};
    }
    return more == 0;
}

static bool read_cells(struct stored_study *study, struct batch_store *store)
{
    sqlite3_stmt *all =
        batch_sql(store, "SELECT c.cell, c.scenario, c.wanted, x.layout, c.name FROM cells c JOIN"
                         " scenarios x USING(scenario) WHERE c.study = ? AND c.wanted > 0 ORDER BY c.number, c.cell");
    int more;
    batch_sql_bind(all, "i", study->study);
    while ((more = batch_sql_step(store, all)) > 0) {
        study->cells = memory_resize(study->cells, study->count + 1, sizeof *study->cells);
        struct stored_cell *cell = &study->cells[study->count++];
        *cell = (struct stored_cell){.cell = sqlite3_column_int64(all, 0),
                                     .scenario = sqlite3_column_int64(all, 1),
                                     .wanted = sqlite3_column_int64(all, 2),
                                     .layout =
                                         sqlite3_column_type(all, 3) == SQLITE_NULL ? -1 : sqlite3_column_int64(all, 3),
                                     .name = text_at(all, 4)};
    }
    for (size_t i = 0; more == 0 && i < study->count; i++)
        if (!read_factors(&study->cells[i], store)) return false;
    return more == 0;
}

static struct cell_names names_of(const struct stored_cell *cell)
{
    return (struct cell_names){.factors = cell->factors, .count = cell->factor_count};
}

static bool parse_checks(struct stored_study *study, struct batch_store *store, char *texts)
{
    struct cell_names names = names_of(&study->cells[0]);
    names.has_metrics = true;
    struct expression_names meaning = cell_names_in(&names);
    for (char *line = strtok(texts, "\n"); line; line = strtok(NULL, "\n")) {
        char *message = NULL;
        struct expression *check = expression_parse(line, &meaning, &message);
        if (!check) return refuse(store, message);
        study->checks = memory_resize(study->checks, study->check_count + 1, sizeof(struct expression *));
        study->checks[study->check_count++] = check;
    }
    return true;
}

static void cell_free(struct stored_cell *cell)
{
    for (size_t f = 0; f < cell->factor_count; f++) {
        free((void *)(size_t)cell->factors[f].name);
        free((void *)(size_t)cell->factors[f].text);
    }
    free(cell->factors);
    free(cell->name);
}

static bool keep_only(struct stored_study *study, struct batch_store *store, const char *only)
{
    char *message = NULL;
    struct cell_names names = names_of(&study->cells[0]);
    struct expression_names meaning = cell_names_in(&names);
    struct expression *filter = expression_parse(only, &meaning, &message);
    if (!filter) return refuse(store, message);
    size_t kept = 0;
    for (size_t i = 0; i < study->count; i++) {
        names = names_of(&study->cells[i]);
        if (expression_holds(filter, &meaning))
            study->cells[kept++] = study->cells[i];
        else
            cell_free(&study->cells[i]);
    }
    study->count = kept;
    expression_free(filter);
    return true;
}

bool stored_study_read(struct stored_study *study, struct batch_store *store, const char *name, const char *only)
{
    char *checks = NULL;
    *study = (struct stored_study){0};
    bool ok = find_study(study, store, name, &checks) && read_given(study, store) && read_cells(study, store);
    if (ok && study->count > 0) ok = parse_checks(study, store, checks);
    if (ok && study->count > 0 && only) ok = keep_only(study, store, only);
    free(checks);
    return ok;
}

void stored_study_free(struct stored_study *study)
{
    for (size_t i = 0; i < study->count; i++) cell_free(&study->cells[i]);
    for (size_t i = 0; i < study->check_count; i++) expression_free(study->checks[i]);
    for (size_t i = 0; i < study->given_count; i++) free(study->given[i]);
    batch_column_sets_free(&study->columns);
    free(study->given);
    free(study->checks);
    free(study->cells);
    free(study->name);
    *study = (struct stored_study){0};
}
