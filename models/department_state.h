#ifndef MODELS_DEPARTMENT_STATE_H
#define MODELS_DEPARTMENT_STATE_H
/* One department in one replication: the mutable state that the chapters of the story (intake, ready, dispatch, shift,
 * coded, account) share. department.c tells the story. */
#include "models/cost_book.h"
#include "models/day_book.h"
#include "models/domain.h"
#include "models/ledger.h"
#include "models/plan.h"
#include "models/recorder.h"
#include "sim/event_list.h"
#include "sim/key_sort.h"
#include "sim/keyed_queue.h"

#define CODER_NONE (-1)

/* What every chart goes through is compiled into one function an event, without what it seldom needs: a fifth fewer
 * instructions than a call a step. */
#define HOT    __attribute__((flatten))
#define SELDOM __attribute__((noinline))

struct coder {
    uint32_t chart;    /* in hand, CHART_NONE when there is none */
    bool on_shift;     /* may take a chart */
    bool present;      /* not absent this shift */
    bool frozen;       /* has a chart in hand that does not move: night, break */
    int64_t resumed;   /* since when the chart moves */
    int64_t remaining; /* on-shift time it still needs, when frozen */
    double elapsed;    /* on-shift time per unit of work, fixed when the chart was taken */
    int64_t idle_since;
    int64_t off_from; /* shift end of a coder who finishes a chart after it */
    int next_idle, previous_idle;
    int pool;
};

struct group {       /* coders of one shift pattern */
    size_t interval; /* the one that runs or comes next */
    int64_t week;    /* local week of the overtime account */
    int64_t overtime_used;
    int64_t decided; /* when overtime was last decided; -1: never */
    bool in_overtime;
    double overtime_smoothed;  /* of a coder and week, over about four weeks */
    int headcount, authorised; /* of the budget, as last seen */
};

enum seat_state { SEAT_CLOSED, SEAT_VACANT, SEAT_FILLED, SEAT_STANDBY };

struct person { /* at a seat */
    enum seat_state state;
    bool closing;          /* the seat closes when the person leaves */
    uint32_t tenure;       /* how many were here before */
    int64_t since;         /* first day; INT64_MIN: there from the start */
    int64_t fill_at;       /* of a vacant seat */
    double speed;          /* mean 1 over people */
    double patience, used; /* leaves when used up */
};

struct oldest_chart { /* no chart that waits in the worklist was ready earlier */
    int64_t ready;    /* TIME_NEVER: none waits */
    uint32_t chart;   /* CHART_NONE, or the one; it may have left meanwhile */
};

struct idle_list {
    int first, last;
};

/* An encounter as the trace shows it. Times in microseconds; TIME_NEVER: did not happen before the horizon. */
struct encounter_life {
    const struct chart *chart;
    int64_t coded, billed;
    int64_t work;          /* drawn, before CAC and speed */
    int64_t coding;        /* coder's on-shift time spent */
    int pool, shift, seat; /* of the last coder; -1: none */
    int worklist;          /* -1: never waited in one */
};

struct observer { /* told about every encounter when it is coded, and at the end about those that are not */
    void (*tell)(void *context, const struct encounter_life *life);
    void *context;
};

struct conservation { /* encounters and hospital cents: what came in must be somewhere */
    int64_t encounters_in, encounters_billed, encounters_open;
    int64_t cents_in, cents_billed, cents_open;
    int64_t ledger_open_cents;                               /* what the daily ledger says at the end */
    int64_t claimed_cents, resolved_cents, unresolved_cents; /* net, of the bills that dropped */
    int64_t accrued_cents, taken_back_cents, to_take_back_cents;
};

struct department {
    const struct plan *root; /* in force at the start; it holds the others */
    const struct plan *plan; /* in force now */
    size_t next_step;        /* of the root's schedule */
    unsigned gates_open;
    uint64_t seed;
    int64_t replication, now;

    struct event_list events;
    uint32_t completion_slot, start_slot, return_slot,
        overflow_slot; /* first slot of each kind; shift ends begin at 0 */

    struct chart *charts;
    int64_t *coding_spent, *work_drawn; /* per chart, only with an observer */
    struct aside *asides;               /* per chart, only when the plan has some */
    uint32_t chart_count, chart_capacity, free_chart;

    uint32_t *bucket; /* first chart of each ready day; bucket[days]: ready beyond the horizon */
    uint32_t *bucket_count;
    int day; /* whose ready charts are streamed; -1 before the first */
    int64_t day_start, day_end;
    uint64_t *ready_keys; /* time within the day << 27 | position */
    uint32_t *ready_charts;
    size_t ready_capacity, ready_count, ready_next;
    int64_t next_ready; /* the next ready chart, or the next day start */
    struct key_sort sorter;
    size_t trace_next;

    struct keyed_queue *queues; /* per routing queue */
    uint64_t *nonempty;         /* bit per queue */
    uint64_t entries;           /* order of entry */
    uint32_t *passed_on;        /* charts that go on at once, by department.c */
    size_t passed_count, passed_capacity;
    struct delay_lane returns;   /* charts with the provider or the payer, by the time they come back */
    struct oldest_chart *oldest; /* per worklist with overflow */

    struct coder *coders;
    struct person *people; /* per coder */
    struct group *groups;
    struct idle_list *idle; /* per pool */
    double *pressure;       /* per pool: factor on errors since its last shift started */
    double *feedback;       /* per pool: audited charts */

    struct ledger ledger;
    struct day_book book;
    struct cost_book costs;          /* filled when the books are closed */
    const struct plan **plan_of_day; /* in force on each day lived so far */
    struct recorder recorder;
    struct conservation conservation;
    struct observer observer;
};

void department_init(struct department *department, const struct plan *plan);
void department_free(struct department *department);

/* Empty and at time 0, for one replication. `observer` may be NULL. */
void department_reset(struct department *department, uint64_t seed, int64_t replication,
                      const struct observer *observer);

/* True when encounters and cents balance to the last one. */
bool conservation_holds(const struct conservation *conservation);

/* A new chart record; chart_free gives it back. */
uint32_t chart_new(struct department *department);
void chart_free(struct department *department, uint32_t index);

/* Local day of a time; looked up only when it is not the day that is streamed. */
static inline int department_day_at(const struct department *department, int64_t time)
{
    if (time >= department->day_start && time < department->day_end) return department->day;
    return day_table_at(&department->plan->days, time);
}

/* The terms of a chart's type on the day of its discharge: bill hold and expected payment. */
static inline const struct encounter_plan *department_terms(const struct department *department,
                                                            const struct chart *chart)
{
    const struct plan *plan = department->plan;
    if (department->root->schedule.steps) plan = department->plan_of_day[chart->day < 0 ? 0 : chart->day];
    return &plan->encounters.items[chart->work_type];
}

static inline int64_t encounter_hold_end(const struct department *department, const struct chart *chart)
{
    return chart->discharge + department_terms(department, chart)->hold;
}

/* A chart's own draws about something: they belong to the chart, whoever works on it and whenever. */
static inline struct random_block chart_draw(const struct department *department, const struct chart *chart,
                                             enum domain domain, uint64_t block)
{
    struct random_key key = {department->seed, domain};
    uint64_t day = (uint64_t)(department->plan->days.first_civil_day + chart->day);
    return random_draw(key, block << 8 | chart->origin, department->plan->encounters.items[chart->work_type].hash,
                       day << 32 | chart->number, (uint64_t)department->replication);
}

/* A chart goes on within the same instant, once what happens now is over: it is offered to the people of its queue, or,
 * while its stage is still the documentation, it is ready. */
void department_pass_on(struct department *department, uint32_t index);

/* A chart leaves and comes back at `time`; never when that is beyond the horizon. */
void department_send_away(struct department *department, uint32_t index, int64_t time);
#endif
