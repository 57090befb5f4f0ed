#ifndef MODELS_MEMBER_H
#define MODELS_MEMBER_H
/* A member of a scenario's struct as its kind keeps it in memory: how large it is, what it owns. Groups and lists hold
 * other members; they are models/scenario's. */
#include "models/field.h"

/* A value that is kept apart from the member it is meant for (FIELD_ANY). */
struct change_value {
    char *text;           /* as JSON; owned */
    enum field_kind kind; /* of the member; FIELD_NUMBER for one entry of a map */
    void *member;         /* owned, laid out as a member of that kind; NULL until io has read it for its field */
};

/* Bytes of a member; a list has those of its {count, items}. Not for groups. */
size_t member_size(enum field_kind kind);

/* Gives a member that is a shallow copy its own texts, points and items. */
void member_own(enum field_kind kind, void *at);

/* Copies a member with all that it owns over one that owns nothing. */
void member_copy(enum field_kind kind, void *to, const void *from);

/* Frees what a member owns; its pointers are then stale. */
void member_free(enum field_kind kind, void *at);

/* Is it one number: FIELD_NUMBER or FIELD_INTEGER? Only such members can move in steps. */
bool member_is_number(enum field_kind kind);
/* Reads and writes such a member; a whole number is rounded to the nearest. */
double member_number(enum field_kind kind, const void *at);
void member_put_number(enum field_kind kind, void *at, double number);
#endif
