#ifndef MODELS_CASH_H
#define MODELS_CASH_H
/* Cash by calendar month. Inflows are above zero, outflows below; lines that are no cash (denied, written off, accrued)
 * stand beside them for reading and never enter a sum. */
#include "models/department_state.h"

enum cash_line {
    CASH_OPENING,     /* collected on bills from before the start */
    CASH_COLLECTED,   /* first and late payments */
    CASH_APPEALS,     /* paid after appeals */
    CASH_TAKEBACKS,   /* below zero */
    CASH_LABOUR,      /* wages, tax and benefits of own people */
    CASH_OVERTIME,    /* of own people */
    CASH_VENDOR,      /* hours, overtime and charts of vendors and agencies, less SLA credits */
    CASH_AUTOMATION,  /* CAC, RPA, documentation tools */
    CASH_ONE_OFFS,    /* onboarding, severance, retraining */
    CASH_PAUSED,      /* contribution of paused lines: lost, so below zero */
    CASH_NET,         /* sum of the above */
    CASH_DENIED,      /* memo: denied for coding, on the day of the denial */
    CASH_WRITTEN_OFF, /* memo: coding denials, other denials, filed late, late charges lost */
    CASH_ACCRUED,     /* memo: take-backs accrued when billed */
    CASH_LINES
};

struct cash_line_row {
    const char *id;
    bool is_memo;
    const char *definition;
};

extern const struct cash_line_row cash_lines[CASH_LINES];

/* Calendar months that the window touches; the first and the last may be parts of one. */
int cash_month_count(const struct plan *plan);

/* First day of a month within the window, and the day after its last, as day indices. */
void cash_month_days(const struct plan *plan, int month, int *from, int *to);

/* Values in usd of a replication that has ended, [month][line]. */
void cash_flows(const struct department *department, double *values);

/* The same of some days. */
void cash_of_days(const struct department *department, int from, int to, double lines[CASH_LINES]);

#endif
