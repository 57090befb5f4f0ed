#ifndef IO_BATCH_SCHEMA_H
#define IO_BATCH_SCHEMA_H
/* Tables and views of a study's results store; docs/study-store.md says them for planners. */

enum { BATCH_SCHEMA_VERSION = 1, BATCH_APPLICATION = 0x48494d53 }; /* PRAGMA user_version and application_id */

extern const char *const batch_schema_sql;
/* What came later, and may be lacking in a store of this version that nobody has written to since. */
extern const char *const batch_schema_given_sql;

/* The metrics over all that have a column of their own in the table of replications; NULL ends them. */
extern const char *const batch_headlines[];
#endif
