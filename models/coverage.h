#ifndef MODELS_COVERAGE_H
#define MODELS_COVERAGE_H
/* Hands against work by hour of the week, on paper: who is on duty when, and how many coders the encounters of an hour
 * would keep busy. Means over the window of statistics, in the facility's local time; hour 0 is Monday's first. */
#include "models/plan.h"

enum { WEEK_HOURS = 168 };

struct coverage_zone { /* the pools of one time zone */
    const char *name;  /* borrowed */
    double on_duty[WEEK_HOURS];
};

/* Coders are filled seats of the plan in force at the time (every gate open) times 1 - absence; those who come or leave
 * in the course of a replication, overtime and finishing are left out. Work stands at the hour of discharge, as time on
 * duty of the coders who may do it at full speed, after touchless charts and CAC assist, at mean volume without day
 * factors. A trace brings nothing. */
struct coverage {
    size_t zone_count;
    struct coverage_zone *zones; /* owned; in the order of the pools */
    double on_duty[WEEK_HOURS];  /* of all zones */
    double needed[WEEK_HOURS];   /* coders */
    double encounters[WEEK_HOURS];
};

void coverage_init(struct coverage *coverage, const struct plan *plan);
void coverage_free(struct coverage *coverage);

struct coverage_hole { /* the longest stretch of the week with nobody on duty */
    int first, hours;  /* 0 hours: there is none; 168: nobody ever */
    double encounters; /* that are discharged in it, a week */
};
struct coverage_hole coverage_hole_of(const struct coverage *coverage);

/* Less than a twentieth of the most there ever are: a day or two a year do not fill a hole. */
bool coverage_is_empty(const struct coverage *coverage, int hour);

/* The hour in which the work exceeds the hands most. */
int coverage_worst_hour(const struct coverage *coverage);
#endif
