#ifndef IO_CFO_SENTENCE_H
#define IO_CFO_SENTENCE_H
/* What an alternative does, in a sentence for a CFO. Every number and every word of cause is computed: a difference
 * whose interval holds zero is "no difference we can show"; when turnaround falls and DNFB does not, it says why; cash
 * is counted net, and dollars of DNFB that are gross are called so; speed is not said without its price and its
 * quality. */
#include "experiment/business_case.h"
#include "experiment/turnaround_gain.h"
#include "io/result_set.h"

struct cfo_change { /* of a metric; means, and the paired difference (count 0 and NAN: there is none) */
    double before, after;
    struct estimate difference;
};

struct cfo_facts {
    double confidence;
    struct turnaround_gain gain;
    struct estimate released_usd, carrying_usd_per_year, operating_cost_usd; /* as in struct business_case */
    struct cfo_change accuracy;                                              /* accuracy_out_share */
    struct cfo_change denials;                                               /* coding_denials_per_1000 */
};

void cfo_facts_of(struct cfo_facts *facts, const struct result_set *results, size_t alternative,
                  const struct business_case *money);

/* One sentence with its full stop; numbers stand by their units with no-break spaces. The caller frees. */
char *cfo_sentence(const struct cfo_facts *facts);
#endif
