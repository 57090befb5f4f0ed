#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "sim/civil.h"
#include <inttypes.h>
#include <math.h>

enum { TICK_SIZE = 23 }; /* as in plots/style.gp */

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct figure_axis figure_axis_for(double largest, int ticks)
{
    static const double rounds[] = {1, 2, 2.5, 5, 10};
    if (!(largest > 0) || !isfinite(largest)) return (struct figure_axis){1, 1};
    double raw = largest / ticks, power = pow(10, floor(log10(raw)));
    size_t i = 0;
    while (i < 4 && rounds[i] * power < raw * (1 - 1e-9)) i++;
    double step = rounds[i] * power;
    return (struct figure_axis){step, ceil(largest / step * (1 - 1e-9)) * step};
}

void figure_axis_values(struct figure_page *page, char axis, const struct figure_axis *values, const char *unit)
{
    FILE *out = page->script.file;
    fprintf(out, "set %crange [0:%.12g]\nset %ctics (", axis, values->end, axis);
    for (int i = 0; i * values->step <= values->end * (1 + 1e-9); i++) {
        const char *text = figure_tick(page->pool, i * values->step, values->step, values->end, unit);
        fputs(i ? ", '" : "'", out);
        for (; *text; text++) fprintf(out, *text == '%' ? "%%%%" : "%c", *text); /* tick labels are formats */
        fprintf(out, "' %.12g", i * values->step);
    }
    fputs(")\n", out);
}

double figure_axis_width(struct text_pool *pool, const struct figure_axis *values, const char *unit)
{
    double widest = 0;
    for (int i = 0; i * values->step <= values->end * (1 + 1e-9); i++)
        widest = fmax(widest, figure_width(figure_tick(pool, i * values->step, values->step, values->end, unit),
                                           TICK_SIZE, false));
    return widest + 26;
}

const char *figure_date(struct text_pool *pool, int64_t civil_day, bool with_year)
{
    struct civil_date date = civil_date_of(civil_day);
    if (with_year) return text_pool_format(pool, "%d %s %d", date.day, months[date.month - 1], date.year);
    return text_pool_format(pool, "%d %s", date.day, months[date.month - 1]);
}

const char *figure_period(struct text_pool *pool, int64_t first, int64_t last)
{
    bool one_year = civil_date_of(first).year == civil_date_of(last).year;
    return text_pool_format(pool, "%s – %s", figure_date(pool, first, !one_year), figure_date(pool, last, true));
}

struct date_ticks { /* every so many days, months or years */
    int days, months, years;
};

static struct date_ticks date_ticks_for(int64_t days)
{
    if (days <= 11) return (struct date_ticks){.days = 1};
    if (days <= 77) return (struct date_ticks){.days = 7};
    if (days <= 120) return (struct date_ticks){.days = 14};
    if (days <= 400) return (struct date_ticks){.months = 1};
    if (days <= 1150) return (struct date_ticks){.months = 3};
    return (struct date_ticks){.years = (int)(days / 365 / 12) + 1};
}

static bool is_tick(const struct date_ticks *ticks, int64_t day, int64_t first)
{
    struct civil_date date = civil_date_of(day);
    if (ticks->days) return (day - first) % ticks->days == 0;
    if (ticks->months) return date.day == 1 && (date.month - 1) % ticks->months == 0;
    return date.day == 1 && date.month == 1 && date.year % ticks->years == 0;
}

static void write_date_tick(FILE *out, const struct date_ticks *ticks, int64_t day, int64_t first, int year_shown)
{
    struct civil_date date = civil_date_of(day);
    fputs(year_shown ? ", \"" : "\"", out);
    if (ticks->years)
        fprintf(out, "%d", date.year);
    else if (ticks->days)
        fprintf(out, "%d %s", date.day, months[date.month - 1]);
    else
        fputs(months[date.month - 1], out);
    if (!ticks->years && date.year != year_shown) fprintf(out, "\\n%d", date.year);
    fprintf(out, "\" %" PRId64, day - first);
}

/* The axis of months begins so far before its first tick that the start deserves a label of its own. */
static bool starts_between(const struct date_ticks *ticks, int64_t first, int64_t last)
{
    int64_t day = first;
    while (day < last && !is_tick(ticks, day, first)) day++;
    return ticks->months && (day - first) * 12 > last - first;
}

void figure_axis_dates(struct figure_page *page, int64_t first, int64_t last)
{
    struct date_ticks ticks = date_ticks_for(last - first);
    FILE *out = page->script.file;
    fprintf(out, "set xrange [0:%" PRId64 "]\nset xtics (", last > first ? last - first : 1);
    int year = 0;
    if (starts_between(&ticks, first, last)) {
        year = civil_date_of(first).year;
        fprintf(out, "\"%s\\n%d\" 0", figure_date(page->pool, first, false), year);
    }
    for (int64_t day = first; day <= last; day++) {
        if (!is_tick(&ticks, day, first)) continue;
        write_date_tick(out, &ticks, day, first, year);
        year = civil_date_of(day).year;
    }
    fputs(")\n", out);
}
