/* Metrics of the work: encounters, turnaround, what waits, over all, by setting and by work type. */
#include "models/metric_walk.h"
#include "models/turnaround_percentile.h"
#include "sim/memory.h"
#include <stdlib.h>

struct sum { /* over the encounters that are coded, or those of a setting */
    bool exists;
    int64_t counts[TYPE_COUNTS];         /* from the book, of the days */
    struct type_record record;           /* the rest, of the window */
    struct sketch turnaround, open_ages; /* likewise */
};

static void add_type(struct type_record *into, const struct type_record *from)
{
    into->waited += from->waited;
    into->due += from->due;
    into->due_within_target += from->due_within_target;
    tally_merge(&into->wait, &from->wait);
    into->waiting_area += from->waiting_area;
    into->coding_area += from->coding_area;
    into->queries_unanswered += from->queries_unanswered;
    into->query_area += from->query_area;
    into->quality_area += from->quality_area;
    if (from->oldest_ready < into->oldest_ready) into->oldest_ready = from->oldest_ready;
}

static void add_to(struct sum *sum, const struct metric_walk *walk, int type)
{
    sum->exists = true;
    for (int c = 0; c < TYPE_COUNTS; c++) sum->counts[c] += metric_book_type(walk, type)[c];
    if (!walk->department || !walk->is_window) return;
    const struct type_record *record = &walk->department->recorder.types[type];
    add_type(&sum->record, record);
    sketch_merge(&sum->turnaround, record->turnaround_sketch);
    sketch_merge(&sum->open_ages, record->open_age_sketch);
}

/* What emit_type says about: a work type, a setting or all. */
struct subject {
    enum scope scope;
    int item;
    const int64_t *counts;                       /* from the book */
    const struct type_record *type;              /* the rest; of the window */
    const struct sketch *turnaround, *open_ages; /* likewise */
};

static void emit_turnaround(struct metric_walk *walk, const struct subject *subject)
{
    const struct type_record *type = subject->type;
    const int64_t *counts = subject->counts;
    enum scope scope = subject->scope;
    int item = subject->item;
    double coded = (double)counts[TYPE_CODED];
    metric_emit(walk, METRIC_WAIT_MEAN_HOURS, scope, item, tally_mean(&type->wait) / (double)TIME_HOUR);
    metric_emit(walk, METRIC_WAIT_SHARE, scope, item, metric_ratio((double)type->waited, (double)type->wait.count));
    metric_emit(walk, METRIC_TAT_MEAN_HOURS, scope, item,
                metric_ratio((double)counts[TYPE_TURNAROUND], coded) / (double)TIME_HOUR);
    for (int i = 0; i < TURNAROUND_PERCENTILES; i++)
        metric_emit(
            walk, turnaround_percentiles[i].id, scope, item,
            walk->values && walk->is_window
                ? turnaround_percentile_hours(&turnaround_percentiles[i], subject->turnaround, subject->open_ages)
                : 0);
    metric_emit(walk, METRIC_TAT_WITHIN_TARGET_SHARE, scope, item,
                metric_ratio((double)type->due_within_target, (double)type->due));
    metric_emit(walk, METRIC_TAT_CODED_WITHIN_SHARE, scope, item, metric_ratio((double)counts[TYPE_WITHIN], coded));
}

/* Encounters of the subject at the end of the days: discharged and not billed; documented and not coded. */
static void count_end(const struct metric_walk *walk, const struct subject *subject, int64_t *open, int64_t *uncoded)
{
    const struct department *department = walk->department;
    *open = *uncoded = 0;
    for (int t = 0; t < (int)walk->plan->work_types && department; t++) {
        if (!metric_counts_type(walk->plan->scenario, subject->scope, subject->item, t)) continue;
        *uncoded += department->ledger.backlog[(size_t)t * ((size_t)walk->plan->days.days + 1) + (size_t)walk->to - 1];
        *open += department->recorder.types[t].opening;
        for (int d = 0; d < walk->to; d++) {
            const int64_t *day = day_book_type(&department->book, d, t);
            *open += day[TYPE_ARRIVED] - day[TYPE_BILLED];
        }
    }
}

static void emit_type(struct metric_walk *walk, const struct subject *subject)
{
    const struct type_record *type = subject->type;
    const int64_t *counts = subject->counts;
    const struct day_table *days = &walk->plan->days;
    double window = (double)(days->horizon - days->window_start);
    enum scope scope = subject->scope;
    int item = subject->item;
    int64_t open, uncoded;
    count_end(walk, subject, &open, &uncoded);
    metric_emit(walk, METRIC_ENCOUNTERS_ARRIVED, scope, item, (double)counts[TYPE_ARRIVED]);
    metric_emit(walk, METRIC_ENCOUNTERS_CODED, scope, item, (double)counts[TYPE_CODED]);
    metric_emit(walk, METRIC_ENCOUNTERS_TOUCHLESS, scope, item, (double)counts[TYPE_TOUCHLESS]);
    metric_emit(walk, METRIC_ENCOUNTERS_BILLED, scope, item, (double)counts[TYPE_BILLED]);
    metric_emit(walk, METRIC_QUERIES, scope, item, (double)counts[TYPE_QUERIES]);
    metric_emit(walk, METRIC_QUERY_SHARE, scope, item,
                metric_ratio((double)counts[TYPE_QUERIES], (double)counts[TYPE_CODED]));
    metric_emit(walk, METRIC_QUERIES_UNANSWERED, scope, item, (double)type->queries_unanswered);
    metric_emit(walk, METRIC_IN_QUERY_MEAN_ENCOUNTERS, scope, item, (double)type->query_area / window);
    metric_emit(walk, METRIC_ENCOUNTERS_OPEN_END, scope, item, (double)open);
    metric_emit(walk, METRIC_ENCOUNTERS_UNCODED_END, scope, item, (double)uncoded);
    emit_turnaround(walk, subject);
    metric_emit(walk, METRIC_WAITING_MEAN_ENCOUNTERS, scope, item, (double)type->waiting_area / window);
    metric_emit(walk, METRIC_IN_CODING_MEAN_ENCOUNTERS, scope, item, (double)type->coding_area / window);
    metric_emit(walk, METRIC_IN_QUALITY_MEAN_ENCOUNTERS, scope, item, (double)type->quality_area / window);
    metric_emit(walk, METRIC_OLDEST_END_DAYS, scope, item,
                type->oldest_ready == TIME_NEVER ? 0 : time_to_days(days->horizon - type->oldest_ready));
}

static void emit_sum(struct metric_walk *walk, enum scope scope, int item, const struct sum *sum)
{
    struct subject subject = {scope, item, sum->counts, &sum->record, &sum->turnaround, &sum->open_ages};
    emit_type(walk, &subject);
}

void metric_walk_work(struct metric_walk *walk)
{
    static const struct type_record nothing;
    const struct scenario *scenario = walk->plan->scenario;
    struct sum *all = memory_allocate(1, sizeof *all);
    struct sum *settings = memory_allocate(SETTING_COUNT, sizeof *settings);
    all->record.oldest_ready = TIME_NEVER;
    for (int s = 0; s < SETTING_COUNT; s++) settings[s].record.oldest_ready = TIME_NEVER;
    for (int t = 0; t < (int)walk->plan->work_types; t++) {
        if (!metric_is_encounter(scenario, t)) continue;
        add_to(all, walk, t);
        add_to(&settings[scenario->work_types.items[t].setting], walk, t);
    }
    emit_sum(walk, SCOPE_ALL, 0, all);
    for (int s = 0; s < SETTING_COUNT; s++)
        if (settings[s].exists) emit_sum(walk, SCOPE_SETTING, s, &settings[s]);
    for (int t = 0; t < (int)walk->plan->work_types; t++) {
        const struct type_record *record = walk->department ? &walk->department->recorder.types[t] : &nothing;
        struct subject subject = {
            SCOPE_WORK_TYPE, t, metric_book_type(walk, t), record, record->turnaround_sketch, record->open_age_sketch};
        emit_type(walk, &subject);
    }
    walk->coded = all->counts[TYPE_CODED];
    free(all);
    free(settings);
}
