#ifndef MODELS_DAY_BOOK_H
#define MODELS_DAY_BOOK_H
/* What happened on each local day, in exact integers: counts, microseconds and cents, by work type, by pool, by denial
 * cause and for the department. Weeks, months, quarters, dated gates and monthly cash are sums over its days. What
 * happens before the start or from the horizon on goes to a spare row that nobody reads. */
#include "models/day_table.h"

enum type_count { /* of one work type */
                  TYPE_ARRIVED,
                  TYPE_CODED,
                  TYPE_TOUCHLESS,
                  TYPE_READ,       /* by an engine */
                  TYPE_TURNAROUND, /* microseconds, of the charts coded on the day */
                  TYPE_WITHIN,     /* coded within the type's target */
                  TYPE_BILLED,
                  TYPE_QUERIES,
                  TYPE_AUDITED,
                  TYPE_ERRORS,       /* charts that left their coder wrong */
                  TYPE_ERRORS_FOUND, /* by an audit or a second coder */
                  TYPE_ERRORS_OUT,   /* coded and still wrong */
                  TYPE_CLAIMS,
                  TYPE_DENIALS,       /* coding denials, on the day the bill dropped */
                  TYPE_OTHER_DENIALS, /* likewise */
                  TYPE_LATE_CLAIMS,   /* billed after the payer's filing limit */
                  TYPE_WORK_IN,      /* standard coding work of the charts that became ready for coders, microseconds */
                  TYPE_WORK_OPENING, /* of those that waited for a coder at the start */
                  TYPE_WORK_AWAY,    /* that went to providers with its chart, less what came back */
                  TYPE_WORK_DONE,    /* of it, done by coders of any pool */
                  TYPE_WORK_SAVED,   /* that an engine took off charts, by the day on which they became ready */
                  TYPE_COUNTS
};

enum pool_count {                    /* of one pool */
                  POOL_CODED,        /* charts that its coders finished */
                  POOL_TURNAROUND,   /* microseconds, of the charts it coded, on the day they were coded */
                  POOL_TURNED,       /* charts counted there */
                  POOL_WITHIN,       /* of those, within the pool's promise or else the type's target */
                  POOL_WORK,         /* standard coding work done, microseconds */
                  POOL_BUSY,         /* coder-microseconds with a chart in hand, of which: */
                  POOL_BUSY_AUDIT,   /* audits and second coding */
                  POOL_BUSY_REWORK,  /* correcting */
                  POOL_BUSY_APPEAL,  /* writing appeals */
                  POOL_STAFFED,      /* coder-microseconds on duty */
                  POOL_PAID,         /* straight */
                  POOL_OVERTIME,     /* worked in overtime */
                  POOL_FINISHING,    /* of a chart after the shift's end */
                  POOL_SCHEDULED,    /* of all authorised seats */
                  POOL_FILLED,       /* of the seats that have a person */
                  POOL_RAMP,         /* of people on duty, lost because they are new */
                  POOL_FINISHED,     /* encounters among the charts that its coders finished: what can be right or wrong */
                  POOL_RELEASED,     /* encounters among those it coded, after audit and correction */
                  POOL_ERRORS,       /* charts that its coders got wrong */
                  POOL_AUDITED,      /* of its charts */
                  POOL_ERRORS_FOUND, /* likewise */
                  POOL_ERRORS_OUT,
                  POOL_CLAIMS,  /* of the charts it coded */
                  POOL_DENIALS, /* coding denials of them, on the day the bill dropped */
                  POOL_AUDITS,  /* that its people did */
                  POOL_REWORKS,
                  POOL_APPEALS,
                  POOL_HIRED,
                  POOL_LEFT,
                  POOL_SEVERED,
                  POOL_RETRAINED,
                  POOL_COUNTS
};

enum cause_count {                /* of one denial cause */
                   CAUSE_DENIALS, /* on the day the bill dropped */
                   CAUSE_DENIED,  /* cents, on the day of the denial, as all below */
                   CAUSE_APPEALS,
                   CAUSE_OVERTURNED,
                   CAUSE_LOST,      /* appeals decided against us */
                   CAUSE_EXPIRED,   /* appeals that nobody wrote in time */
                   CAUSE_RECOVERED, /* cents */
                   CAUSE_WRITTEN_OFF,
                   CAUSE_COUNTS
};

enum money {                        /* cents, net */
             MONEY_CLAIMED,         /* expected payment of the bills that dropped */
             MONEY_FILED_LATE,      /* of those, after the filing limit: lost */
             MONEY_LATE_CHARGES,    /* charges that missed the bill, whatever became of them */
             MONEY_CHARGES_LOST,    /* the part of them that is never collected */
             MONEY_OPENING,         /* collected on bills sent before the start */
             MONEY_COLLECTED,       /* first payments */
             MONEY_RECOVERED,       /* by appeals */
             MONEY_OTHER_DENIED,    /* on the day of the denial */
             MONEY_OTHER_COLLECTED, /* paid late */
             MONEY_OTHER_WRITTEN_OFF,
             MONEY_WRITTEN_OFF,      /* coding denials given up or lost */
             MONEY_TAKEBACK_ACCRUED, /* liability, when the bill drops */
             MONEY_TAKEN_BACK,
             MONEY_COUNTS
};

struct day_book {
    const struct day_table *days;
    size_t types, pools, causes, width;
    size_t pools_at; /* in a day */
    int64_t *counts; /* [day][money, types, pools, causes]; one spare day at the end */
    int64_t *current; /* counts of current_day, which most counting is about */
    int current_day;
};

void day_book_init(struct day_book *book, const struct day_table *days, size_t types, size_t pools, size_t causes);
void day_book_reset(struct day_book *book);
void day_book_free(struct day_book *book);

/* A day begins. */
void day_book_begin(struct day_book *book, int day);

static inline int64_t *day_book_day(const struct day_book *book, int day)
{
    if (day == book->current_day) return book->current;
    size_t row = day < 0 || day >= book->days->days ? (size_t)book->days->days : (size_t)day;
    return book->counts + row * book->width;
}

/* The counts of a day: arrays of TYPE_COUNTS, POOL_COUNTS, CAUSE_COUNTS, MONEY_COUNTS. */
static inline int64_t *day_book_money(const struct day_book *book, int day)
{
    return day_book_day(book, day);
}

static inline int64_t *day_book_type(const struct day_book *book, int day, int type)
{
    return day_book_day(book, day) + MONEY_COUNTS + (size_t)type * TYPE_COUNTS;
}

static inline int64_t *day_book_pool(const struct day_book *book, int day, int pool)
{
    return day_book_day(book, day) + book->pools_at + (size_t)pool * POOL_COUNTS;
}

static inline int64_t *day_book_cause(const struct day_book *book, int day, int cause)
{
    return day_book_pool(book, day, (int)book->pools) + (size_t)cause * CAUSE_COUNTS;
}

/* Adds up the days [from, to) of the book into `sums`, an array of one day's width. */
void day_book_sum(const struct day_book *book, int from, int to, int64_t *sums);
#endif
