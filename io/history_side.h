#ifndef IO_HISTORY_SIDE_H
#define IO_HISTORY_SIDE_H
/* What stands beside ACCOUNTS: where it comes from, in which zone, about which time. */
#include "models/history.h"
#include "models/problem.h"
#include <stdbool.h>

/* Fills zone, files and the observed time of a history whose accounts are read. */
bool history_side_read(struct history *history, const char *path, const char *time_zone, struct problems *problems);
#endif
