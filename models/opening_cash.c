#include "models/opening_cash.h"
#include "sim/time.h"
#include <string.h>

enum { LONGEST_DAYS = 36500 };

/* The flow of one payer; paid in the middle of the day. */
static double add_flow(const struct law *lag, double cents_per_day, int64_t *cents, int days)
{
    for (int d = 0; d < days && d < LONGEST_DAYS; d++) {
        double waiting = 1 - law_cdf(lag, d + 0.5);
        if (waiting < 1e-9) break;
        cents[d] += time_round(cents_per_day * waiting);
    }
    return cents_per_day * law_mean(lag);
}

int64_t opening_cash(const struct scenario *scenario, const double *per_day, int days, int64_t *cents)
{
    double all = 0;
    memset(cents, 0, (size_t)days * sizeof *cents);
    for (size_t t = 0; t < scenario->work_types.count && scenario->claims.opening_receivables; t++) {
        const struct work_type *type = &scenario->work_types.items[t];
        double flow = 100 * per_day[t] * law_mean(&type->gross_usd) * type->net_to_gross_share;
        if (type->billing == BILLING_NONE || flow <= 0) continue;
        if (type->payer_mix.count == 0) all += add_flow(&scenario->claims.payment_lag_days, flow, cents, days);
        for (size_t p = 0; p < type->payer_mix.count; p++)
            all += add_flow(&scenario->payers.items[p].payment_lag_days, flow * type->payer_mix.items[p], cents, days);
    }
    return time_round(all);
}
