#ifndef IO_PRECISION_TEXT_H
#define IO_PRECISION_TEXT_H
/* Precision goals as they are typed and as they are told. */
#include "experiment/precision.h"
#include <stdio.h>

/* Reads METRIC:SHARE or METRIC:SHARE:FLOOR, as in dnfb_mean_days:0.02, or diff:METRIC:HALF-WIDTH: a goal with share 0,
 * about differences (experiment/precision.h). The goal's metric is then owned by the caller. On failure false, with an
 * owned message: what is wrong, what is allowed, the nearest metric. */
bool precision_text_read(struct precision_goal *goal, const char *text, char **message);

/* A target as it is read; the caller frees. */
char *precision_text_of(const struct precision_target *target);

/* "dnfb_mean_days ± 3.1 % of 2 % asked for" per target that is not met yet, or "all met"; the caller frees. */
char *precision_text_standing(const struct precision *precision);

/* The lines of a scorecard: what was asked for, what was reached, and what to do when it was not. */
void precision_text_write(const struct precision *precision, const struct study *study, int width, FILE *file);
#endif
