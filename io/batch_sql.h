#ifndef IO_BATCH_SQL_H
#define IO_BATCH_SQL_H
/* Statements on a store: prepared once, bound by position, with failures in the store's message. */
#include "io/batch_handle.h"
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* The statement of a text that lives as long as the program, ready to be bound; NULL on failure. */
sqlite3_stmt *batch_sql(struct batch_store *store, const char *text);

/* Binds values by position, one letter of `kinds` each: i int64_t, d double (NAN is null), t const char * (NULL is
 * null), b const void * and int length. Texts and blobs must stay until the statement is reset. */
void batch_sql_bind(sqlite3_stmt *statement, const char *kinds, ...);

/* Runs a bound statement to its end. */
bool batch_sql_run(struct batch_store *store, sqlite3_stmt *statement);

/* One step: 1 a row, 0 the end (the statement is reset), -1 failure. */
int batch_sql_step(struct batch_store *store, sqlite3_stmt *statement);

/* The first column of the first row of a bound statement; `none` when there is none; *ok false on failure. */
int64_t batch_sql_number(struct batch_store *store, sqlite3_stmt *statement, int64_t none, bool *ok);

/* Runs texts without parameters. */
bool batch_sql_execute(struct batch_store *store, const char *texts);

/* A transaction that writes; its end: committed when all is well so far and the world allows it, else undone. */
bool batch_sql_begin(struct batch_store *store);
bool batch_sql_end(struct batch_store *store, bool ok);

/* Puts the database's failure into the store's message; returns false. */
bool batch_sql_fail(struct batch_store *store);
#endif
