#include "models/worked.h"
#include "models/appeal.h"
#include "models/coded.h"
#include "models/quality.h"
#include "models/query.h"

static int64_t *today(struct department *department, int pool)
{
    return day_book_pool(&department->book, department_day_at(department, department->now), pool);
}

int64_t *worked_part(struct department *department, const struct chart *chart, int coder, int64_t work)
{
    int day = department_day_at(department, department->now);
    int64_t *pool = day_book_pool(&department->book, day, department->coders[coder].pool);
    pool[POOL_WORK] += work;
    day_book_type(&department->book, day, chart->work_type)[TYPE_WORK_DONE] += work;
    return pool;
}

static void remember_coder(struct department *department, uint32_t index, int coder)
{
    struct aside *aside = &department->asides[index];
    aside->coder = coder;
    aside->pool = (int16_t)department->coders[coder].pool;
    aside->queue = department->charts[index].queue;
}

static void coding_done(struct department *department, uint32_t index, int coder)
{
    const struct chart *chart = &department->charts[index];
    int64_t *pool = worked_part(department, chart, coder, chart->work);
    if (chart->flags & CHART_ASKS) {
        query_ask(department, index);
        return;
    }
    pool[POOL_CODED]++;
    pool[POOL_FINISHED] += department->plan->work[chart->work_type].is_encounter;
    if (department->asides) remember_coder(department, index, coder);
    if (department->plan->quality.on && quality_takes(department, index, coder)) return;
    encounter_coded(department, index, coder);
}

SELDOM static void other_work_done(struct department *department, uint32_t index, int coder)
{
    switch ((enum stage)department->charts[index].stage) {
    case STAGE_AUDIT:
        today(department, department->coders[coder].pool)[POOL_AUDITS]++;
        quality_audited(department, index);
        break;
    case STAGE_REWORK:
        today(department, department->coders[coder].pool)[POOL_REWORKS]++;
        quality_corrected(department, index);
        break;
    case STAGE_APPEAL:
        today(department, department->coders[coder].pool)[POOL_APPEALS]++;
        appeal_written(department, index);
        break;
    default:
        break;
    }
}

void worked_on(struct department *department, uint32_t index, int coder)
{
    if (department->charts[index].stage == STAGE_CODING)
        coding_done(department, index, coder);
    else
        other_work_done(department, index, coder);
}
