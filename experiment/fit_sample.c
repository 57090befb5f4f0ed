#include "experiment/fit_sample.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void append(double **items, size_t *count, size_t *capacity, double value)
{
    if (*count == *capacity) {
        *capacity = *capacity ? *capacity * 2 : 256;
        *items = memory_resize(*items, *capacity, sizeof **items);
    }
    (*items)[(*count)++] = value;
}

void fit_sample_add(struct fit_sample *sample, double value, bool is_open)
{
    if (is_open)
        append(&sample->bounds, &sample->open_count, &sample->open_capacity, value);
    else
        append(&sample->values, &sample->count, &sample->capacity, value);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void fit_sample_close(struct fit_sample *sample)
{
    if (sample->count) qsort(sample->values, sample->count, sizeof *sample->values, compare);
    if (sample->open_count) qsort(sample->bounds, sample->open_count, sizeof *sample->bounds, compare);
}

void fit_sample_free(struct fit_sample *sample)
{
    free(sample->values);
    free(sample->bounds);
    memset(sample, 0, sizeof *sample);
}

void fit_steps_init(struct fit_steps *steps, const struct fit_sample *sample)
{
    *steps = (struct fit_steps){.values = memory_allocate(sample->count, sizeof(double)),
                                .below = memory_allocate(sample->count, sizeof(double)),
                                .up_to = memory_allocate(sample->count, sizeof(double))};
    double survival = 1;
    size_t open = 0, total = sample->count + sample->open_count;
    for (size_t i = 0, next; i < sample->count; i = next) {
        double value = sample->values[i];
        for (next = i + 1; next < sample->count && sample->values[next] == value;) next++;
        while (open < sample->open_count && sample->bounds[open] < value) open++;
        double at_risk = (double)(total - i - open), deaths = (double)(next - i);
        steps->values[steps->count] = value;
        steps->below[steps->count] = 1 - survival;
        survival = at_risk > deaths ? survival * ((at_risk - deaths) / at_risk) : 0;
        /* Without open values the plain share, free of the rounding of a long product. */
        steps->up_to[steps->count] = open ? 1 - survival : (double)next / (double)total;
        if (!open) survival = 1 - (double)next / (double)total;
        steps->count++;
    }
}

void fit_steps_free(struct fit_steps *steps)
{
    free(steps->values);
    free(steps->below);
    free(steps->up_to);
    memset(steps, 0, sizeof *steps);
}

double fit_steps_quantile(const struct fit_steps *steps, double share)
{
    if (steps->count == 0) return NAN;
    size_t low = 0, high = steps->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (steps->up_to[middle] >= share)
            high = middle;
        else
            low = middle + 1;
    }
    return steps->values[low];
}

double fit_steps_mean(const struct fit_steps *steps)
{
    if (steps->count == 0) return NAN;
    double mean = 0;
    for (size_t i = 0; i < steps->count; i++) mean += steps->values[i] * (steps->up_to[i] - steps->below[i]);
    return mean + steps->values[steps->count - 1] * (1 - steps->up_to[steps->count - 1]);
}
