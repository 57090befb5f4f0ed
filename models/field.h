#ifndef MODELS_FIELD_H
#define MODELS_FIELD_H
/* The fields table: one row per scenario field. It drives reading, checking, defaults, `explain`, `schema` and the
 * docs; a new parameter is one row plus its use. The rows hold no code: io knows how a kind is spelled in a file. */
#include <stdbool.h>
#include <stddef.h>

enum field_kind {
    FIELD_NUMBER,    /* double */
    FIELD_INTEGER,   /* int64_t */
    FIELD_BOOLEAN,   /* bool */
    FIELD_TEXT,      /* char *, owned; NULL when absent */
    FIELD_FILE,      /* char *: path relative to the file that names it, made absolute by io */
    FIELD_ZONE,      /* char *: IANA name */
    FIELD_DATE,      /* int64_t civil day number from "YYYY-MM-DD"; DATE_NONE when absent */
    FIELD_CLOCK,     /* int minutes after midnight from "HH:MM" (00:00..24:00); -1 when absent */
    FIELD_WEEKDAYS,  /* unsigned bit mask from ["mon", ..., "sun"] */
    FIELD_CHOICE,    /* int (enum) from one of `choices` */
    FIELD_LAW,       /* struct law from a number (deterministic) or {"law": ...}; range applies to its mean or bounds */
    FIELD_NUMBERS,   /* struct numbers from an array of numbers; `length` says how many (0: any) */
    FIELD_REFERENCE, /* int index from the name of an item of `target` */
    FIELD_REFERENCES, /* struct indices from an array of names */
    FIELD_MAP, /* struct numbers, one per item of `target`, from {"name": number, ...}; absent names 0; "*" = all others
                */
    FIELD_ANY,   /* struct change_value from whatever another field accepts; null is a value too */
    FIELD_GROUP, /* nested struct from an object */
    FIELD_LIST   /* {size_t count; struct *items} from an array of objects; items with a `name` merge by name */
};

enum field_flag {
    FIELD_REQUIRED = 1,      /* no default: the key must be there (within its group) */
    FIELD_NULLABLE = 2,      /* null (or absence without a default) means "not given" */
    FIELD_EXCLUSIVE_MIN = 4, /* the minimum itself is not allowed */
    FIELD_SCHEDULABLE = 8    /* a dated change may set it */
};

struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
    unsigned flags;
    double min, max;            /* numbers, integers, laws, items of arrays and maps */
    const char *initial;        /* default, spelled as JSON; NULL: none (absent is NAN, -1, DATE_NONE, NULL or empty) */
    const char *unit;           /* "usd", "share", "minutes" ...; NULL: none */
    const char *meaning;        /* one line */
    const char *source;         /* where the default comes from; NULL: it is a convention, not evidence */
    const char *const *choices; /* NULL-terminated */
    const char *target;         /* key of the scenario's list that names refer to */
    const struct field_group *group;
    size_t length; /* FIELD_NUMBERS: exact count, 0 = any */
};

struct field_group {
    const char *name; /* singular noun: "work type" */
    const char *meaning;
    size_t size; /* of the struct */
    const struct field *fields;
    size_t count;
};

/* The root of the table: the scenario itself. */
extern const struct field_group field_scenario;

/* The row of `key` in a group; NULL when there is none. */
const struct field *field_find(const struct field_group *group, const char *key);
#endif
