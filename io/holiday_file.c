#include "io/holiday_file.h"
#include "io/file_bytes.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1600, LAST_YEAR = 2200, OCCURRENCE_LIMIT = 1000000 };

struct days {
    size_t count, capacity;
    int64_t *items;
};

struct events {
    size_t count;
    icalcomponent **items; /* borrowed from the parsed file */
};

/* What is gathered while the events are walked. */
struct gathering {
    struct events events;
    int64_t first_day, last_day; /* wanted */
    struct days days;
    int64_t last_date; /* of the file, wanted or not */
    bool endless;
    char *trouble; /* the first one; owned */
};

static void days_add(struct days *days, int64_t day)
{
    if (days->count == days->capacity) {
        days->capacity = days->capacity ? 2 * days->capacity : 16;
        days->items = memory_resize(days->items, days->capacity, sizeof *days->items);
    }
    days->items[days->count++] = day;
}

static bool days_have(const struct days *days, int64_t day)
{
    for (size_t i = 0; i < days->count; i++)
        if (days->items[i] == day) return true;
    return false;
}

static int compare_days(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void days_sort_unique(struct days *days)
{
    size_t kept = 0;
    if (days->count > 1) qsort(days->items, days->count, sizeof *days->items, compare_days);
    for (size_t i = 0; i < days->count; i++)
        if (kept == 0 || days->items[kept - 1] != days->items[i]) days->items[kept++] = days->items[i];
    days->count = kept;
}

static int64_t day_of(struct icaltimetype time)
{
    return civil_day(time.year, time.month, time.day);
}

static void note(struct gathering *all, const struct days *excluded, int64_t day, int64_t length)
{
    if (days_have(excluded, day)) return;
    if (day + length - 1 > all->last_date) all->last_date = day + length - 1;
    int64_t from = day > all->first_day ? day : all->first_day;
    int64_t to = day + length - 1 < all->last_day ? day + length - 1 : all->last_day;
    for (; from <= to; from++) days_add(&all->days, from);
}

static icalproperty *first_of(icalcomponent *event, icalproperty_kind kind)
{
    return icalcomponent_get_first_property(event, kind);
}

/* Whole local dates the event touches; the end is excluded, so midnight does not touch the date it begins. */
static int64_t event_length(icalcomponent *event, struct icaltimetype start)
{
    icalproperty *end_property = first_of(event, ICAL_DTEND_PROPERTY);
    icalproperty *duration = first_of(event, ICAL_DURATION_PROPERTY);
    struct icaltimetype end = start;
    if (end_property)
        end = icalproperty_get_dtend(end_property);
    else if (duration)
        end = icaltime_add(start, icalproperty_get_duration(duration));
    bool touches_end = !end.is_date && (end.hour || end.minute || end.second);
    int64_t length = day_of(end) - day_of(start) + (touches_end ? 1 : 0);
    return length > 1 ? length : 1;
}

static const char *uid_of(icalcomponent *event)
{
    icalproperty *uid = first_of(event, ICAL_UID_PROPERTY);
    return uid ? icalproperty_get_uid(uid) : NULL;
}

/* Another event of the same UID with a RECURRENCE-ID replaces that instance. */
static void exclude_moved(struct days *excluded, const struct events *events, icalcomponent *event)
{
    const char *uid = uid_of(event);
    if (!uid || first_of(event, ICAL_RECURRENCEID_PROPERTY)) return;
    for (size_t i = 0; i < events->count; i++) {
        icalproperty *moved = first_of(events->items[i], ICAL_RECURRENCEID_PROPERTY);
        const char *other = uid_of(events->items[i]);
        if (moved && other && strcmp(other, uid) == 0) days_add(excluded, day_of(icalproperty_get_recurrenceid(moved)));
    }
}

static struct days excluded_days(const struct events *events, icalcomponent *event)
{
    struct days excluded = {0};
    for (icalproperty *at = first_of(event, ICAL_EXDATE_PROPERTY); at;
         at = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
        days_add(&excluded, day_of(icalproperty_get_exdate(at)));
    exclude_moved(&excluded, events, event);
    return excluded;
}

static void set_trouble(struct gathering *all, icalcomponent *event, const char *what)
{
    icalproperty *summary = first_of(event, ICAL_SUMMARY_PROPERTY);
    const char *name = summary ? icalproperty_get_summary(summary) : NULL;
    if (!all->trouble) all->trouble = memory_format("event \"%.60s\": %s", name ? name : "without a summary", what);
}

static bool is_empty(const short *by)
{
    return by[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* "the fourth Thursday" needs months or years to count in. */
static bool has_countable_weekdays(const struct icalrecurrencetype *rule)
{
    int most = rule->freq == ICAL_YEARLY_RECURRENCE ? 53 : rule->freq == ICAL_MONTHLY_RECURRENCE ? 5 : 0;
    for (size_t i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        if (abs(icalrecurrencetype_day_position(rule->by_day[i])) > most) return false;
    return true;
}

/* What is wrong with a rule, NULL when nothing is. Rules that RFC 5545 forbids can keep the library busy without end,
 * and its lunar new year is a day late in some years. */
static const char *rule_trouble(const struct icalrecurrencetype *rule)
{
    if (rule->freq < ICAL_DAILY_RECURRENCE || !is_empty(rule->by_hour) || !is_empty(rule->by_minute) ||
        !is_empty(rule->by_second))
        return "repeats within a day; holidays are whole days";
    if (rule->rscale || rule->skip != ICAL_SKIP_OMIT)
        return "has a repeat rule of another calendar (RSCALE); give its dates one by one (RDATE)";
    if (!is_empty(rule->by_set_pos) && is_empty(rule->by_day) && is_empty(rule->by_month) &&
        is_empty(rule->by_month_day) && is_empty(rule->by_year_day) && is_empty(rule->by_week_no))
        return "has a repeat rule with BYSETPOS and nothing to choose from";
    return has_countable_weekdays(rule) ? NULL : "has a repeat rule whose numbered weekday does not fit its frequency";
}

/* Walks a rule to its end, or to the end of what is wanted when it has none. */
static void note_rule(struct gathering *all, icalcomponent *event, struct icalrecurrencetype rule,
                      struct icaltimetype start, const struct days *excluded)
{
    const char *trouble = rule_trouble(&rule);
    if (trouble) {
        set_trouble(all, event, trouble);
        return;
    }
    bool endless = rule.count == 0 && icaltime_is_null_time(rule.until);
    int64_t length = event_length(event, start), last = civil_day(LAST_YEAR, 12, 31);
    icalrecur_iterator *at = icalrecur_iterator_new(rule, start);
    if (!at) set_trouble(all, event, "has a repeat rule that gives no date");
    long left = OCCURRENCE_LIMIT;
    while (at && left-- > 0) {
        struct icaltimetype time = icalrecur_iterator_next(at);
        if (icaltime_is_null_time(time)) break;
        if (day_of(time) > last) endless = true;
        if (endless && day_of(time) > all->last_day) break;
        note(all, excluded, day_of(time), length);
    }
    if (left < 0) set_trouble(all, event, "has a repeat rule that gives more than a million dates");
    if (at) icalrecur_iterator_free(at);
    if (endless) all->endless = true;
}

static void note_dates(struct gathering *all, icalcomponent *event, int64_t length, const struct days *excluded)
{
    for (icalproperty *at = first_of(event, ICAL_RDATE_PROPERTY); at;
         at = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
        struct icaldatetimeperiodtype date = icalproperty_get_rdate(at);
        bool is_period = icaltime_is_null_time(date.time);
        note(all, excluded, day_of(is_period ? date.period.start : date.time), length);
    }
}

/* What the parser could not read it leaves behind as X-LIC-ERROR; only dates and rules matter here. */
static bool has_lost_dates(icalcomponent *event)
{
    static const char *const vital[] = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"};
    for (icalproperty *at = first_of(event, ICAL_XLICERROR_PROPERTY); at;
         at = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY)) {
        const char *text = icalproperty_get_xlicerror(at);
        for (size_t i = 0; text && i < sizeof vital / sizeof vital[0]; i++)
            if (strstr(text, vital[i])) return true;
    }
    return false;
}

static bool is_cancelled(icalcomponent *event)
{
    icalproperty *status = first_of(event, ICAL_STATUS_PROPERTY);
    return status && icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
}

static bool is_date(struct icaltimetype time)
{
    return time.year >= FIRST_YEAR && time.year <= 9999 && civil_is_valid(time.year, time.month, time.day);
}

/* The parser takes dates such as 30 February, on which its rules may never come to an end. */
static bool has_real_dates(icalcomponent *event, struct icaltimetype start)
{
    icalproperty *end = first_of(event, ICAL_DTEND_PROPERTY);
    if (!is_date(start) || (end && !is_date(icalproperty_get_dtend(end)))) return false;
    for (icalproperty *at = first_of(event, ICAL_RDATE_PROPERTY); at;
         at = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
        struct icaldatetimeperiodtype date = icalproperty_get_rdate(at);
        if (!is_date(icaltime_is_null_time(date.time) ? date.period.start : date.time)) return false;
    }
    for (icalproperty *at = first_of(event, ICAL_RRULE_PROPERTY); at;
         at = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
        struct icaltimetype until = icalproperty_get_rrule(at).until;
        if (!icaltime_is_null_time(until) && !is_date(until)) return false;
    }
    return true;
}

static void note_event(struct gathering *all, icalcomponent *event)
{
    icalproperty *start_property = first_of(event, ICAL_DTSTART_PROPERTY);
    if (has_lost_dates(event))
        set_trouble(all, event, "has a date or a repeat rule that cannot be read");
    else if (!start_property)
        set_trouble(all, event, "has no start date (DTSTART)");
    else if (first_of(event, ICAL_EXRULE_PROPERTY))
        set_trouble(all, event, "uses EXRULE, which RFC 5545 withdrew");
    if (all->trouble || is_cancelled(event)) return;
    struct icaltimetype start = icalproperty_get_dtstart(start_property);
    if (!has_real_dates(event, start)) {
        set_trouble(all, event, "has a date that does not exist");
        return;
    }
    struct days excluded = excluded_days(&all->events, event);
    icalproperty *rule = first_of(event, ICAL_RRULE_PROPERTY);
    if (!rule) note(all, &excluded, day_of(start), event_length(event, start));
    for (; rule; rule = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY))
        note_rule(all, event, icalproperty_get_rrule(rule), start, &excluded);
    note_dates(all, event, event_length(event, start), &excluded);
    free(excluded.items);
}

static void collect_events(struct events *events, icalcomponent *calendar)
{
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        events->items = memory_resize(events->items, events->count + 1, sizeof *events->items);
        events->items[events->count++] = event;
    }
}

/* A file may hold several calendars; then the parser wraps them. False when there is none. */
static bool collect_all(struct events *events, icalcomponent *root)
{
    if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) {
        collect_events(events, root);
        return true;
    }
    icalcomponent *calendar = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
    bool found = calendar != NULL;
    for (; calendar; calendar = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
        collect_events(events, calendar);
    return found;
}

static void gather(struct gathering *all, icalcomponent *root)
{
    if (!root || !collect_all(&all->events, root))
        all->trouble = memory_copy_text("is not a complete iCalendar file (BEGIN:VCALENDAR ... END:VCALENDAR)");
    else if (all->events.count == 0)
        all->trouble = memory_copy_text("has no events (BEGIN:VEVENT)");
    for (size_t i = 0; i < all->events.count; i++) note_event(all, all->events.items[i]);
    days_sort_unique(&all->days);
}

static int64_t covered_to(const struct gathering *all)
{
    if (all->endless) return INT64_MAX;
    return all->last_date == INT64_MIN ? INT64_MIN : civil_day(civil_date_of(all->last_date).year, 12, 31);
}

bool holiday_file_read(struct holidays *holidays, const char *path, int64_t first_day, int64_t last_day, char **message)
{
    struct file_bytes bytes;
    *holidays = (struct holidays){0};
    if (!file_bytes_read(&bytes, path, message)) return false;
    struct gathering all = {.first_day = first_day, .last_day = last_day, .last_date = INT64_MIN};
    const char *text = strncmp(bytes.data, "\xEF\xBB\xBF", 3) == 0 ? bytes.data + 3 : bytes.data;
    icalcomponent *root = icalparser_parse_string(text);
    gather(&all, root);
    if (all.trouble) {
        *message = memory_format("%s: %s", path, all.trouble);
        free(all.days.items);
    } else {
        *holidays = (struct holidays){all.days.count, all.days.items, covered_to(&all)};
    }
    bool ok = !all.trouble;
    if (root) icalcomponent_free(root);
    free(all.events.items);
    free(all.trouble);
    file_bytes_free(&bytes);
    return ok;
}
