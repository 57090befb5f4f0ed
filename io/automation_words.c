#include "io/automation_words.h"
#include <stddef.h>
#include <string.h>

const char *const quadrant_names[QUADRANT_COUNT] = {
    [QUADRANT_AUTOMATE_FIRST] = "automate first",  [QUADRANT_ASSIST] = "assist",
    [QUADRANT_WHEN_CHEAP] = "automate when cheap", [QUADRANT_LEAVE] = "leave to people",
    [QUADRANT_NO_WORK] = "no coding work",
};

const char *automation_tool(const struct work_type *type)
{
    return automation_is_rpa(type) ? "RPA" : "CAC";
}

const char *automation_effect_id(enum automation_effect effect)
{
    return effect == EFFECT_TAT_OWN ? "own_tat_mean_hours" : metrics[automation_effect_metric(effect)].id;
}

const char *automation_verdict(const struct estimate *difference)
{
    if (strcmp(result_verdict(difference, METRIC_NEUTRAL), "=") == 0) return "=";
    return difference->mean < 0 ? "lower" : "higher";
}

const char *const automation_definitions[] = {
    "Coding hours: volume x mean coding minutes, of an experienced coder without CAC.",
    "Score: coding hours a week / (1 + variability²): much work first, the less the more it varies.",
    "Variability: √(CV of minutes² + CV of arrivals²), CV = standard deviation / mean; of the coding minutes a chart, "
    "and "
    "of the arrivals a day, weekends and holidays included.",
    "Quadrants: high volume from the median coding hours of the work types on, low variability up to their median. "
    "High "
    "and low: automate first. High and high: assist, CAC beside the coder. Low and low: automate when cheap. Low and "
    "high: leave to people.",
    "Hours freed: coding hours a week x (1 − (1 − touchless share) / (1 + more charts an hour)); FTE by the productive "
    "hours and the speed of the pools that code the type.",
    NULL,
};
