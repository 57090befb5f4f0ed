#include "models/appeal.h"
#include "models/claim_money.h"

/* Words of the appeal's block. */
enum { BLOCK_APPEAL = 2 };
enum { WORD_APPEALED, WORD_MINUTES, WORD_OVERTURNED, WORD_DECISION };

static struct random_block draws_of(const struct department *department, const struct chart *chart)
{
    return chart_draw(department, chart, DOMAIN_CLAIM, BLOCK_APPEAL);
}

static void give_up(struct department *department, int cause, int64_t at, int64_t cents)
{
    day_book_cause(&department->book, department_day_at(department, at), cause)[CAUSE_WRITTEN_OFF] += cents;
    claim_resolve(department, MONEY_WRITTEN_OFF, at, cents);
}

bool appeal_decide(struct department *department, uint32_t index, int cause, int64_t at, int64_t cents)
{
    struct chart *chart = &department->charts[index];
    const struct claim_plan *plan = &department->plan->claims;
    struct random_block draws = draws_of(department, chart);
    double share = plan->appeals ? plan->causes[cause].rule->appeal_share.items[chart->work_type] : 0;
    if (random_uniform(draws.word[WORD_APPEALED]) >= share) {
        give_up(department, cause, at, cents);
        return false;
    }
    struct aside *aside = &department->asides[index];
    aside->amount = cents;
    aside->cause = (uint8_t)cause;
    aside->deadline = at + plan->appeal_deadline;
    chart->stage = STAGE_DENIED;
    department_send_away(department, index, at);
    return true;
}

void appeal_begin(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct aside *aside = &department->asides[index];
    const struct claim_plan *plan = &department->plan->claims;
    double minutes = plan->causes[aside->cause].rule->appeal_minutes.items[chart->work_type];
    double factor = (double)duration_draw(&plan->appeal_factor, draws_of(department, chart).word[WORD_MINUTES]) /
                    (double)TIME_SECOND;
    chart->stage = STAGE_APPEAL;
    chart->work = time_from_minutes(minutes * factor);
    chart->ready = chart->since = department->now;
    chart->queue = (uint16_t)routing_desk_queue(&department->plan->routing,
                                                routing_appeal_desk(department->plan->scenario), chart);
    day_book_cause(&department->book, department_day_at(department, department->now), aside->cause)[CAUSE_APPEALS]++;
    department_pass_on(department, index);
}

void appeal_written(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct aside *aside = &department->asides[index];
    const struct denial_plan *cause = &department->plan->claims.causes[aside->cause];
    struct random_block draws = draws_of(department, chart);
    int64_t decided = department->now + duration_draw(&cause->decision_lag, draws.word[WORD_DECISION]);
    bool overturned = random_uniform(draws.word[WORD_OVERTURNED]) < cause->rule->overturn_share;
    int64_t *book = day_book_cause(&department->book, department_day_at(department, decided), aside->cause);
    book[overturned ? CAUSE_OVERTURNED : CAUSE_LOST]++;
    if (overturned) {
        book[CAUSE_RECOVERED] += aside->amount;
        claim_resolve(department, MONEY_RECOVERED, decided, aside->amount);
    } else {
        give_up(department, aside->cause, decided, aside->amount);
    }
    chart_free(department, index);
}

void appeal_expire(struct department *department, uint32_t index)
{
    const struct aside *aside = &department->asides[index];
    day_book_cause(&department->book, department_day_at(department, aside->deadline), aside->cause)[CAUSE_EXPIRED]++;
    give_up(department, aside->cause, aside->deadline, aside->amount);
    chart_free(department, index);
}

void appeal_open(struct department *department, const struct chart *chart, const struct aside *aside)
{
    if (chart->stage == STAGE_APPEAL && aside->deadline < department->plan->days.horizon) {
        day_book_cause(&department->book, department_day_at(department, aside->deadline),
                       aside->cause)[CAUSE_EXPIRED]++;
        give_up(department, aside->cause, aside->deadline, aside->amount);
        return;
    }
    department->conservation.unresolved_cents += aside->amount;
}
