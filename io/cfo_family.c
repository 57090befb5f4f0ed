#include "io/cfo_family.h"
#include "experiment/comparison.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

#define AT(member) offsetof(struct cfo_facts, member)

static const size_t claims[] = {AT(gain.tat_days),
                                AT(gain.tat_by_dollars_days),
                                AT(gain.dnfb_days),
                                AT(gain.hidden_days),
                                AT(gain.hidden_dollars_days),
                                AT(gain.uncoded_end),
                                AT(gain.coding_usd),
                                AT(released_usd),
                                AT(carrying_usd_per_year),
                                AT(operating_cost_usd),
                                AT(accuracy.difference),
                                AT(denials.difference)};

static struct estimate *claim_of(struct cfo_facts *facts, size_t offset)
{
    return (struct estimate *)((char *)facts + offset);
}

static void judge(struct cfo_facts *facts, size_t count, size_t offset, double confidence)
{
    double *p = memory_allocate(count, sizeof *p);
    for (size_t i = 0; i < count; i++) p[i] = estimate_p_value(claim_of(&facts[i], offset));
    comparison_holm(p, p, count);
    for (size_t i = 0; i < count; i++) {
        struct estimate *claim = claim_of(&facts[i], offset);
        if (!(p[i] < 1 - confidence)) claim->half_width = fmax(claim->half_width, fabs(claim->mean));
    }
    free(p);
}

void cfo_family_judge(struct cfo_facts *facts, size_t count, double confidence)
{
    if (count < 2) return;
    for (size_t c = 0; c < sizeof claims / sizeof *claims; c++) judge(facts, count, claims[c], confidence);
    for (size_t c = 0; c < CAUSE_COUNT; c++)
        judge(facts, count, AT(gain.cause_usd) + c * sizeof(struct estimate), confidence);
}

char **cfo_sentences(const struct result_set *results, const struct business_case *cases)
{
    const struct study *study = results->study;
    struct cfo_facts *facts = memory_allocate(study->count, sizeof *facts);
    char **sentences = memory_allocate(study->count, sizeof *sentences);
    size_t plans = 0;
    for (size_t s = 1; s < study->count; s++)
        if (comparison_is_plan(study, s)) cfo_facts_of(&facts[plans++], results, s, &cases[s]);
    cfo_family_judge(facts, plans, results->confidence);
    plans = 0;
    for (size_t s = 1; s < study->count; s++)
        if (comparison_is_plan(study, s)) sentences[s] = cfo_sentence(&facts[plans++]);
    free(facts);
    return sentences;
}

void cfo_sentences_free(char **sentences, const struct result_set *results)
{
    for (size_t s = 0; s < results->study->count; s++) free(sentences[s]);
    free(sentences);
}
