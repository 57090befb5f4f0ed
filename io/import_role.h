#ifndef IO_IMPORT_ROLE_H
#define IO_IMPORT_ROLE_H
/* What a column of an export can mean. One table: the map, the proposals, the rejects and the files spell the roles the
 * same way. */

enum import_role {
    ROLE_ACCOUNT,
    ROLE_WORK_TYPE,
    ROLE_DISCHARGE, /* the five times stand side by side, in the order in which they happen */
    ROLE_DOCUMENTED,
    ROLE_CODING_START,
    ROLE_CODED,
    ROLE_BILLED,
    ROLE_GROSS,
    ROLE_NET,
    ROLE_PAYER,
    ROLE_CODER,
    ROLE_CODING_MINUTES,
    ROLE_QUERIED, /* the three marks stand side by side */
    ROLE_DENIED,
    ROLE_TOUCHLESS,
    IMPORT_ROLE_COUNT,
    IMPORT_ROLE_NONE = -1
};

enum import_kind { KIND_KEY, KIND_NAME, KIND_TIME, KIND_MONEY, KIND_CODER, KIND_MINUTES, KIND_MARK };

enum { IMPORT_TIME_COUNT = 5, IMPORT_MARK_COUNT = 3 };

struct import_role_row {
    const char *name;
    enum import_kind kind;
    const char *meaning;
};

extern const struct import_role_row import_roles[IMPORT_ROLE_COUNT];

/* The role of that name; IMPORT_ROLE_NONE when there is none. */
enum import_role import_role_find(const char *name);
#endif
