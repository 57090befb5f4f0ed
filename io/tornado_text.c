#include "io/tornado_text.h"
#include "io/metric_name.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

enum { COLUMNS = 4 };

static const char *const level_heads[TABLE_HEAD_LINES][1 + COLUMNS] = {
    {"", "", "change", "change", ""}, {"assumption", "low to high", "at low", "at high", "swing"}};
static const char *const difference_heads[TABLE_HEAD_LINES][1 + COLUMNS] = {
    {"", "", "difference", "difference", ""}, {"assumption", "low to high", "at low", "at high", "decision"}};

/* Takes over `text`. */
static void write_line(char *text, int width, FILE *file)
{
    table_wrapped(text, width, file);
    free(text);
}

static void write_heading(const struct tornado_view *view, int width, FILE *file)
{
    const struct facility *facility = &view->scenarios[0]->scenario.facility;
    struct civil_date from = civil_date_of(facility->start_date + facility->warmup_days);
    struct civil_date to = civil_date_of(facility->start_date + facility->horizon_days - 1);
    if (view->scenarios[1])
        write_line(memory_format("%s against %s", tornado_title(view, 1), tornado_title(view, 0)), width, file);
    else
        table_wrapped(tornado_title(view, 0), width, file);
    char *other = view->scenarios[1] ? memory_format(" and %s", view->scenarios[1]->digest) : memory_copy_text("");
    write_line(memory_format("%04d-%02d-%02d to %04d-%02d-%02d, %" PRId64 " replication%s of each case, seed %" PRId64
                             ", scenario digest %s%s",
                             from.year, from.month, from.day, to.year, to.month, to.day, view->replications,
                             view->replications == 1 ? "" : "s", view->seed, view->scenarios[0]->digest, other),
               width, file);
    free(other);
}

static void add_range(struct table_layout *out, const struct tornado_view *view, const struct tornado_row *row)
{
    char *low = assumption_number_text(view->assumptions, row->assumption, row->numbers[TORNADO_LOW]);
    char *high = assumption_number_text(view->assumptions, row->assumption, row->numbers[TORNADO_HIGH]);
    table_layout_add(out, memory_format("%s to %s", low, high));
    free(low);
    free(high);
}

static void add_row(struct table_layout *out, const struct tornado_view *view, const struct tornado_table *table,
                    const struct tornado_row *row, const char *unit)
{
    bool compares = view->scenarios[1] != NULL;
    const struct estimate *shown = compares ? row->level : row->change;
    table_layout_add(out, assumption_label(view->assumptions, row->assumption));
    add_range(out, view, row);
    for (int end = 0; end < TORNADO_ENDS; end++)
        table_layout_add(out, table_difference(shown[end].mean, shown[end].half_width, unit));
    if (compares)
        table_layout_add(out, tornado_decision(view, table, row));
    else
        table_layout_add(out, row->shown ? table_value(row->swing, unit) : memory_copy_text("nothing shown"));
}

static void write_rows(const struct tornado_view *view, size_t t, int width, FILE *file)
{
    const struct tornado_table *table = &view->tornado->tables[t];
    struct table_layout out;
    table_layout_init(&out, COLUMNS);
    for (int line = 0; line < TABLE_HEAD_LINES; line++)
        for (size_t c = 0; c <= COLUMNS; c++)
            table_layout_add(&out, memory_copy_text((view->scenarios[1] ? difference_heads : level_heads)[line][c]));
    for (size_t i = 0; i < table->count; i++)
        add_row(&out, view, table, &table->rows[i], metric_name_unit(&view->measures[t]));
    table_layout_write(&out, width, file);
    table_layout_free(&out);
}

static void write_break_even(const struct tornado_view *view, const struct tornado_row *row, int end, int width,
                             FILE *file)
{
    const struct break_even *found = &row->break_even[end];
    if (!found->found) return;
    char *label = assumption_label(view->assumptions, row->assumption);
    char *at = break_even_text(view->assumptions, row->assumption, found->at);
    char *from = assumption_number_text(view->assumptions, row->assumption, found->from);
    char *to = assumption_number_text(view->assumptions, row->assumption, found->to);
    const char *beyond = break_even_is_within(row, end) ? "" : ", beyond its stated range";
    if (assumption_is_whole(&view->assumptions->items[row->assumption]))
        write_line(memory_format("Break-even of %s: %s%s.", label, at, beyond), width, file);
    else
        write_line(memory_format("Break-even of %s: %s%s; from %s%s to %s%s the sign is not shown.", label, at, beyond,
                                 from, found->from_open ? " (or less)" : "", to, found->to_open ? " (or more)" : ""),
                   width, file);
    free(label);
    free(at);
    free(from);
    free(to);
}

static void write_table(const struct tornado_view *view, size_t t, int width, FILE *file)
{
    const struct tornado_table *table = &view->tornado->tables[t];
    const struct measure *measure = &view->measures[t];
    char *name = metric_name_text(measure, &view->scenarios[0]->scenario);
    const char *unit = metric_name_unit(measure);
    char *base = view->scenarios[1] ? table_difference(table->base.mean, table->base.half_width, unit)
                                    : table_value(table->base.mean, unit);
    fputc('\n', file);
    write_line(
        memory_format("%s: %s%s at the base", name, view->scenarios[1] && !measure->is_npv ? "difference " : "", base),
        width, file);
    write_rows(view, t, width, file);
    char *finding = tornado_finding(view, t);
    write_line(memory_format("%s.", finding), width, file);
    for (size_t i = 0; view->scenarios[1] && i < table->count; i++)
        for (int end = 0; end < TORNADO_ENDS; end++) write_break_even(view, &table->rows[i], end, width, file);
    free(name);
    free(base);
    free(finding);
}

void tornado_text_write(const struct tornado_view *view, int width, FILE *file)
{
    write_heading(view, width, file);
    for (size_t t = 0; t < view->tornado->count; t++) write_table(view, t, width, file);
    fputc('\n', file);
    write_line(memory_format("One assumption at a time, all others at their base, on the same encounters. ± is the "
                             "half-width of the %g %% confidence interval; changes are paired. \"Nothing shown\": both "
                             "intervals hold zero.",
                             100 * view->request.confidence),
               width, file);
    if (view->scenarios[1])
        write_line(memory_format("Decision: the sign of the difference. \"Turns\": the mean changes its sign there, "
                                 "found to a 200th of the way from the base; \"not shown\": the interval at that end "
                                 "holds zero. Searched up to %g times the way from the base to low and high.",
                                 view->request.beyond),
                   width, file);
}
