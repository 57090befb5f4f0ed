#ifndef IO_IMPORT_SYNONYM_H
#define IO_IMPORT_SYNONYM_H
/* Headers that are known by name: columns of Epic's public schema (HSP_ACCOUNT, HSP_ACCT_CDSTS_HX, COD_RECORD_INFO), of
 * Dolbey's Fusion CAC worklist, and the usual words. */
#include "io/import_role.h"
#include <stdbool.h>

struct import_synonym {
    enum import_role role;
    const char *words; /* as io/header_words.h spells them */
    bool is_part;      /* the words are somewhere in the header; else they are all of it */
    const char *doubt; /* why it is to be reviewed; NULL: it is what it says */
    const char *zone;  /* of the column; NULL: the site's */
    bool filled;       /* of a mark: any text is true */
};

/* Rank of the best row for `role` that a header (as header_words gives it) fits, the smaller the better; -1: none. */
int import_synonym_rank(enum import_role role, const char *spaced);
const struct import_synonym *import_synonym_at(int rank);
#endif
