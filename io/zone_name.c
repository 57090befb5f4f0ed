#include "io/zone_name.h"
#include "io/nearest.h"
#include <stdio.h>
#include <string.h>

enum { LINE_MAX_BYTES = 512, NAME_MAX_BYTES = 64 };

/* Lines of the zone source: "Z America/New_York -4:56:2 ..." and links "L America/New_York US/Eastern". */
static void offer_line(struct nearest *nearest, char best[NAME_MAX_BYTES], const char *line)
{
    char name[NAME_MAX_BYTES];
    if (sscanf(line, "Z %63s", name) != 1 && sscanf(line, "L %*s %63s", name) != 1) return;
    unsigned before = nearest->distance;
    nearest_offer(nearest, name);
    if (nearest->distance < before) memcpy(best, name, NAME_MAX_BYTES);
    if (nearest->best) nearest->best = best;
}

char *zone_name_hint(const char *wanted)
{
    FILE *file = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
    if (!file) return NULL;
    struct nearest nearest = nearest_to(wanted);
    char line[LINE_MAX_BYTES], best[NAME_MAX_BYTES] = "";
    while (fgets(line, sizeof line, file)) offer_line(&nearest, best, line);
    fclose(file);
    return nearest_hint(&nearest);
}
