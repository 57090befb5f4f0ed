#ifndef IO_BATCH_HANDLE_H
#define IO_BATCH_HANDLE_H
/* An open results store. */
#include <stddef.h>

struct sqlite3;
struct sqlite3_stmt;

enum { BATCH_STATEMENTS = 48 };

struct batch_store {
    struct sqlite3 *db;
    char *path, *message;                              /* message: of the last failure; owned */
    struct sqlite3_stmt *statements[BATCH_STATEMENTS]; /* prepared when first used */
    struct batch_pending *pending;                     /* rows not written yet */
    size_t pending_count, pending_capacity;
    double seconds; /* spent in writing */
};
#endif
