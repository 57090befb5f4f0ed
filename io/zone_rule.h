#ifndef IO_ZONE_RULE_H
#define IO_ZONE_RULE_H
/* The rule at the end of a TZif file: offsets that repeat every year, spelled as a POSIX TZ text with the extensions of
 * RFC 8536 (hours from -167 to 167), e.g. "EST5EDT,M3.2.0,M11.1.0" or "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0". */
#include <stdbool.h>
#include <stdint.h>

enum zone_rule_form { ZONE_RULE_WEEKDAY, ZONE_RULE_JULIAN, ZONE_RULE_DAY };

struct zone_rule_date {
    enum zone_rule_form form;
    int month, week, weekday; /* ZONE_RULE_WEEKDAY: 1..12, 1..5 (5 = last), 0 = Sunday */
    int day;                  /* ZONE_RULE_JULIAN: 1..365 without 29 February; ZONE_RULE_DAY: 0..365 */
    int32_t seconds;          /* after local midnight, in the offset that ends */
};

struct zone_rule {
    int32_t standard_offset, daylight_offset; /* local = UTC + offset, seconds */
    bool has_daylight;
    struct zone_rule_date start, end; /* of daylight time */
};

/* Reads a rule; false when the text is not one. An empty text is no rule. */
bool zone_rule_read(struct zone_rule *rule, const char *text);

/* Unix times at which daylight time starts and ends in a year. Daylight time only. */
int64_t zone_rule_start(const struct zone_rule *rule, int year);
int64_t zone_rule_end(const struct zone_rule *rule, int year);
#endif
