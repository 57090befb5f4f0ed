#include "io/precision_text.h"
#include "io/nearest.h"
#include "io/number_text.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Reads a number that ends at `end`. */
static bool read_number(const char *text, char end, double *number, const char **rest)
{
    char *stop;
    *number = strtod(text, &stop);
    *rest = stop;
    return stop > text && *stop == end && isfinite(*number);
}

static char *unknown_metric(const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (int id = 0; id < METRIC_COUNT; id++) nearest_offer(&nearest, metrics[id].id);
    char *hint = nearest_hint(&nearest);
    char *message = memory_format("there is no metric \"%s\"; %s", name,
                                  hint ? hint : "docs/metrics.md lists them, dnfb_mean_days is one");
    free(hint);
    return message;
}

static const char difference_mark[] = "diff:";

/* SHARE or SHARE:FLOOR. */
static bool read_mean_goal(struct precision_goal *goal, const char *text)
{
    const char *rest = NULL;
    bool numbers = read_number(text, '\0', &goal->share, &rest) ||
                   (read_number(text, ':', &goal->share, &rest) && read_number(rest + 1, '\0', &goal->floor, &rest) &&
                    goal->floor >= 0);
    return numbers && goal->share > 0 && goal->share <= 1;
}

static bool read_difference_goal(struct precision_goal *goal, const char *text)
{
    const char *rest = NULL;
    return read_number(text, '\0', &goal->floor, &rest) && goal->floor > 0;
}

bool precision_text_read(struct precision_goal *goal, const char *text, char **message)
{
    size_t mark = sizeof difference_mark - 1;
    bool is_difference = strncmp(text, difference_mark, mark) == 0;
    const char *metric = is_difference ? text + mark : text, *colon = strchr(metric, ':');
    *goal = (struct precision_goal){.floor = NAN};
    bool is_read = colon && colon > metric &&
                   (is_difference ? read_difference_goal(goal, colon + 1) : read_mean_goal(goal, colon + 1));
    if (!is_read) {
        *message =
            is_difference
                ? memory_format("\"%s\" is no diff:METRIC:HALF-WIDTH with a half-width above 0 in the metric's unit, "
                                "as in diff:dnfb_mean_days:0.3",
                                text)
                : memory_format("\"%s\" is no METRIC:SHARE or METRIC:SHARE:FLOOR with a share above 0 and at most 1, "
                                "as in dnfb_mean_days:0.02 or tat_p90_hours:0.05:2",
                                text);
        return false;
    }
    char *name = memory_format("%.*s", (int)(colon - metric), metric);
    if (metric_find(name) == METRIC_COUNT) {
        *message = unknown_metric(name);
        free(name);
        return false;
    }
    goal->metric = name;
    return true;
}

char *precision_text_of(const struct precision_target *target)
{
    char share[NUMBER_TEXT_MAX], floor[NUMBER_TEXT_MAX];
    const char *metric = metrics[target->metric].id;
    number_text(share, target->share);
    number_text(floor, target->floor);
    return precision_is_of_difference(target) ? memory_format("%s%s:%s", difference_mark, metric, floor)
                                              : memory_format("%s:%s:%s", metric, share, floor);
}

static char *percent(double share)
{
    return isfinite(share) ? memory_format("%.2g %%", 100 * share) : memory_copy_text("more than 100 %");
}

static char *standing_of(const struct precision *precision, size_t i)
{
    const struct precision_target *target = &precision->targets[i];
    const struct metric *metric = &metrics[target->metric];
    bool is_difference = precision_is_of_difference(target);
    double reached = precision->states[i].achieved;
    char *achieved = is_difference ? table_value(reached, metric->unit) : percent(reached);
    char *asked = is_difference ? table_value(target->floor, metric->unit) : percent(target->share);
    char *text = memory_format("%s%s \xc2\xb1 %s (asked %s)", is_difference ? "difference of " : "", metric->id,
                               achieved, asked);
    free(achieved);
    free(asked);
    return text;
}

char *precision_text_standing(const struct precision *precision)
{
    char *all = NULL;
    for (size_t i = 0; i < precision->count; i++) {
        if (precision->states[i].is_met) continue;
        char *one = standing_of(precision, i);
        char *longer = all ? memory_format("%s, %s", all, one) : memory_copy_text(one);
        free(all);
        free(one);
        all = longer;
    }
    return all ? all : memory_copy_text("all met");
}

static char *sentence_of(const struct precision *precision, const struct study *study, size_t i)
{
    const struct precision_state *state = &precision->states[i];
    const struct precision_target *target = &precision->targets[i];
    const struct metric *metric = &metrics[target->metric];
    char *standing = standing_of(precision, i), *half_width = table_value(state->half_width, metric->unit);
    const char *verdict = !state->is_met ? "NOT reached"
                          : state->achieved <= target->share || precision_is_of_difference(target)
                              ? "reached"
                              : "reached: within the absolute floor";
    char *text =
        memory_format("  %s: %s, half-width %s%s%s", standing, verdict, half_width, study->count > 1 ? " in " : "",
                      study->count > 1 ? study->items[state->scenario].scenario->name : "");
    free(standing);
    free(half_width);
    return text;
}

void precision_text_write(const struct precision *precision, const struct study *study, int width, FILE *file)
{
    char *head = memory_format(precision->is_met ? "Precision asked for: reached after %" PRId64
                                                   " replications (all intervals together %g %%)"
                                                 : "PRECISION NOT REACHED after %" PRId64
                                                   " replications, the most allowed (all intervals together %g %%); "
                                                   "allow more with -n or /analysis/replications_max",
                               study->replications, 100 * precision->confidence);
    table_wrapped(head, width, file);
    free(head);
    for (size_t i = 0; i < precision->count; i++) {
        char *sentence = sentence_of(precision, study, i);
        table_wrapped(sentence, width, file);
        free(sentence);
    }
    fputc('\n', file);
}
