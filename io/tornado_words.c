#include "io/tornado_words.h"
#include "io/metric_name.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

char *assumption_number_text(const struct assumptions *assumptions, size_t index, double number)
{
    const struct uncertainty *entry = assumption_entry(&assumptions->items[index]);
    const char *unit = entry->places.items[0].field->unit;
    if (entry->scale == UNCERTAIN_FACTOR) return memory_format("×%.3g", number);
    if (!unit || assumption_is_whole(&assumptions->items[index])) return memory_format("%.4g", number);
    if (strncmp(unit, "usd", 3) == 0) return table_value(number, "usd");
    if (strcmp(unit, "hours") == 0 || strcmp(unit, "days") == 0) return table_value(number, unit);
    if (strncmp(unit, "share", 5) == 0) return memory_format("%.3g %%", 100 * number);
    return strchr(unit, ' ') ? memory_format("%.4g", number) : memory_format("%.4g %s", number, unit);
}

char *break_even_text(const struct assumptions *assumptions, size_t index, double at)
{
    if (!assumption_is_whole(&assumptions->items[index])) return assumption_number_text(assumptions, index, at);
    char *high = assumption_number_text(assumptions, index, floor(at) + 1);
    char *text = memory_format("%.0f to %s", floor(at), high);
    free(high);
    return text;
}

char *assumption_label(const struct assumptions *assumptions, size_t index)
{
    const struct assumption *assumption = &assumptions->items[index];
    if (!assumptions->scenarios[1] || (assumption->entries[0] && assumption->entries[1]))
        return memory_copy_text(assumption->name);
    return memory_format("%s (%s only)", assumption->name, assumption->entries[0] ? "baseline" : "alternative");
}

/* A word of an id: short ones are abbreviations. */
static void add_word(char **text, const char *word, size_t length)
{
    static const char *const abbreviations[] = {"dnfb", "tat", "npv", "fte", "ar", "sla"};
    char *shown = memory_format("%.*s", (int)length, word);
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        for (char *c = shown; strcasecmp(shown, abbreviations[i]) == 0 && *c; c++)
            *c = (char)toupper((unsigned char)*c);
    char *longer = memory_format("%s%s%s", *text, **text ? " " : "", shown);
    free(*text);
    free(shown);
    *text = longer;
}

/* The unit stands beside the number. */
static size_t length_without_unit(const char *id)
{
    static const char *const units[] = {"_usd", "_days", "_hours", "_share", "_encounters"};
    size_t length = strlen(id);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (length > strlen(units[i]) && strcmp(id + length - strlen(units[i]), units[i]) == 0)
            return length - strlen(units[i]);
    return length;
}

char *measure_label(const struct measure *measure, const struct scenario *baseline)
{
    char *name = metric_name_text(measure, baseline), *text = memory_copy_text(""), *at = strchr(name, '@');
    if (at) *at = '\0';
    size_t length = length_without_unit(name);
    for (const char *word = name; word < name + length; word++) {
        size_t most = (size_t)(name + length - word), letters = strcspn(word, "_");
        letters = letters < most ? letters : most;
        add_word(&text, word, letters);
        word += letters;
    }
    if (at) {
        char *longer = memory_format("%s (%s)", text, at + 1);
        free(text);
        text = longer;
    }
    free(name);
    return text;
}

const char *tornado_title(const struct tornado_view *view, int side)
{
    const struct scenario *scenario = &view->scenarios[side]->scenario;
    return scenario->title ? scenario->title : scenario->name;
}

bool break_even_is_within(const struct tornado_row *row, int end)
{
    const struct break_even *found = &row->break_even[end];
    return found->found && found->at >= row->numbers[TORNADO_LOW] && found->at <= row->numbers[TORNADO_HIGH];
}

/* The break-even that is to be told: one within low and high before one beyond; -1: none. */
static int end_to_tell(const struct tornado_row *row)
{
    for (int end = 0; end < TORNADO_ENDS; end++)
        if (break_even_is_within(row, end)) return end;
    for (int end = 0; end < TORNADO_ENDS; end++)
        if (row->break_even[end].found) return end;
    return -1;
}

char *tornado_decision(const struct tornado_view *view, const struct tornado_table *table,
                       const struct tornado_row *row)
{
    int end = end_to_tell(row);
    if (end >= 0) {
        char *at = break_even_text(view->assumptions, row->assumption, row->break_even[end].at);
        const char *what = !table->base_shown               ? "mean crosses 0"
                           : break_even_is_within(row, end) ? "turns"
                                                            : "turns beyond,";
        char *text = memory_format("%s at %s", what, at);
        free(at);
        return text;
    }
    if (!table->base_shown) return memory_copy_text("nothing to turn");
    bool doubt[] = {row->flip[TORNADO_LOW] == FLIP_DOUBT, row->flip[TORNADO_HIGH] == FLIP_DOUBT};
    if (doubt[0] && doubt[1]) return memory_copy_text("not shown");
    if (doubt[0] || doubt[1]) return memory_format("not shown at %s", doubt[0] ? "low" : "high");
    return memory_copy_text("holds");
}

static char *level_finding(const struct tornado_view *view, size_t table)
{
    const struct tornado_table *of = &view->tornado->tables[table];
    const struct measure *measure = &view->measures[table];
    char *metric = measure_label(measure, &view->scenarios[0]->scenario), *text;
    const char *unit = metric_name_unit(measure);
    const struct tornado_row *row = of->count ? &of->rows[0] : NULL;
    if (row && row->shown) {
        char *low = table_value(row->level[TORNADO_LOW].mean, unit);
        char *high = table_value(row->level[TORNADO_HIGH].mean, unit);
        text = memory_format("“%s” decides most: %s goes from %s at its low to %s at its high",
                             view->assumptions->items[row->assumption].name, metric, low, high);
        free(low);
        free(high);
    } else {
        text = memory_format("No assumption moves %s by anything that %" PRId64 " replications can show", metric,
                             view->replications);
    }
    free(metric);
    return text;
}

/* "“a” at ×0.81, “b” at 5 %": the assumptions that turn the decision between their low and high; NULL: none. */
static char *turning(const struct tornado_view *view, const struct tornado_table *table)
{
    char *list = NULL;
    for (size_t i = 0; i < table->count; i++) {
        const struct tornado_row *row = &table->rows[i];
        int end = end_to_tell(row);
        if (end < 0 || !break_even_is_within(row, end)) continue;
        char *at = break_even_text(view->assumptions, row->assumption, row->break_even[end].at);
        char *longer = memory_format("%s%s“%s” at %s", list ? list : "", list ? ", " : "",
                                     view->assumptions->items[row->assumption].name, at);
        free(list);
        free(at);
        list = longer;
    }
    return list;
}

static size_t count_doubts(const struct tornado_table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        count += table->rows[i].flip[TORNADO_LOW] == FLIP_DOUBT || table->rows[i].flip[TORNADO_HIGH] == FLIP_DOUBT;
    return count;
}

/* What would turn the decision; the caller frees. */
static char *turning_text(const struct tornado_view *view, const struct tornado_table *table)
{
    char *list = turning(view, table), *text;
    size_t doubts = count_doubts(table);
    if (list)
        text = memory_format("; what would turn that: %s", list);
    else if (doubts)
        text = memory_format(", and no assumption turns that between its low and its high, but %zu of %zu leave%s it "
                             "in doubt",
                             doubts, table->count, doubts == 1 ? "s" : "");
    else
        text = memory_copy_text(", and no assumption turns that between its low and its high");
    free(list);
    return text;
}

static char *difference_finding(const struct tornado_view *view, size_t table)
{
    const struct tornado_table *of = &view->tornado->tables[table];
    const struct measure *measure = &view->measures[table];
    const char *name = tornado_title(view, 1), *unit = metric_name_unit(measure);
    char *metric = measure_label(measure, &view->scenarios[0]->scenario), *text;
    if (!of->base_shown) {
        text = memory_format("%s: no difference in %s that %" PRId64 " replications can show, so no decision to turn",
                             name, metric, view->replications);
    } else {
        char *size = table_value(fabs(of->base.mean), unit), *rest = turning_text(view, of);
        text = memory_format("%s %s %s by %s%s", name, of->base.mean > 0 ? "raises" : "lowers", metric, size, rest);
        free(size);
        free(rest);
    }
    free(metric);
    return text;
}

char *tornado_finding(const struct tornado_view *view, size_t table)
{
    return view->scenarios[1] ? difference_finding(view, table) : level_finding(view, table);
}
