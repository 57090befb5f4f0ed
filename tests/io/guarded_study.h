#ifndef TESTS_IO_GUARDED_STUDY_H
#define TESTS_IO_GUARDED_STUDY_H
/* What the tests of replications that crash share. */
#include "experiment/batch_cell.h"
#include <stdint.h>

/* The scenario of a study whose cells are told apart by their number of coders. */
static const char base[] =
    "{\"name\": \"small\", \"facility\": {\"time_zone\": \"UTC\", \"start_date\": \"2026-01-05\", \"horizon_days\": "
    "20},"
    "\"work_types\": [{\"name\": \"chart\", \"arrivals\": {\"rate_per_hour\": 2}, \"coding_minutes\": 30}],"
    "\"pools\": [{\"name\": \"coders\", \"shifts\": [{\"name\": \"day\", \"headcount\": 6, \"hours\": [{\"start\": "
    "\"08:00\", \"end\": \"16:00\"}]}], \"skills\": {\"chart\": 1}}],"
    "\"worklists\": [{\"name\": \"all\", \"pools\": [\"coders\"]}]}";

static inline int64_t headcount(const void *plan)
{
    const struct batch_plan *of = plan;
    return of->plan.scenario->pools.items[0].shifts.items[0].headcount;
}
#endif
