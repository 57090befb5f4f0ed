#include "io/npv_verdict.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

void npv_verdicts(const struct result_set *results, const struct business_case *cases, enum verdict *verdicts)
{
    size_t count = results->study->count;
    double *p = memory_allocate(count, sizeof *p), *adjusted = memory_allocate(count, sizeof *adjusted);
    for (size_t s = 0; s < count; s++)
        p[s] = comparison_is_plan(results->study, s) ? estimate_p_value(&cases[s].npv_usd) : NAN;
    comparison_holm(p, adjusted, count);
    for (size_t s = 1; s < count; s++) {
        const struct estimate *npv = &cases[s].npv_usd;
        double p_holm = comparison_is_plan(results->study, s) ? adjusted[s] : estimate_p_value(npv);
        double margin = comparison_of(results->comparison, s, METRIC_CASH_AFTER_COST_USD)->margin;
        verdicts[s] = comparison_verdict(npv, p_holm, results->confidence, margin, METRIC_HIGHER_IS_BETTER);
    }
    free(adjusted);
    free(p);
}
