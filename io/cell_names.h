#ifndef IO_CELL_NAMES_H
#define IO_CELL_NAMES_H
/* What the names in a condition mean: factors of a cell, and means of metrics over its replications. */
#include "io/expression.h"

struct cell_factor { /* texts are borrowed */
    const char *name, *text;
    double number; /* NAN unless is_numeric */
    bool is_numeric;
};

struct cell_names {
    const struct cell_factor *factors;
    size_t count;
    bool has_metrics; /* a name may be METRIC or METRIC@SCOPE; no scope is "all" */
    /* Mean of a metric; NAN when it is not known. NULL: none is. */
    double (*mean)(void *context, const char *metric, const char *scope);
    void *context;
};

/* Borrows `names`. */
struct expression_names cell_names_in(const struct cell_names *names);

/* "seniors=5 routine=12 cac=none"; the caller frees. */
char *cell_name(const struct cell_factor *factors, size_t count);
#endif
