#ifndef IO_MECHANISM_H
#define IO_MECHANISM_H
/* The mechanisms that a scenario switches on by giving their rates: one row each, with what they do, the fields that
 * switch them on and the fields that only count while they are. A mechanism that a dated change may switch on is on. */
#include <stdbool.h>
#include <stddef.h>

struct cJSON;

enum mechanism_id {
    MECHANISM_DOCUMENTATION,
    MECHANISM_FREEZE,
    MECHANISM_GATE,
    MECHANISM_TOOL,
    MECHANISM_CAC,
    MECHANISM_TOUCHLESS,
    MECHANISM_OVERFLOW,
    MECHANISM_QUERY,
    MECHANISM_ERRORS,
    MECHANISM_AUDIT,
    MECHANISM_DUAL,
    MECHANISM_OVERTIME,
    MECHANISM_ABSENCE,
    MECHANISM_PEOPLE,
    MECHANISM_SLA,
    MECHANISM_HOLD,
    MECHANISM_DENIALS,
    MECHANISM_OTHER_DENIALS,
    MECHANISM_TAKEBACK,
    MECHANISM_LATE_CHARGES,
    MECHANISM_SURGE,
    MECHANISM_PAUSE,
    MECHANISM_OPENING,
    MECHANISM_TRACE,
    MECHANISM_TIMELINE,
    MECHANISM_COUNT
};

enum { MECHANISM_SWITCHES = 2, MECHANISM_COVERS = 6 };

struct mechanism {
    const char *title, *what;
    const char
        *switches[MECHANISM_SWITCHES];    /* pointers; "*" stands for every item of a list; NULL-terminated if short */
    const char *covers[MECHANISM_COVERS]; /* fields, and all below them, that do not count while it is off */
};

extern const struct mechanism mechanisms[MECHANISM_COUNT];

/* Does the resolved scenario use it anywhere? */
bool mechanism_is_on(const struct cJSON *resolved, enum mechanism_id id);

/* Does the value at the pointer count: is a mechanism that needs it on, or is it needed by none in particular? */
bool mechanism_needs(const struct cJSON *resolved, const char *pointer);
#endif
