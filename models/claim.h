#ifndef MODELS_CLAIM_H
#define MODELS_CLAIM_H
/* What becomes of a bill: filed too late and lost, paid after the payer's lag, or denied; denials are appealed or given
 * up; money comes back through appeals and goes back through take-backs. Net dollars, to the cent: what was claimed is
 * resolved in one of these ways, or still open at the horizon. */
#include "models/department_state.h"

/* An account with dollars of a type that is billed becomes a claim. */
static inline bool claim_is_due(const struct department *department, const struct chart *chart)
{
    return chart->gross_cents > 0 && department->plan->work[chart->work_type].billing != BILLING_NONE;
}

/* The bill of a chart that is due to become a claim drops at `bill` (before the horizon). True when the chart's record is
 * still needed: its denial is going to be appealed. */
bool claim_file(struct department *department, uint32_t index, int64_t bill);
#endif
