#include "models/uncertainty.h"
#include <assert.h>
#include <math.h>

static const double low_share = 0.1, high_share = 0.9; /* of a distribution, one at a time */

bool uncertainty_has_law(const struct uncertainty *entry)
{
    return !isnan(entry->distribution.mean);
}

static struct field_place *first_place(const struct uncertainty *entry)
{
    assert(entry->places.count > 0);
    return &entry->places.items[0];
}

double uncertainty_base(const struct uncertainty *entry, const struct scenario *scenario)
{
    struct scenario view = *scenario; /* the place gives a pointer to write to; nothing is written */
    if (entry->scale == UNCERTAIN_FACTOR) return 1;
    const struct field_place *place = first_place(entry);
    return member_number(field_place_kind(place), field_place_in(place, &view));
}

double uncertainty_low(const struct uncertainty *entry)
{
    return uncertainty_has_law(entry) ? law_quantile(&entry->distribution, low_share, false) : entry->low;
}

double uncertainty_high(const struct uncertainty *entry)
{
    return uncertainty_has_law(entry) ? law_quantile(&entry->distribution, high_share, false) : entry->high;
}

/* In the triangular distribution that low, base and high span; any of them may be negative, so it is no law. */
static double triangular(double low, double mode, double high, double p)
{
    double width = high - low, rising = mode - low;
    if (!(width > 0)) return mode;
    if (p * width <= rising) return low + sqrt(p * width * rising);
    return high - sqrt((1 - p) * width * (high - mode));
}

double uncertainty_quantile(const struct uncertainty *entry, const struct scenario *scenario, double p)
{
    if (uncertainty_has_law(entry))
        return law_quantile(&entry->distribution, UNCERTAINTY_TAIL + (1 - 2 * UNCERTAINTY_TAIL) * p, false);
    return triangular(entry->low, uncertainty_base(entry, scenario), entry->high, p);
}

static void multiply_all(struct numbers *numbers, double factor)
{
    for (size_t i = 0; i < numbers->count; i++) numbers->items[i] *= factor;
}

static void multiply(enum field_kind kind, void *at, double factor)
{
    if (kind == FIELD_LAW)
        law_multiply(at, factor);
    else if (kind == FIELD_NUMBERS || kind == FIELD_MAP)
        multiply_all(at, factor);
    else
        member_put_number(kind, at, member_number(kind, at) * factor);
}

void uncertainty_multiply(const struct uncertainty *entry, double factor, struct scenario *copy)
{
    if (factor == 1) return;
    for (size_t i = 0; i < entry->places.count; i++) {
        const struct field_place *place = &entry->places.items[i];
        multiply(field_place_kind(place), field_place_in(place, copy), factor);
    }
}

void uncertainty_set(const struct uncertainty *entry, double number, struct scenario *copy)
{
    if (entry->scale == UNCERTAIN_FACTOR) {
        uncertainty_multiply(entry, number, copy);
        return;
    }
    for (size_t i = 0; i < entry->places.count; i++) {
        const struct field_place *place = &entry->places.items[i];
        member_put_number(field_place_kind(place), field_place_in(place, copy), number);
    }
}

/* Largest number of the member that the factor multiplies; 0 when there is none. */
static double largest(enum field_kind kind, const void *at)
{
    double most = 0;
    if (kind == FIELD_NUMBERS || kind == FIELD_MAP) {
        const struct numbers *numbers = at;
        for (size_t i = 0; i < numbers->count; i++) most = fmax(most, numbers->items[i]);
        return most;
    }
    if (kind != FIELD_LAW) return member_number(kind, at);
    const struct law *law = at;
    for (size_t i = 0; i < law->point_count; i++) most = fmax(most, law->points[i].value);
    return fmax(most, fmax(law->mean, fmax(law->mode, law->max)));
}

void uncertainty_room(const struct uncertainty *entry, const struct scenario *scenario, double *low, double *high)
{
    struct scenario view = *scenario;
    const struct field *field = first_place(entry)->field;
    bool is_factor = entry->scale == UNCERTAIN_FACTOR;
    *low = is_factor ? 0 : field->min;
    *high = is_factor ? INFINITY : field->max;
    for (size_t i = 0; is_factor && i < entry->places.count; i++) {
        const struct field_place *place = &entry->places.items[i];
        double most = largest(field_place_kind(place), field_place_in(place, &view));
        if (most > 0) *high = fmin(*high, place->field->max / most);
    }
}
