#include "experiment/latin_hypercube.h"
#include "models/domain.h"
#include "sim/memory.h"
#include "sim/random.h"
#include <stdlib.h>

struct draw {
    uint64_t word;
    size_t sample;
};

static int by_word(const void *a, const void *b)
{
    const struct draw *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->sample < y->sample ? -1 : x->sample > y->sample;
}

/* The ranks of independent draws are a random permutation. */
void latin_hypercube_column(double *points, size_t stride, size_t samples, uint64_t seed, const char *dimension)
{
    struct random_key key = {seed, DOMAIN_INPUT};
    uint64_t name = random_hash_name(dimension);
    struct draw *draws = memory_allocate(samples, sizeof *draws);
    for (size_t i = 0; i < samples; i++) draws[i] = (struct draw){random_draw(key, name, i, 0, 0).word[0], i};
    if (samples) qsort(draws, samples, sizeof *draws, by_word);
    for (size_t stratum = 0; stratum < samples; stratum++) {
        size_t sample = draws[stratum].sample;
        double within = random_uniform(random_draw(key, name, sample, 1, 0).word[0]);
        points[sample * stride] = ((double)stratum + within) / (double)samples;
    }
    free(draws);
}
