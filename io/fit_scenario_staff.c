/* Pools and worklists: a sketch. */
#include "io/fit_scenario.h"
#include "io/fit_source.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static const char *const shift_names[FIT_SHIFTS] = {"first", "second", "third", "fourth", "fifth", "sixth"};
static const char *const weekday_names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
#define WEEK_MINUTES     (40 * 60 * 0.85) /* of a full-time coder: what is left for coding */
#define PRESENT_ROUNDING 0.05             /* a coder who was there on one day in twenty is no seat */
#define SHARE_LEAST      0.005            /* of absence and of pauses, to be worth a field */

static char *pool_name(const struct fit_view *view, int pool)
{
    return view->fit->staff.pool_count == 1 ? memory_copy_text("coders") : memory_format("coders %d", pool + 1);
}

static bool has_types(const struct fit_view *view, const struct fit_pool *pool)
{
    for (int i = 0; i < pool->type_count; i++)
        if (fit_view_has(view, (size_t)pool->types[i])) return true;
    return false;
}

/* The pool with the most charts, among those with a fitted type. */
static int largest_pool(const struct fit_view *view)
{
    const struct fit_staff *staff = &view->fit->staff;
    int largest = -1;
    for (int p = 0; p < staff->pool_count; p++)
        if (has_types(view, &staff->pools[p]) && (largest < 0 || staff->pools[p].charts > staff->pools[largest].charts))
            largest = p;
    return largest;
}

/* Calls `write` for each work type that the pool codes: a rare type whose coders code nothing else, or whom nobody was
 * seen to code, has no pool of its own; the largest one takes it. */
static void each_type(const struct fit_view *view, int index, struct json_write *out,
                      void (*write)(struct json_write *out, const char *name))
{
    const struct fit_staff *staff = &view->fit->staff;
    bool takes_rest = index == largest_pool(view);
    for (int p = 0; p < staff->pool_count; p++) {
        const struct fit_pool *pool = &staff->pools[p];
        if (p != index && !(takes_rest && !has_types(view, pool))) continue;
        for (int i = 0; i < pool->type_count; i++) write(out, view->types[pool->types[i]]);
    }
}

static void write_skill(struct json_write *out, const char *name)
{
    json_write_number(out, name, 1);
}

static void write_name(struct json_write *out, const char *name)
{
    json_write_text(out, NULL, name);
}

/* Coders that the work needs, when nobody was seen. */
static int needed(const struct fit_view *view, const struct fit_pool *pool)
{
    double minutes = 0;
    for (int i = 0; i < pool->type_count; i++) {
        const struct fit_type *type = &view->fit->types[pool->types[i]];
        if (type->has_arrivals && type->minutes.count) minutes += type->arrivals.per_week.value * type->minutes.mean;
    }
    return 1 + (int)ceil(minutes / WEEK_MINUTES);
}

static void write_hours(struct json_write *out, unsigned days, int start, int end)
{
    char *from = memory_format("%02d:00", start), *to = memory_format("%02d:00", end);
    json_write_list(out, "hours");
    json_write_flat(out, NULL);
    json_write_row(out, "days");
    for (int d = 0; d < 7; d++)
        if (days & 1u << d) json_write_text(out, NULL, weekday_names[d]);
    json_write_list_end(out);
    json_write_text(out, "start", from);
    json_write_text(out, "end", to);
    json_write_object_end(out);
    json_write_list_end(out);
    free(from);
    free(to);
}

/* Whole people, who are absent now and then, so that on average as many are there as were seen. */
static int headcount_of(const struct fit_shift *shift)
{
    int headcount = (int)ceil(shift->present - PRESENT_ROUNDING);
    return headcount < 1 ? 1 : headcount;
}

static int days_of(const struct fit_shift *shift)
{
    int days = 0;
    for (int d = 0; d < 7; d++) days += (shift->days >> d) & 1;
    return days;
}

static void write_absence(struct json_write *out, const struct fit_view *view, const struct fit_pool *pool)
{
    double present = 0, headcount = 0;
    int64_t sessions = 0;
    for (int s = 0; s < pool->shift_count; s++) {
        const struct fit_shift *shift = &pool->shifts[s];
        present += shift->present * days_of(shift);
        headcount += (double)headcount_of(shift) * days_of(shift);
        sessions += shift->sessions;
    }
    if (!(headcount - present > SHARE_LEAST * headcount)) return;
    fit_source_note(out, view, "absence_share", sessions, "what the headcounts have more than the coders present");
    json_write_number(out, "absence_share", fit_rounded(1 - present / headcount));
}

static void write_pace(struct json_write *out, const struct fit_view *view, const struct fit_pool *pool)
{
    if (!(pool->pace.share.value < 1 - SHARE_LEAST)) return;
    fit_source_number(out, view, "productive_share", pool->pace.share, pool->pace.charts,
                      "coding minutes per minute since the coder's chart before, of charts that waited then");
}

static void write_shift(struct json_write *out, const struct fit_view *view, const struct fit_shift *shift, int index)
{
    json_write_object(out, NULL);
    json_write_text(out, "name", shift_names[index]);
    char *method = memory_format("coders present on its days, %.2f on average, rounded up; %d people in all; review it",
                                 shift->present, shift->coders);
    fit_source_note(out, view, "headcount", shift->sessions, method);
    json_write_number(out, "headcount", headcount_of(shift));
    fit_source_note(out, view, "hours", shift->sessions,
                    shift->hours_known
                        ? "medians of the coders' first and last instants of a session, to the hour; review them"
                        : "assumed, 8 hours: the instants of coding tell the days and not the hours; review them");
    write_hours(out, shift->days, shift->start_hour, shift->end_hour);
    json_write_object_end(out);
    free(method);
}

static void write_shifts(struct json_write *out, const struct fit_view *view, const struct fit_pool *pool)
{
    json_write_list(out, "shifts");
    for (int s = 0; s < pool->shift_count; s++) write_shift(out, view, &pool->shifts[s], s);
    if (pool->shift_count == 0) {
        json_write_object(out, NULL);
        json_write_text(out, "//",
                        "nobody is named in the accounts: people for the work at 34 coding hours a week, and "
                        "one more; put your own here");
        json_write_text(out, "name", shift_names[0]);
        json_write_number(out, "headcount", needed(view, pool));
        write_hours(out, 0x1f, 8, 16);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

static void write_pool(struct json_write *out, const struct fit_view *view, int index)
{
    const struct fit_pool *pool = &view->fit->staff.pools[index];
    char *name = pool_name(view, index);
    json_write_object(out, NULL);
    json_write_text(out, "//",
                    "TO BE REVIEWED: people, hours, leave, pay and what else they do are not in the accounts");
    json_write_text(out, "name", name);
    json_write_flat(out, "skills");
    each_type(view, index, out, write_skill);
    json_write_object_end(out);
    write_shifts(out, view, pool);
    write_absence(out, view, pool);
    write_pace(out, view, pool);
    json_write_object_end(out);
    free(name);
}

static void write_worklist(struct json_write *out, const struct fit_view *view, int index)
{
    char *name = pool_name(view, index);
    json_write_object(out, NULL);
    json_write_text(out, "name", name);
    json_write_object(out, "when");
    json_write_row(out, "work_types");
    each_type(view, index, out, write_name);
    json_write_list_end(out);
    json_write_object_end(out);
    json_write_row(out, "pools");
    json_write_text(out, NULL, name);
    json_write_list_end(out);
    json_write_object_end(out);
    free(name);
}

void fit_scenario_staff(struct json_write *out, const struct fit_view *view)
{
    const struct fit_staff *staff = &view->fit->staff;
    json_write_list(out, "pools");
    for (int p = 0; p < staff->pool_count; p++)
        if (has_types(view, &staff->pools[p])) write_pool(out, view, p);
    json_write_list_end(out);
    json_write_list(out, "worklists");
    for (int p = 0; p < staff->pool_count; p++)
        if (has_types(view, &staff->pools[p])) write_worklist(out, view, p);
    json_write_list_end(out);
}
