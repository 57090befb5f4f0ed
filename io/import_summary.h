#ifndef IO_IMPORT_SUMMARY_H
#define IO_IMPORT_SUMMARY_H
/* What an import says to the person who ran it. */
#include "io/import_write.h"

/* Rows, rejects by reason with the first line of each, what was left out and moved. */
void import_summary_rows(const struct import_tally *tally, FILE *out);

struct import_opening {
    const char *path;
    size_t count;
    int64_t cents, as_of;
};

/* The accounts written to `path`, and the opening inventory (NULL: none) with the lines of a scenario that starts from
 * it. */
void import_summary_accounts(const struct import_result *result, const char *path, const struct import_opening *opening,
                             FILE *out);
#endif
