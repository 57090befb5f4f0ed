#ifndef IO_HISTORY_READ_H
#define IO_HISTORY_READ_H
/* Reads ACCOUNTS, the file that `himsim import` writes: a CSV with the header
 *
 *   account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,payer,coder,coding_minutes,
 *   queried,denied,touchless
 *
 * (on one line; a further column account_digest is passed over), instants in UTC as 2026-01-05T08:30:00Z, empty cells
 * for what has not happened or is not known, flags 1 or 0; and beside it ACCOUNTS.json with the files that it comes
 * from, the facility's time zone and the time that it speaks about. */
#include "models/history.h"
#include "models/problem.h"
#include <stdbool.h>

/* `time_zone` (may be NULL) is used when ACCOUNTS.json does not say, and must then be given. Without ACCOUNTS.json the
 * file speaks from its first discharge to its latest instant, and its own digest stands for the exports'. An instant
 * before the one that it must follow (documented, coded and billed after discharge, coded after coding start), a
 * negative amount, and whatever cannot be read are problems with their line; the first 20 are told in full. Returns
 * false when there was one; `history` is then empty. The caller frees with history_free. */
bool history_read(struct history *history, const char *path, const char *time_zone, struct problems *problems);
#endif
