#ifndef IO_BATCH_VIEW_H
#define IO_BATCH_VIEW_H
/* A study of a results store as its factors see it: levels, and the mean over any set of cells, replication by
 * replication. All cells share the seed, so that a mean over cells has one value a replication and a t interval. */
#include "io/batch_read.h"
#include "models/metric.h"

struct batch_measure {
    enum metric_id id;
    const char *scope; /* "all" or as in results; borrowed */
};

struct batch_axis { /* a factor; texts are the study's */
    const char *name;
    size_t count;       /* levels, in the order of the study */
    const char **texts; /* owned, as are the rest */
    double *numbers;    /* NAN where it is no number */
    bool is_numeric;
    size_t *level; /* per cell; SIZE_MAX: the cell does not have the factor */
};

struct batch_view {
    const struct stored_study *study;
    size_t measure_count;
    const struct batch_measure *measures; /* borrowed */
    int64_t replications;                 /* at most wanted of a cell */
    int64_t fewest, most;                 /* stored of a cell that has any; 0 when none has */
    double *values;                       /* [measure][cell][replication]; NAN: none; owned */
    bool *is_feasible, *is_known;         /* per cell; holds the checks, has a replication; owned */
    size_t axis_count;
    struct batch_axis *axes; /* owned */
};

/* False with store->message. The caller frees in both cases; the study outlives the view. */
bool batch_view_read(struct batch_view *view, struct batch_store *store, struct stored_study *study,
                     const struct batch_measure *measures, size_t count);
void batch_view_free(struct batch_view *view);

/* Of the mean over the selected cells, over the replications that all of them have; all NAN and count 0 without. */
struct estimate batch_view_mean(const struct batch_view *view, size_t measure, const bool *selected);

/* Which cells compare like with like, when the levels of a factor, or the pairs of two (other: NULL for one alone), are
 * compared: those whose other factors are set as in some cell at each level, or pair, that has a cell at all. Where
 * constraints leave cells out, means over all of them would blame a factor for what its neighbours do. */
struct batch_balance {
    bool *cells;     /* per cell; owned */
    size_t left_out; /* cells with results that are not among them */
    bool is_mixed;   /* there are no such cells, and so all are taken: the levels differ in other factors too */
};
void batch_balance_init(struct batch_balance *balance, const struct batch_view *view, const struct batch_axis *axis,
                        const struct batch_axis *other);
void batch_balance_free(struct batch_balance *balance);

/* The cells at one level of a factor, and of a second one (NULL: of one alone): the mean over those in the balance; how
 * many there are in all, and how many of these hold the checks. */
struct batch_group {
    struct estimate estimate;
    size_t cells, feasible;
};
struct batch_group batch_view_group(const struct batch_view *view, size_t measure, const struct batch_balance *balance,
                                    const struct batch_axis *axis, size_t level, const struct batch_axis *other,
                                    size_t other_level);
#endif
