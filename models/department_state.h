#ifndef MODELS_DEPARTMENT_STATE_H
#define MODELS_DEPARTMENT_STATE_H
/* One department in one replication: the mutable state that the chapters of the story (intake, ready, dispatch, shift,
 * coded, account) share. department.c tells the story. */
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
    int64_t ledger_open_cents; /* what the daily ledger says at the end */
};

struct department {
    const struct plan *plan;
    uint64_t seed;
    int64_t replication, now;

    struct event_list events;
    uint32_t completion_slot, start_slot, query_slot,
        overflow_slot; /* first slot of each kind; shift ends begin at 0 */

    struct chart *charts;
    int64_t *coding_spent, *work_drawn; /* per chart, only with an observer */
    int64_t *work_after_query;          /* per chart, only when some work type has queries */
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

    struct keyed_queue *queues;  /* per routing queue */
    uint64_t *nonempty;          /* bit per queue */
    uint64_t entries;            /* order of entry */
    struct delay_lane queries;   /* charts with the provider, by the time they come back */
    struct oldest_chart *oldest; /* per worklist with overflow */

    struct coder *coders;
    struct group *groups;
    struct idle_list *idle; /* per pool */

    struct ledger ledger;
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

static inline int64_t encounter_hold_end(const struct department *department, const struct chart *chart)
{
    return chart->discharge + department->plan->encounters.items[chart->work_type].hold;
}
#endif
