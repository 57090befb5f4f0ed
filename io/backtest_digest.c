#include "io/backtest_digest.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>

char *backtest_digest(const struct scenario *scenario)
{
    struct scenario bare = *scenario; /* borrows; nothing of it is freed */
    bare.name = NULL;
    bare.facility.start_date = DATE_NONE;
    bare.facility.horizon_days = bare.facility.warmup_days = 0;
    bare.facility.dnfb_target_days = bare.facility.backlog_target_encounters = NAN;
    bare.analysis = (struct analysis){0};
    bare.opening_inventory = (struct opening){0};
    bare.arrival_trace_csv = NULL;
    return memory_format("%016" PRIx64, scenario_digest(&bare));
}
