#ifndef MODELS_SCENARIO_CHECK_INTERNAL_H
#define MODELS_SCENARIO_CHECK_INTERNAL_H
/* The parts of scenario_check, one file a subject; only models/scenario_check*.c include this. */
#include "models/check_report.h"
#include "models/reach.h"

void check_facility(const struct check *check); /* days, holiday files, size of the event set */
void check_work(const struct check *check);     /* work types, profiles, CAC, surges, freezes, pauses */
void check_analysis(const struct check *check); /* precision */
void check_queries(const struct check *check);  /* provider hours, documentation tools */
void check_people(const struct check *check);   /* shifts, availability, overtime, reserved types */

/* Every chart finds a worklist and a coder. */
void check_worklists(const struct check *check, const struct reach *reach);

/* Audits, second coding and appeals find people; denials, pressure and administrative work make sense. */
void check_quality(const struct check *check, const struct reach *reach);

/* More work than the pools can do. */
void check_load(const struct check *check, const struct reach *reach);

/* A steady state can be looked for: enough weeks, and no cycle longer than one. */
void check_steady_state(const struct check *check);
#endif
