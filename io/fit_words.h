#ifndef IO_FIT_WORDS_H
#define IO_FIT_WORDS_H
/* Fitted numbers in words. */
#include "experiment/fit_interval.h"

/* "12.3 (11.9 to 12.7)" at so many significant digits; the caller frees. */
char *fit_interval_text(struct fit_interval value, int digits);
#endif
