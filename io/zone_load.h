#ifndef IO_ZONE_LOAD_H
#define IO_ZONE_LOAD_H
/* Time zones of the machine: from an IANA name to plain data. */
#include "sim/zone.h"
#include <stdbool.h>

enum { ZONE_LAST_YEAR = 2200 };

/* Fills `zone` for an IANA name such as "America/New_York" from the system's zone tables (TZif, RFC 8536): all recorded
 * changes of the offset, and the rule for the years after them written out through ZONE_LAST_YEAR. Changes that leave
 * the offset as it was are left out. Returns false, and leaves `zone` zeroed, when the name is no IANA name or the
 * machine does not have it. Names whose meaning depends on the machine ("localtime") or that count leap seconds
 * ("right/...") are no IANA names. The caller frees with zone_free. */
bool zone_load(struct zone *zone, const char *iana_name);
#endif
