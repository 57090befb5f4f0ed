#include "io/explain_uncertainty.h"
#include "io/place_find.h"
#include "models/uncertainty.h"
#include <stdlib.h>

static bool moves(const struct uncertainty *entry, const struct field_place *place)
{
    for (size_t i = 0; i < entry->places.count; i++)
        if (field_place_holds(&entry->places.items[i], place) || field_place_holds(place, &entry->places.items[i]))
            return true;
    return false;
}

static void print_entry(FILE *out, const struct uncertainty *entry)
{
    fprintf(out, "  unknown:  %s%g to %g%s (%s", entry->scale == UNCERTAIN_FACTOR ? "times " : "",
            uncertainty_low(entry), uncertainty_high(entry),
            uncertainty_has_law(entry) ? ", 80 % of its distribution" : "", entry->name);
    if (entry->source) fprintf(out, ": %s", entry->source);
    fputs(")\n", out);
}

void explain_uncertainty_of(FILE *out, const struct scenario *scenario, const char *pointer)
{
    char *why, *hint;
    struct field_place place;
    if (place_find(&place, scenario, pointer, &why, &hint))
        for (size_t i = 0; i < scenario->uncertainty.count; i++)
            if (moves(&scenario->uncertainty.items[i], &place)) print_entry(out, &scenario->uncertainty.items[i]);
    free(why);
    free(hint);
}
