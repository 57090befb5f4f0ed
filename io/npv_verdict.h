#ifndef IO_NPV_VERDICT_H
#define IO_NPV_VERDICT_H
#include "experiment/business_case.h"
#include "io/result_set.h"

/* Verdicts on the NPVs of a comparison, which are no metric: the plans judged together, within the margin of cash.
 * `cases` and `verdicts` have one entry a scenario, that of the baseline unused. */
void npv_verdicts(const struct result_set *results, const struct business_case *cases, enum verdict *verdicts);
#endif
