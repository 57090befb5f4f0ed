#ifndef TESTS_SIM_ZONES_H
#define TESTS_SIM_ZONES_H
/* Hand-built zones. */
#include "sim/zone.h"

static struct zone_transition new_york_entries[] = {
    {INT64_MIN, -5 * 3600},
    {INT64_C(1772953200), -4 * 3600}, /* 2026-03-08 07:00 UTC, 02:00 -> 03:00 */
    {INT64_C(1793512800), -5 * 3600}, /* 2026-11-01 06:00 UTC, 02:00 -> 01:00 */
};
static const struct zone new_york = {NULL, 3, new_york_entries};

static struct zone_transition kolkata_entries[] = {{INT64_MIN, 19800}};
static const struct zone kolkata = {NULL, 1, kolkata_entries};

/* Where midnight itself is skipped (00:00 -> 01:00) and repeated (24:00 -> 23:00): 2026-03-29 and 2026-10-25. */
static struct zone_transition beirut_entries[] = {
    {INT64_MIN, 2 * 3600},
    {INT64_C(1774735200), 3 * 3600}, /* 2026-03-28 22:00 UTC */
    {INT64_C(1792875600), 2 * 3600}, /* 2026-10-24 21:00 UTC */
};
static const struct zone beirut = {NULL, 3, beirut_entries};
#endif
