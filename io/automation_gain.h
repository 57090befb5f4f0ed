#ifndef IO_AUTOMATION_GAIN_H
#define IO_AUTOMATION_GAIN_H
/* The gain as it is stated, for all work types or for one by name. */
#include "models/automation.h"

struct gain_statement {
    bool is_touchless; /* else more charts an hour */
    const char *type;  /* name of a work type, `type_length` bytes of it; NULL: all */
    size_t type_length;
    double value;
};

/* Fills one gain a work type: the statements for all first, then those for one, each kind in its order. RPA has no more
 * charts an hour. Returns false, with an owned message, when the scenario has no such work type or when more charts are
 * stated for one that RPA does. */
bool automation_gains_fill(struct automation_gain *gains, const struct scenario *scenario,
                           const struct gain_statement *statements, size_t count, char **message);
#endif
