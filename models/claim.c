#include "models/claim.h"
#include "models/appeal.h"
#include "models/claim_money.h"
#include "models/routing.h"

/* Words of the claim's first block: denied for coding, which cause, payer's lag, denied otherwise. Of its second: taken
 * back, when, how late the other denial is resolved. */
enum { WORD_DENIED, WORD_CAUSE, WORD_LAG, WORD_OTHER };
enum { BLOCK_CLAIM, BLOCK_LATER };
enum { WORD_TAKEN_BACK, WORD_TAKEBACK_LAG, WORD_OTHER_DELAY };

struct claim {
    struct department *department;
    const struct chart *chart;
    uint32_t index;
    int64_t bill;
    int day;        /* of the bill */
    int64_t amount; /* that the payer still owes, cents */
    bool wrong;
    int pool;
};

/* Charges that post after the bill. */
static void miss_late_charges(struct claim *claim)
{
    struct department *department = claim->department;
    const struct claim_plan *plan = &department->plan->claims;
    double late = claim_plan_late_share(plan, claim->bill - claim->chart->discharge);
    int64_t missed = time_round((double)claim->amount * late);
    int64_t lost = time_round((double)missed * plan->late_lost);
    if (missed == 0) return;
    day_book_money(&department->book, claim->day)[MONEY_LATE_CHARGES] += missed;
    claim_resolve(department, MONEY_CHARGES_LOST, claim->bill, lost);
    claim->amount -= lost;
}

static void accrue_takeback(struct claim *claim, int64_t paid_at, int64_t paid)
{
    struct department *department = claim->department;
    const struct claim_plan *plan = &department->plan->claims;
    if (!claim->wrong || plan->takeback_given_error <= 0) return;
    struct random_block draws = chart_draw(department, claim->chart, DOMAIN_CLAIM, BLOCK_LATER);
    if (random_uniform(draws.word[WORD_TAKEN_BACK]) >= plan->takeback_given_error) return;
    int64_t cents = time_round((double)paid * plan->takeback_amount);
    int64_t at = paid_at + duration_draw(&plan->takeback_lag, draws.word[WORD_TAKEBACK_LAG]);
    day_book_money(&department->book, claim->day)[MONEY_TAKEBACK_ACCRUED] += cents;
    department->conservation.accrued_cents += cents;
    if (at >= department->plan->days.horizon) {
        department->conservation.to_take_back_cents += cents;
        return;
    }
    department->conservation.taken_back_cents += cents;
    day_book_money(&department->book, department_day_at(department, at))[MONEY_TAKEN_BACK] += cents;
}

static void pay(struct claim *claim, int64_t at, int64_t cents)
{
    claim_resolve(claim->department, MONEY_COLLECTED, at, cents);
    accrue_takeback(claim, at, cents);
}

/* Denied for a reason that coding does not touch: most is paid later, some is lost. */
static void deny_otherwise(struct claim *claim, int64_t at)
{
    struct department *department = claim->department;
    const struct claim_plan *plan = &department->plan->claims;
    struct random_block draws = chart_draw(department, claim->chart, DOMAIN_CLAIM, BLOCK_LATER);
    int64_t lost = time_round((double)claim->amount * plan->other_write_off);
    int64_t later = at + duration_draw(&plan->other_delay, draws.word[WORD_OTHER_DELAY]);
    day_book_type(&department->book, claim->day, claim->chart->work_type)[TYPE_OTHER_DENIALS]++;
    day_book_money(&department->book, department_day_at(department, at))[MONEY_OTHER_DENIED] += claim->amount;
    claim_resolve(department, MONEY_OTHER_WRITTEN_OFF, later, lost);
    claim_resolve(department, MONEY_OTHER_COLLECTED, later, claim->amount - lost);
    accrue_takeback(claim, later, claim->amount - lost);
}

/* Denied for coding: the payer pays the rest; the denied part is appealed or given up. */
static bool deny_for_coding(struct claim *claim, int64_t at, double cause_uniform)
{
    struct department *department = claim->department;
    const struct claim_plan *plan = &department->plan->claims;
    int cause = claim_plan_cause(plan, claim->wrong, cause_uniform);
    int64_t denied = time_round((double)claim->amount * plan->causes[cause].rule->amount_share);
    day_book_type(&department->book, claim->day, claim->chart->work_type)[TYPE_DENIALS]++;
    day_book_cause(&department->book, claim->day, cause)[CAUSE_DENIALS]++;
    if (claim->pool >= 0) day_book_pool(&department->book, claim->day, claim->pool)[POOL_DENIALS]++;
    pay(claim, at, claim->amount - denied);
    day_book_cause(&department->book, department_day_at(department, at), cause)[CAUSE_DENIED] += denied;
    return appeal_decide(department, claim->index, cause, at, denied);
}

static bool filed_too_late(const struct claim *claim)
{
    return claim->bill > routing_filing_limit(claim->department->plan->scenario, claim->chart);
}

static bool file(struct claim *claim)
{
    struct department *department = claim->department;
    const struct claim_plan *plan = &department->plan->claims;
    struct random_block draws = {{0}};
    miss_late_charges(claim);
    if (plan->draws) draws = chart_draw(department, claim->chart, DOMAIN_CLAIM, BLOCK_CLAIM);
    size_t payer = claim->chart->payer == PAYER_NONE ? plan->payer_count : claim->chart->payer;
    int64_t at = claim->bill + duration_draw(&plan->payment_lag[payer], draws.word[WORD_LAG]);
    if (random_uniform(draws.word[WORD_DENIED]) < (claim->wrong ? plan->given_error : plan->given_clean))
        return deny_for_coding(claim, at, random_uniform(draws.word[WORD_CAUSE]));
    if (random_uniform(draws.word[WORD_OTHER]) < plan->other_share)
        deny_otherwise(claim, at);
    else
        pay(claim, at, claim->amount);
    return false;
}

SELDOM bool claim_file(struct department *department, uint32_t index, int64_t bill, int coder)
{
    const struct chart *chart = &department->charts[index];
    const struct aside *aside = department->asides ? &department->asides[index] : NULL;
    struct claim claim = {.department = department,
                          .chart = chart,
                          .index = index,
                          .bill = bill,
                          .day = department_day_at(department, bill),
                          .amount = encounter_net_cents(department_terms(department, chart), chart->gross_cents),
                          .wrong = aside && aside->wrong,
                          .pool = coder != CODER_NONE ? department->coders[coder].pool : -1};
    day_book_type(&department->book, claim.day, chart->work_type)[TYPE_CLAIMS]++;
    if (claim.pool >= 0) day_book_pool(&department->book, claim.day, claim.pool)[POOL_CLAIMS]++;
    if (claim.amount == 0) return false;
    day_book_money(&department->book, claim.day)[MONEY_CLAIMED] += claim.amount;
    department->conservation.claimed_cents += claim.amount;
    if (!filed_too_late(&claim)) return file(&claim);
    day_book_type(&department->book, claim.day, chart->work_type)[TYPE_LATE_CLAIMS]++;
    claim_resolve(department, MONEY_FILED_LATE, bill, claim.amount);
    return false;
}
