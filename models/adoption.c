#include "models/adoption.h"
#include "models/day_table.h"

struct adoption adoption_from(const struct scenario *scenario, int64_t go_live_date, double ramp_weeks)
{
    int64_t go_live = go_live_date == DATE_NONE ? INT64_MIN : day_table_civil_start(scenario, go_live_date);
    return (struct adoption){go_live, ramp_weeks * (double)TIME_WEEK};
}

double adoption_at(const struct adoption *adoption, int64_t time)
{
    if (adoption->go_live == INT64_MIN) return 1;
    if (time < adoption->go_live) return 0;
    double since = (double)(time - adoption->go_live);
    return since >= adoption->ramp ? 1 : since / adoption->ramp;
}
