#include "models/answer.h"
#include "models/account.h"
#include "models/dispatch.h"

void answer_arrives(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    department->recorder.types[chart->work_type].query_area +=
        recorder_clip(&department->recorder, chart->since, department->now);
    day_book_type(&department->book, department_day_at(department, department->now),
                  chart->work_type)[TYPE_WORK_AWAY] -= chart->work;
    account_move(department, chart, CAUSE_QUERY, chart->since, department->now);
    chart->since = department->now;
    chart->stage = STAGE_CODING;
    chart->queue = (uint16_t)department->plan->routing.queues[chart->queue].returned;
    dispatch_offer(department, index);
}
