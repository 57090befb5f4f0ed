#include "sim/sketch.h"
#include <math.h>
#include <string.h>

void sketch_reset(struct sketch *sketch)
{
    memset(sketch, 0, sizeof *sketch);
}

void sketch_merge(struct sketch *into, const struct sketch *from)
{
    into->count += from->count;
    for (unsigned i = 0; i < SKETCH_BUCKETS; i++) into->bucket[i] += from->bucket[i];
}

static unsigned shift_of(unsigned bucket)
{
    unsigned octave = bucket >> SKETCH_MANTISSA;
    return octave ? octave - 1 : 0;
}

int64_t sketch_bucket_floor(unsigned bucket)
{
    if (bucket < (1u << SKETCH_MANTISSA)) return bucket;
    uint64_t mantissa = (bucket & ((1u << SKETCH_MANTISSA) - 1)) | 1u << SKETCH_MANTISSA;
    return (int64_t)(mantissa << shift_of(bucket));
}

/* A bucket of one value needs no interpolation: the counts are that value. */
static double value_inside(unsigned bucket, double share)
{
    double floor = (double)sketch_bucket_floor(bucket);
    return shift_of(bucket) ? floor + ldexp(share, (int)shift_of(bucket)) : floor;
}

double sketches_quantile(const struct sketch *const *parts, size_t count, double p)
{
    uint64_t all = 0, before = 0;
    for (size_t k = 0; k < count; k++) all += parts[k]->count;
    if (!all) return NAN;
    double rank = p * (double)all;
    unsigned last = 0;
    for (unsigned i = 0; i < SKETCH_BUCKETS; i++) {
        uint64_t inside = 0;
        for (size_t k = 0; k < count; k++) inside += parts[k]->bucket[i];
        if (!inside) continue;
        if ((double)(before + inside) >= rank) return value_inside(i, (rank - (double)before) / (double)inside);
        before += inside;
        last = i;
    }
    return value_inside(last, 1.0);
}

double sketch_quantile(const struct sketch *sketch, double p)
{
    return sketches_quantile(&sketch, 1, p);
}

/* Counts in the buckets [*next, bucket) join *before; then the share of counts <= value. */
static double share_from(const struct sketch *sketch, int64_t value, unsigned *next, uint64_t *before)
{
    unsigned bucket = sketch_bucket_of(value);
    for (; *next < bucket; ++*next) *before += sketch->bucket[*next];
    double share = ldexp((double)(value - sketch_bucket_floor(bucket)) + 1.0, -(int)shift_of(bucket));
    return ((double)*before + share * (double)sketch->bucket[bucket]) / (double)sketch->count;
}

double sketch_share_at_most(const struct sketch *sketch, int64_t value)
{
    unsigned next = 0;
    uint64_t before = 0;
    if (!sketch->count) return NAN;
    return value < 0 ? 0.0 : share_from(sketch, value, &next, &before);
}

void sketch_shares(const struct sketch *sketch, int64_t step, int points, double *shares)
{
    unsigned next = 0;
    uint64_t before = 0;
    for (int i = 0; i < points; i++)
        shares[i] = sketch->count ? share_from(sketch, i * step, &next, &before) : (double)NAN;
}
