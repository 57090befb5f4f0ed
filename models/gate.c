#include "models/gate.h"
#include "models/encounter.h"
#include "models/intake.h"

/* The chart's draws about its gate: block 0 whether it is deficient; block 1 is the item's: word 0 touchless, 2 the
 * minutes. */
enum { BLOCK_DECISION, BLOCK_ITEM };

/* Of its own among the items of the day, whatever chart it belongs to: type, discharge day and number of that chart. */
static uint32_t item_number(const struct chart *chart)
{
    return (uint32_t)chart->work_type << 26 | ((uint32_t)chart->day & 1023) << 16 | (chart->number & 65535);
}

static uint32_t new_item(struct department *department, uint32_t waiting)
{
    uint32_t index = chart_new(department); /* may move the records */
    const struct chart *chart = &department->charts[waiting];
    struct chart *item = &department->charts[index];
    int type = department->plan->work[chart->work_type].gate_type;
    struct encounter_draws draws = {{chart_draw(department, chart, DOMAIN_GATE, BLOCK_ITEM), {{0}}}};
    int64_t lag;
    encounter_draw(&department->plan->encounters, type, &draws, item, &lag);
    item->discharge = item->ready = department->now;
    item->work_type = (uint16_t)type;
    item->day = department->day;
    item->number = item_number(chart);
    item->origin = ORIGIN_GATE;
    item->payer = PAYER_NONE;
    department->asides[index].waiting = waiting;
    return index;
}

bool gate_holds(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct work_plan *work = &department->plan->work[chart->work_type];
    if (chart->flags & CHART_GATED || work->gate_type < 0) return false;
    chart->flags |= CHART_GATED;
    if (random_uniform(chart_draw(department, chart, DOMAIN_GATE, BLOCK_DECISION).word[0]) >= work->gate_share)
        return false;
    uint32_t item = new_item(department, index);
    intake_admit(department, &department->charts[item]);
    uint64_t touchless = chart_draw(department, &department->charts[index], DOMAIN_GATE, BLOCK_ITEM).word[0];
    intake_assist(department, item, touchless, department->now);
    department_pass_on(department, item);
    return true;
}

void gate_opens(struct department *department, uint32_t waiting)
{
    department->charts[waiting].ready = department->now;
    department_pass_on(department, waiting);
}
