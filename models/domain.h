#ifndef MODELS_DOMAIN_H
#define MODELS_DOMAIN_H
/* Domains of keyed draws: what a draw is about. The numbers are part of the results: never reuse one. */
enum domain {
    DOMAIN_DAY_COUNT = 1,  /* (work type, day): count; */
    DOMAIN_DAY_COMMON = 2, /* (day): busyness that all work types share */
    DOMAIN_ENCOUNTER = 3,  /* (work type, day, number) */
    DOMAIN_TRACE = 4,      /* (row of the arrival trace) */
    DOMAIN_OPENING = 5,    /* (opening entry, stage, age, number) or (row of the CSV of open accounts) */
    DOMAIN_QUERY = 7,      /* (origin, work type, day, number) */
    DOMAIN_GATE = 8,       /* (origin, work type, day, number): administrative work before documentation */
    DOMAIN_QUALITY = 9,    /* (origin, work type, day, number) */
    DOMAIN_CLAIM = 10,     /* (origin, work type, day, number); first word of the counter also says which block */
    DOMAIN_PERSON = 11,    /* (pool and shift, seat, tenure) */
    DOMAIN_INPUT = 16,     /* (assumption; sample, 0 permutation or 1 place within the stratum) */
    DOMAIN_ABSENCE = 6,    /* (pool and shift, local day, seat) */
    DOMAIN_BOOTSTRAP = 20  /* (resample, block): which replications it draws; never part of a replication */
};
#endif
