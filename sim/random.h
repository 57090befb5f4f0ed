#ifndef SIM_RANDOM_H
#define SIM_RANDOM_H
/* Keyed random draws: Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011). A draw is a pure function of (key, counter): it
 * belongs to what it is about, never to when it was asked for, and there is no state to carry. */
#include <Random123/philox.h>
#include <stdint.h>

struct random_key {
    uint64_t seed, domain;
};

struct random_block {
    uint64_t word[4];
};

/* Four independent 64-bit words for one counter. */
static inline struct random_block random_draw(struct random_key key, uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3)
{
    philox4x64_ctr_t counter = {{c0, c1, c2, c3}};
    philox4x64_key_t k = {{key.seed, key.domain}};
    philox4x64_ctr_t out = philox4x64(counter, k);
    struct random_block block = {{out.v[0], out.v[1], out.v[2], out.v[3]}};
    return block;
}

/* ((x >> 12) + 0.5) * 2^-52: in (0, 1), never 0 or 1, and 1 - u is exact. (One bit more, and the half would be rounded
 * away above 1/2: the largest word would give 1.) */
static inline double random_uniform(uint64_t word)
{
    return ((double)(word >> 12) + 0.5) * 0x1p-52;
}

/* 64-bit hash of a name (FNV-1a finished with a splitmix64 scramble): keys streams, pools and surges by name. */
uint64_t random_hash_name(const char *name);
#endif
