#ifndef IO_FOLDER_COMPARE_H
#define IO_FOLDER_COMPARE_H
/* Two result folders, table by table and byte by byte. The manifest is left out: it holds run times. */
#include <stdbool.h>
#include <stddef.h>

struct table_comparison {
    char *name;                                                             /* owned */
    enum { TABLE_SAME, TABLE_DIFFERS, TABLE_MISSING, TABLE_ADDED } verdict; /* in the second folder */
    size_t bytes;                                                           /* of the first */
    size_t line;                                                            /* first that differs; 0: none */
};

struct folder_comparison {
    size_t count;
    struct table_comparison *tables; /* owned; in the order of their names */
    bool is_same;
};

/* Compares the files of both folders themselves, not of folders in them. On failure false, with an owned message. */
bool folder_compare(struct folder_comparison *comparison, const char *first, const char *second, char **message);
void folder_comparison_free(struct folder_comparison *comparison);
#endif
