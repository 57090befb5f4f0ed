#ifndef IO_FIT_VIEW_H
#define IO_FIT_VIEW_H
/* A fit and what its writers need to know besides. */
#include "experiment/fit.h"

enum { FIT_PAYERS_MOST = 50 }; /* more are put together as "other payers", the smallest first */

struct fit_view {
    const struct fit *fit;
    const char *accounts;   /* path of the file of accounts, as given */
    const char *name;       /* of the scenario */
    const char *calendar;   /* path of the holiday file as the scenario shall name it; NULL: none */
    char **types, **payers; /* names fit for a scenario, by index; owned */
    size_t *payer_of;       /* by payer: itself, or the payer that stands for all small ones (FIT_PAYERS_MOST); owned */
    size_t default_count;
    char **defaults; /* fields of the scenario that stand on defaults, by pointer with * for list items; owned */
};

void fit_view_init(struct fit_view *view, const struct fit *fit, const char *accounts, const char *name,
                   const char *calendar);
void fit_view_free(struct fit_view *view);

/* Was the type fitted? Not when it had too few arrivals: then it stands in the scenario with means of what is known. */
bool fit_view_has(const struct fit_view *view, size_t type);

/* Accounts of a type by payer, the small ones together; 0 for a payer that another one stands for. */
int64_t fit_view_payer_hits(const struct fit_view *view, const struct fit_type *type, size_t payer);

/* Is the payer of any account known? */
bool fit_view_has_payers(const struct fit_view *view);
#endif
