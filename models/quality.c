#include "models/quality.h"
#include "models/coded.h"
#include "models/routing.h"

enum { WORD_WRONG, WORD_SAMPLED, WORD_FOUND, WORD_MINUTES };

static struct random_block draws_of(const struct department *department, const struct chart *chart)
{
    return chart_draw(department, chart, DOMAIN_QUALITY, 0);
}

static double of_inexperience(const struct department *department, const struct error_plan *errors, int coder)
{
    double there = (double)department->now - (double)department->people[coder].since;
    if (there >= errors->new_coder_time) return 1;
    return 1 + (errors->new_coder_factor - 1) * (1 - there / errors->new_coder_time);
}

/* What has been learnt from audits so far: exp(-audits per coder / constant) of it is still to come. */
static double of_feedback(const struct department *department, int pool)
{
    const struct quality_plan *plan = &department->plan->quality;
    if (plan->feedback_floor >= 1 || department->feedback[pool] <= 0) return 1;
    return plan->feedback_floor + (1 - plan->feedback_floor) * exp(-department->feedback[pool] / plan->feedback_audits);
}

static double error_share(const struct department *department, const struct chart *chart, int coder)
{
    const struct cac_plan *cac = &department->plan->work[chart->work_type].cac;
    if (coder == CODER_NONE) return cac->touchless_error;
    int pool = department->coders[coder].pool;
    const struct error_plan *errors = &department->plan->quality.pools[pool];
    double share = errors->share[chart->work_type];
    if (share <= 0) return 0;
    share *= of_inexperience(department, errors, coder) * of_feedback(department, pool) * department->pressure[pool];
    int group = department->plan->staffing.group_of_coder[coder];
    if (department->groups[group].in_overtime) share *= errors->overtime_factor;
    if (cac->engine >= 0) share *= 1 - cac->error_less * adoption_at(&cac->adoption, department->now);
    return share;
}

static void count(struct department *department, const struct chart *chart, int pool, enum type_count type,
                  enum pool_count of_pool)
{
    int day = department_day_at(department, department->now);
    day_book_type(&department->book, day, chart->work_type)[type]++;
    if (pool >= 0) day_book_pool(&department->book, day, pool)[of_pool]++;
}

static void send_to_desk(struct department *department, uint32_t index, int desk, int64_t work)
{
    struct chart *chart = &department->charts[index];
    chart->stage = STAGE_AUDIT;
    chart->work = work;
    chart->since = department->now;
    chart->queue = (uint16_t)routing_desk_queue(&department->plan->routing, desk, chart);
    department_pass_on(department, index);
}

SELDOM bool quality_takes(struct department *department, uint32_t index, int coder)
{
    const struct quality_plan *plan = &department->plan->quality;
    struct chart *chart = &department->charts[index];
    struct aside *aside = &department->asides[index];
    struct random_block draws = draws_of(department, chart);
    int pool = aside->pool;
    if (coder == CODER_NONE) aside->queue = QUEUE_NONE;
    aside->wrong = random_uniform(draws.word[WORD_WRONG]) < error_share(department, chart, coder);
    if (aside->wrong) count(department, chart, pool, TYPE_ERRORS, POOL_ERRORS);
    const struct dual_plan *dual = pool >= 0 ? quality_plan_dual(plan, chart, pool, department->now) : NULL;
    if (dual) {
        send_to_desk(department, index, dual->desk, time_round((double)aside->work_whole * dual->rule->work_share));
        return true;
    }
    const struct audit_plan *audit = quality_plan_audit(plan, chart, pool);
    if (!audit) return false;
    double share = coder == CODER_NONE ? audit->rule->touchless_share : audit->rule->share;
    if (random_uniform(draws.word[WORD_SAMPLED]) >= share) return false;
    send_to_desk(department, index, audit->desk, duration_draw(&audit->minutes, draws.word[WORD_MINUTES]));
    return true;
}

static int people_of_pool(const struct department *department, int pool)
{
    int people = 0;
    for (int c = 0; c < department->plan->staffing.coder_count; c++)
        people += department->coders[c].pool == pool && department->people[c].state == SEAT_FILLED;
    return people > 0 ? people : 1;
}

/* Where a touchless chart that was found wrong is corrected; QUEUE_NONE when nobody codes its type: then its auditor
 * corrects it. */
static uint16_t queue_of_touchless(const struct department *department, const struct chart *chart)
{
    const struct routing_plan *routing = &department->plan->routing;
    int queue = routing_queue(routing, chart, department->now);
    return queue < 0 || !routing_is_served(routing, queue) ? QUEUE_NONE : (uint16_t)queue;
}

void quality_audited(struct department *department, uint32_t index)
{
    const struct quality_plan *plan = &department->plan->quality;
    struct chart *chart = &department->charts[index];
    struct aside *aside = &department->asides[index];
    count(department, chart, aside->pool, TYPE_AUDITED, POOL_AUDITED);
    if (aside->pool >= 0 && plan->feedback_floor < 1)
        department->feedback[aside->pool] += 1.0 / people_of_pool(department, aside->pool);
    bool found = aside->wrong && random_uniform(draws_of(department, chart).word[WORD_FOUND]) < plan->detection;
    if (found) count(department, chart, aside->pool, TYPE_ERRORS_FOUND, POOL_ERRORS_FOUND);
    chart->queue = aside->queue;
    if (found && chart->queue == QUEUE_NONE) chart->queue = queue_of_touchless(department, chart);
    if (!found || chart->queue == QUEUE_NONE) {
        aside->wrong = aside->wrong && !found;
        encounter_coded(department, index, aside->coder);
        return;
    }
    chart->stage = STAGE_REWORK;
    chart->work = time_round((double)aside->work_whole * plan->rework);
    chart->since = department->now;
    department_pass_on(department, index);
}

void quality_corrected(struct department *department, uint32_t index)
{
    department->asides[index].wrong = false;
    encounter_coded(department, index, department->asides[index].coder);
}

void quality_measure_pressure(struct department *department, int pool, int64_t waiting, int people)
{
    const struct error_plan *errors = &department->plan->quality.pools[pool];
    double above = (double)waiting / (people > 0 ? people : 1) - errors->pressure_threshold;
    double factor = above > 0 ? 1 + errors->pressure_slope * above : 1;
    department->pressure[pool] = factor < errors->pressure_max ? factor : errors->pressure_max;
}
