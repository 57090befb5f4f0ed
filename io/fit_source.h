#ifndef IO_FIT_SOURCE_H
#define IO_FIT_SOURCE_H
/* Where a fitted value comes from, as a comment beside it: the key is "//source " and the field's. */
#include "io/fit_view.h"
#include "io/json_write.h"
#include <stdint.h>

/* A number and its source: {file, digest, rows, method, interval: [low, high]}; no interval when it is NAN. */
void fit_source_number(struct json_write *out, const struct fit_view *view, const char *key, struct fit_interval value,
                       int64_t rows, const char *method);

/* A share and its source, with the exact interval of Clopper and Pearson. */
void fit_source_share(struct json_write *out, const struct fit_view *view, const char *key,
                      const struct share_estimate *share, const char *of);

/* A law and its source, with an interval of each parameter; for a table how far its shares may err. */
void fit_source_law(struct json_write *out, const struct fit_view *view, const char *key,
                    const struct fit_choice *choice);

/* The source alone, of a value that the caller writes. */
void fit_source_note(struct json_write *out, const struct fit_view *view, const char *key, int64_t rows,
                     const char *method);

/* The law as a scenario spells it. */
void fit_law_write(struct json_write *out, const char *key, const struct law *law);

/* Six significant digits: more would pretend. */
double fit_rounded(double value);

/* How a law was found; the caller frees. */
char *fit_method_text(const struct fit_choice *choice);
#endif
