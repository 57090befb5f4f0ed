#ifndef IO_TORNADO_WORDS_H
#define IO_TORNADO_WORDS_H
/* What tables, figures and data of a tornado share: what it is about, and its words. All texts returned are the
 * caller's to free. */
#include "experiment/tornado.h"
#include "io/scenario_load.h"

struct tornado_view { /* nothing is owned */
    const struct tornado *tornado;
    const struct assumptions *assumptions;
    const struct measure *measures;                 /* of the tables, in their order */
    const struct loaded_scenario *scenarios[SIDES]; /* the baseline; the alternative or NULL */
    struct tornado_request request;
    int64_t replications, seed;
};

/* "×1.54" for a factor, else the value in the unit of its field: "8 %", "$24.16", "28 minutes"; whole numbers without
 * one. */
char *assumption_number_text(const struct assumptions *assumptions, size_t index, double number);

/* The same of a break-even: "×1.54", or "2 to 3" where only whole numbers are possible. */
char *break_even_text(const struct assumptions *assumptions, size_t index, double at);

/* "volume", or "volume (baseline only)" in a comparison. */
char *assumption_label(const struct assumptions *assumptions, size_t index);

/* The metric as a person says it: "DNFB peak", "TAT mean (work_type:ed)". */
char *measure_label(const struct measure *measure, const struct scenario *baseline);

/* Title of a scenario, or its name; borrowed. */
const char *tornado_title(const struct tornado_view *view, int side);

/* Does a break-even lie between low and high, and not beyond? */
bool break_even_is_within(const struct tornado_row *row, int end);

/* Of a row of a comparison: "turns at ×0.81", "holds" ... */
char *tornado_decision(const struct tornado_view *view, const struct tornado_table *table,
                       const struct tornado_row *row);

/* The finding of a table in one sentence without its end. */
char *tornado_finding(const struct tornado_view *view, size_t table);
#endif
