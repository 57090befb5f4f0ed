#ifndef MODELS_ARRIVAL_H
#define MODELS_ARRIVAL_H
/* Arrivals of one work type: a count per local day by inversion of that day's final rate, and times within the day that
 * are independent by number. A surge raises the rate, so it keeps encounters 0..n-1 of the day and adds more; a cut
 * drops the last. */
#include "models/day_table.h"
#include "models/scenario.h"
#include "models/table_store.h"
#include "sim/random.h"

enum { DAY_SHAPE_HOURS = 26, DAY_SHAPE_GUIDE_BITS = 6 };

/* Inverse of one local day's profile: piecewise constant rate between the changes of the wall-clock hour. */
struct day_shape {
    int count;
    int64_t start[DAY_SHAPE_HOURS + 1];       /* from the first instant of the day; start[count] is its length */
    double cumulative[DAY_SHAPE_HOURS + 1];   /* share of the day's mean that falls before start[i] */
    uint8_t guide[1 << DAY_SHAPE_GUIDE_BITS]; /* by the leading bits of the share: the first hour it can fall into */
    double weight;                            /* sum of the profile's weights over the day's real hours */
};

struct arrival_plan {
    uint64_t hash; /* of the work type's name */
    double *mean;  /* expected count by day, surges included; NULL when the type has no arrivals of its own */
    struct day_shape *shapes; /* NULL: flat */
    int *shape;               /* index into `shapes` by day */
    int shape_count;
    const struct quantile_table *common_factor, *own_factor; /* day factor; NULL when its cv is 0 */
    double annual_mean_per_day;                              /* before surges: what the spreadsheet would use */
    double *paused; /* expected count by day that a pause keeps away; NULL: no pause */
};

void arrival_plan_init(struct arrival_plan *plan, const struct scenario *scenario, const struct day_table *days,
                       int work_type, struct table_store *tables);
void arrival_plan_free(struct arrival_plan *plan);

/* Encounters of the type on a day of one replication. */
int64_t arrival_count(const struct arrival_plan *plan, uint64_t seed, int64_t replication, int64_t civil_day, int day);

/* Time of an encounter within its day, from the encounter's own 64-bit word. */
int64_t arrival_time(const struct arrival_plan *plan, const struct day_table *days, int day, uint64_t word);
#endif
