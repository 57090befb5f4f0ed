#ifndef MODELS_ADOPTION_H
#define MODELS_ADOPTION_H
/* How far a tool is in use: nothing before it goes live, all of it after the ramp, a straight line in between. */
#include "models/scenario.h"

struct adoption {
    int64_t go_live; /* engine's clock; INT64_MIN: in full use from the start */
    double ramp;     /* microseconds */
};

/* `go_live_date` may be DATE_NONE: in full use from the start. */
struct adoption adoption_from(const struct scenario *scenario, int64_t go_live_date, double ramp_weeks);

/* Share in use at a time, 0..1. */
double adoption_at(const struct adoption *adoption, int64_t time);
#endif
