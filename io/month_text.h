#ifndef IO_MONTH_TEXT_H
#define IO_MONTH_TEXT_H
/* The calendar months of a window as text. */
#include "models/cash.h"

/* "2026-03", of a month as models/cash.h counts them; the caller frees. */
char *month_text(const struct plan *plan, int month);
#endif
