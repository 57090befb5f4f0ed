#ifndef IO_IMPORT_TALLY_H
#define IO_IMPORT_TALLY_H
/* What became of the rows: rejected by reason, with one line each in the rejects file, left out on purpose, mended. */
#include "io/import_role.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum import_reject {
    REJECT_CELL_COUNT,        /* the row has another number of cells than the header */
    REJECT_ACCOUNT_MISSING,   /* no account number */
    REJECT_ACCOUNT_DUPLICATE, /* the file had the account before; the first row stays */
    REJECT_DATE,              /* a date that no format reads */
    REJECT_NUMBER,            /* an amount that is no number */
    REJECT_BELOW_ZERO,        /* charges, a payment or minutes below zero */
    REJECT_MARK,              /* neither yes nor no */
    REJECT_NAME,              /* a text that cannot be a name */
    REJECT_LAG_NEGATIVE,      /* a time before the one that it follows */
    REJECT_DISCHARGE_MISSING, /* coded or billed, and never discharged */
    REJECT_WORK_TYPE_MISSING,
    IMPORT_REJECT_COUNT
};

enum import_left_out {
    LEFT_OUT_BY_MAP,         /* a value list says null */
    LEFT_OUT_NOT_DISCHARGED, /* still in the house */
    LEFT_OUT_AFTER_UNTIL,    /* discharged after --until */
    LEFT_OUT_WITH_REJECTED,  /* rows of other files about an account that is rejected or left out */
    IMPORT_LEFT_OUT_COUNT
};

extern const char *const import_reject_names[IMPORT_REJECT_COUNT];
extern const char *const import_left_out_names[IMPORT_LEFT_OUT_COUNT];

struct import_tally { /* zero it first */
    int64_t rows;     /* read, without headers */
    int64_t rejected[IMPORT_REJECT_COUNT];
    int64_t left_out[IMPORT_LEFT_OUT_COUNT];
    int64_t moved[IMPORT_TIME_COUNT]; /* early times that were taken as the discharge */
    int64_t censored;                 /* times after --until that count as not yet happened */
    size_t first_line[IMPORT_REJECT_COUNT];
    FILE *rejects;            /* borrowed; NULL: none are written */
    bool (*is_stopped)(void); /* true: no more rows are read; NULL: never */
};

void import_rejects_begin(struct import_tally *tally);

/* Counts a rejected row and writes it down: file, line, reason and role, never what stood there. */
void import_reject(struct import_tally *tally, enum import_reject reason, enum import_role role, const char *file,
                   size_t line);

bool import_stopped(const struct import_tally *tally);

int64_t import_rejected(const struct import_tally *tally);
#endif
