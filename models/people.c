#include "models/people.h"
#include "models/domain.h"

static const struct group_plan *plan_of(const struct department *department, int group)
{
    return &department->plan->staffing.groups[group];
}

static const struct pool_plan *pool_of(const struct department *department, int group)
{
    return &department->plan->staffing.pools[plan_of(department, group)->pool];
}

/* A person's own draws: word 0 speed, 1 patience, 2 how long the seat was vacant before. */
static struct random_block draws_of(const struct department *department, int group, int seat, uint32_t tenure)
{
    struct random_key key = {department->seed, DOMAIN_PERSON};
    return random_draw(key, tenure, plan_of(department, group)->hash, (uint64_t)seat,
                       (uint64_t)department->replication);
}

static void begin_tenure(struct department *department, int group, int seat, int64_t since)
{
    struct person *person = &department->people[plan_of(department, group)->first_coder + seat];
    struct random_block draws = draws_of(department, group, seat, person->tenure);
    person->state = SEAT_FILLED;
    person->since = since;
    person->closing = false;
    person->used = 0;
    person->patience = -log(random_uniform(draws.word[1]));
    person->speed = (double)duration_draw(&pool_of(department, group)->speed, draws.word[0]) / (double)TIME_SECOND;
}

static void vacate(struct department *department, int group, int seat, int64_t from)
{
    struct person *person = &department->people[plan_of(department, group)->first_coder + seat];
    struct random_block draws = draws_of(department, group, seat, ++person->tenure);
    person->state = SEAT_VACANT;
    person->fill_at = from + duration_draw(&pool_of(department, group)->time_to_fill, draws.word[2]);
}

static void count(struct department *department, int group, enum pool_count what)
{
    int day = department_day_at(department, department->now);
    day_book_pool(&department->book, day, plan_of(department, group)->pool)[what]++;
}

static void hire(struct department *department, int group, int seat, int64_t since)
{
    begin_tenure(department, group, seat, since);
    count(department, group, POOL_HIRED);
}

static void open_group(struct department *department, int group)
{
    const struct group_plan *plan = plan_of(department, group);
    int64_t opens = pool_of(department, group)->opens;
    department->groups[group].headcount = plan->headcount;
    department->groups[group].authorised = plan->authorised;
    for (int seat = 0; seat < plan->coders; seat++) {
        struct person *person = &department->people[plan->first_coder + seat];
        *person = (struct person){.state = SEAT_CLOSED};
        if (seat >= plan->authorised) continue;
        if (seat >= plan->headcount) {
            vacate(department, group, seat, opens > 0 ? opens : 0);
        } else if (opens > 0) { /* the first day of a new pool */
            person->state = SEAT_VACANT;
            person->fill_at = opens;
        } else {
            begin_tenure(department, group, seat, opens);
        }
    }
}

void people_open(struct department *department)
{
    for (int g = 0; g < department->plan->staffing.group_count; g++) open_group(department, g);
}

/* A dated change has cut the seat. */
static void cut_seat(struct department *department, int group, struct person *person)
{
    if (person->state != SEAT_FILLED) {
        if (person->state == SEAT_VACANT) person->state = SEAT_CLOSED;
        return;
    }
    switch (pool_of(department, group)->displaced) {
    case DISPLACED_RELEASED:
        person->state = SEAT_STANDBY;
        break;
    case DISPLACED_ATTRITION_ONLY:
        person->closing = true;
        break;
    case DISPLACED_SEVERED:
        person->state = SEAT_CLOSED;
        count(department, group, POOL_SEVERED);
        break;
    case DISPLACED_REDEPLOYED:
        person->state = SEAT_CLOSED;
        count(department, group, POOL_RETRAINED);
        break;
    }
}

/* A dated change has put someone there. */
static void man_seat(struct department *department, int group, int seat)
{
    struct person *person = &department->people[plan_of(department, group)->first_coder + seat];
    person->closing = false;
    if (person->state == SEAT_STANDBY) person->state = SEAT_FILLED;
    if (person->state == SEAT_FILLED) return;
    if (person->state == SEAT_CLOSED) person->tenure++;
    hire(department, group, seat, department->now);
}

static void follow_budget(struct department *department, int group)
{
    const struct group_plan *plan = plan_of(department, group);
    struct group *state = &department->groups[group];
    for (int seat = state->headcount; seat < plan->headcount; seat++) man_seat(department, group, seat);
    for (int seat = plan->authorised; seat < state->authorised; seat++)
        cut_seat(department, group, &department->people[plan->first_coder + seat]);
    for (int seat = plan->headcount; seat < state->headcount && seat < plan->authorised; seat++)
        cut_seat(department, group, &department->people[plan->first_coder + seat]);
    int from = state->authorised > plan->headcount ? state->authorised : plan->headcount;
    for (int seat = from; seat < plan->authorised; seat++)
        if (department->people[plan->first_coder + seat].state == SEAT_CLOSED)
            vacate(department, group, seat, department->now);
    state->headcount = plan->headcount;
    state->authorised = plan->authorised;
}

static void tire(struct department *department, int group, int seat)
{
    const struct group_plan *plan = plan_of(department, group);
    struct person *person = &department->people[plan->first_coder + seat];
    double weekly_overtime = department->groups[group].overtime_smoothed / (double)TIME_HOUR;
    person->used += plan->hazard * (1 + pool_of(department, group)->burn_out * weekly_overtime);
    if (person->used < person->patience) return;
    count(department, group, POOL_LEFT);
    if (person->closing)
        person->state = SEAT_CLOSED;
    else
        vacate(department, group, seat, department->now);
}

void people_before_shift(struct department *department, int group)
{
    const struct group_plan *plan = plan_of(department, group);
    const struct group *state = &department->groups[group];
    if (state->headcount != plan->headcount || state->authorised != plan->authorised) follow_budget(department, group);
    for (int seat = 0; seat < plan->coders; seat++) {
        struct person *person = &department->people[plan->first_coder + seat];
        if (person->state == SEAT_FILLED && plan->hazard > 0) tire(department, group, seat);
        if (person->state == SEAT_VACANT && person->fill_at <= department->now)
            hire(department, group, seat, person->fill_at);
    }
}

int people_count(const struct department *department, int group)
{
    const struct group_plan *plan = plan_of(department, group);
    int filled = 0;
    for (int seat = 0; seat < plan->coders; seat++)
        filled += department->people[plan->first_coder + seat].state == SEAT_FILLED;
    return filled;
}

int people_seats(const struct department *department, int group)
{
    const struct group_plan *plan = plan_of(department, group);
    int seats = plan->authorised;
    for (int seat = plan->authorised; seat < plan->coders; seat++)
        seats += department->people[plan->first_coder + seat].state == SEAT_FILLED;
    return seats;
}

double people_speed(const struct department *department, int coder)
{
    const struct person *person = &department->people[coder];
    const struct pool_plan *pool = &department->plan->staffing.pools[department->coders[coder].pool];
    return person->speed * staffing_ramp(pool, person->since, department->now);
}

void people_begin_day(struct department *department, int day)
{
    const struct staffing_plan *staffing = &department->plan->staffing;
    for (int g = 0; g < staffing->group_count; g++) {
        const struct group_plan *plan = &staffing->groups[g];
        if (!plan->holiday_pay || plan->holiday_pay[day] <= 0) continue;
        day_book_pool(&department->book, day, plan->pool)[POOL_PAID] +=
            plan->holiday_pay[day] * people_count(department, g);
    }
}
