#include "io/figure_look.h"
#include "io/figure_finding.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

struct effect {
    size_t scenario;
    double size; /* of the difference from the baseline */
};

static int by_size(const void *a, const void *b)
{
    const struct effect *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return (x->scenario > y->scenario) - (x->scenario < y->scenario);
}

static bool is_many(const struct figure_set *set)
{
    return figure_set_plans(set) > FIGURE_COLOURS;
}

/* The shown differences of the plans that are not small, largest first. */
static size_t effects_of(const struct figure_set *set, enum metric_id id, struct effect *effects)
{
    size_t count = 0;
    for (size_t s = 1; s < set->study->count; s++) {
        struct figure_finding finding = figure_compare(set, s, id);
        if (finding.shown && !figure_is_small(&finding) && !figure_set_is_bound(set, s))
            effects[count++] = (struct effect){s, fabs(finding.difference.mean)};
    }
    qsort(effects, count, sizeof *effects, by_size);
    return count;
}

/* Everybody has the colour of the other figures; whoever comes after as many plans as there are colours has one that
 * is free. */
static void give_colours(const struct figure_set *set, const struct effect *effects, size_t count, int *inks)
{
    bool chosen[FIGURE_COLOURS + 1] = {false};
    int rank = 0, next = 1;
    for (size_t i = 0; i < count; i++) inks[effects[i].scenario] = FIGURE_INK; /* one will be given */
    for (size_t s = 1; s < set->study->count; s++) {
        if (figure_set_is_bound(set, s)) continue;
        bool has_own = ++rank <= FIGURE_COLOURS;
        if (inks[s] != FIGURE_INK)
            inks[s] = FIGURE_REST;
        else if (has_own)
            chosen[inks[s] = rank] = true;
    }
    for (size_t s = 1; s < set->study->count; s++) {
        if (inks[s] != FIGURE_INK) continue;
        while (chosen[next]) next++;
        inks[s] = next++;
    }
}

/* More plans than colours: some are left. */
static const char *colours_note(struct figure_set *set, size_t shown, size_t coloured)
{
    size_t plans = figure_set_plans(set), rest = plans - coloured;
    const char *noun = figure_set_noun(set);
    if (coloured == 0) return text_pool_format(&set->pool, "Light grey: all %zu %ss", plans, noun);
    const char *others = rest == 1 ? "the other" : text_pool_format(&set->pool, "the other %zu", rest);
    const char *who = coloured < shown ? "with the largest differences"
                                       : text_pool_format(&set->pool, "that differ%s by %g\u00A0%% or more",
                                                          coloured == 1 ? "s" : "", FIGURE_SMALL_PERCENT);
    return text_pool_format(&set->pool, "Coloured: %zu %s%s %s; light grey: %s", coloured, noun,
                            coloured == 1 ? "" : "s", who, others);
}

struct figure_look figure_look_of(struct figure_set *set, enum metric_id id)
{
    size_t count = set->study->count;
    struct figure_look look = {.inks = memory_allocate(count, sizeof *look.inks)};
    for (size_t s = 0; s < count; s++) look.inks[s] = figure_set_ink(set, s);
    if (is_many(set)) {
        struct effect *effects = memory_allocate(count, sizeof *effects);
        size_t shown = effects_of(set, id, effects), coloured = shown < FIGURE_COLOURS ? shown : FIGURE_COLOURS;
        give_colours(set, effects, coloured, look.inks);
        look.note = colours_note(set, shown, coloured);
        free(effects);
    }
    if (count > 2 && figure_set_plans(set) + 1 < count)
        look.note = text_pool_format(&set->pool, "%s%s: a limit, not a plan", look.note ? look.note : "",
                                     look.note ? "; dashed" : "Dashed");
    return look;
}

int figure_look_row(const struct figure_set *set, size_t scenario)
{
    int ink = figure_set_ink(set, scenario);
    return is_many(set) && ink > 0 ? FIGURE_INK : ink;
}

static int depth_of(int ink)
{
    return ink == FIGURE_REST ? 0 : ink == FIGURE_BASELINE ? 2 : ink == FIGURE_BOUND ? 3 : 1;
}

void figure_look_write(struct figure_page *page, const int *inks, size_t count)
{
    double *colours = memory_allocate(count, sizeof *series), *order = memory_allocate(count, sizeof *order);
    size_t placed = 0;
    for (size_t i = 0; i < count; i++) colours[i] = inks[i];
    for (int depth = 0; depth <= 3; depth++)
        for (size_t i = count; i-- > 0;)
            if (depth_of(inks[i]) == depth) order[placed++] = (double)(i + 1);
    figure_page_numbers(page, "series", colours, count);
    figure_page_numbers(page, "order", order, count);
    free(colours);
    free(order);
}
