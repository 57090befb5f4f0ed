#ifndef SIM_SKETCH_H
#define SIM_SKETCH_H
/* Percentiles of non-negative integers (times in microseconds) from counts in logarithmic buckets: the bucket is the
 * exponent and the top 7 mantissa bits of the integer (in the manner of DDSketch, with no logarithm), so the relative
 * error is at most 2^-8 = 0.4 %, and interpolation inside the bucket does better. Merging adds counts: exact, in any
 * order. */
#include <stddef.h>
#include <stdint.h>

enum { SKETCH_MANTISSA = 7, SKETCH_BUCKETS = (64 - SKETCH_MANTISSA) << SKETCH_MANTISSA };

struct sketch {
    uint64_t count;
    uint64_t bucket[SKETCH_BUCKETS];
};

void sketch_reset(struct sketch *sketch);
void sketch_merge(struct sketch *into, const struct sketch *from);

static inline unsigned sketch_bucket_of(int64_t value)
{
    uint64_t v = value > 0 ? (uint64_t)value : 0;
    if (v < (1u << SKETCH_MANTISSA)) return (unsigned)v; /* exact below 128 */
    int exponent = 63 - __builtin_clzll(v);
    return (unsigned)(((uint64_t)(exponent - SKETCH_MANTISSA + 1) << SKETCH_MANTISSA) +
                      ((v >> (exponent - SKETCH_MANTISSA)) & ((1u << SKETCH_MANTISSA) - 1)));
}

/* Negative values count as 0. */
static inline void sketch_add(struct sketch *sketch, int64_t value)
{
    sketch->count++;
    sketch->bucket[sketch_bucket_of(value)]++;
}

/* First value of a bucket. */
int64_t sketch_bucket_floor(unsigned bucket);
/* Value below which a share p (0..1) of the counts lies, interpolated inside its bucket; NAN when empty. */
double sketch_quantile(const struct sketch *sketch, double p);
/* The same of the counts of several sketches together. */
double sketches_quantile(const struct sketch *const *parts, size_t count, double p);
/* Share of counts <= value, interpolated inside the bucket; NAN when empty. */
double sketch_share_at_most(const struct sketch *sketch, int64_t value);
/* The same at 0, step, 2 step ... (step > 0), in one walk through the buckets. */
void sketch_shares(const struct sketch *sketch, int64_t step, int points, double *shares);
#endif
