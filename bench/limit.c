/* The floor under three reference models: what hand-written loops cost that do nothing but the model, with no scenario,
 * no statistics beyond one mean and no common random numbers. A simulator is measured as a ratio to these in one run.
 *
 *   mm1    M/M/1, rate 0.9, service 1
 *   mm20   M/M/20, rate 18, service 1
 *   shift  20 servers Mon-Fri 09-17 who finish the job in hand, service 15 min, Poisson 17.14/h all week (load 0.9)
 *
 * "loop" is event-driven (a tournament tree over the servers, the next arrival in a scalar, FIFO in a ring);
 * "kw" is the Kiefer-Wolfowitz recursion: exact for FIFO and identical servers only, so a bound and an oracle, no
 * engine.
 *
 * cc -O3 -march=native -o limit limit.c -lm && ./limit [customers]
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SLOTS = 32, RING = 1 << 20 };

struct sfc64 {
    uint64_t a, b, c, n;
};

static inline uint64_t next(struct sfc64 *s)
{
    uint64_t r = s->a + s->b + s->n++;
    s->a = s->b ^ (s->b >> 11);
    s->b = s->c + (s->c << 3);
    s->c = ((s->c << 24) | (s->c >> 40)) + r;
    return r;
}

static struct sfc64 seeded(uint64_t seed)
{
    struct sfc64 s = {seed, seed, seed, 1};
    for (int i = 0; i < 12; i++) next(&s);
    return s;
}

/* Exponential of mean 1: ziggurat of 256 layers (Marsaglia and Tsang 2000). */
static double zx[257], zf[257], zw[256];
static uint64_t zk[256];

static void ziggurat_init(void)
{
    const double r = 7.69711747013104972, v = 3.949659822581572e-3;
    zx[0] = v / exp(-r);
    zx[1] = r;
    zx[256] = 0;
    for (int i = 2; i < 256; i++) zx[i] = -log(v / zx[i - 1] + exp(-zx[i - 1]));
    for (int i = 0; i < 257; i++) zf[i] = exp(-zx[i]);
    for (int i = 0; i < 256; i++) {
        zw[i] = zx[i] * 0x1p-53;
        zk[i] = (uint64_t)(zx[i + 1] / zx[i] * 0x1p53);
    }
}

static inline double exponential(struct sfc64 *s)
{
    for (;;) {
        uint64_t u = next(s), j = u >> 11;
        int i = u & 255;
        if (j < zk[i]) return (double)j * zw[i];
        if (i == 0) return zx[1] - log(((double)(next(s) >> 11) + 0.5) * 0x1p-53);
        double x = (double)j * zw[i];
        if (zf[i] + (double)(next(s) >> 11) * 0x1p-53 * (zf[i + 1] - zf[i]) < exp(-x)) return x;
    }
}

/* Earliest time >= t (hours since Monday 00:00) inside Mon-Fri 09-17. */
static inline double on_shift(double t)
{
    double week = floor(t / 168.0), w = t - week * 168.0;
    int day = (int)(w / 24.0);
    double h = w - 24.0 * day;
    if (day < 5 && h < 9) return week * 168.0 + day * 24.0 + 9.0;
    if (day < 5 && h < 17) return t;
    if (day < 4) return week * 168.0 + (day + 1) * 24.0 + 9.0;
    return (week + 1) * 168.0 + 9.0;
}

static double ring[RING];

static double loop_mm1(struct sfc64 *s, double gap, double service, long n)
{
    unsigned head = 0, tail = 0;
    double arrival = gap * exponential(s), departure = INFINITY, sum = 0;
    for (long arrived = 0, done = 0; done < n;) {
        if (arrival < departure) {
            double now = arrival;
            ring[tail++ & (RING - 1)] = now;
            arrival = ++arrived < n ? now + gap * exponential(s) : INFINITY;
            if (tail - head == 1) departure = now + service * exponential(s);
        } else {
            double now = departure;
            sum += now - ring[head++ & (RING - 1)];
            done++;
            departure = tail != head ? now + service * exponential(s) : INFINITY;
        }
    }
    return sum / (double)n;
}

/* Tournament tree: winner[node] is the slot of the earliest leaf below it, leaves at SLOTS..2*SLOTS-1; when one leaf
 * changes, the five levels above it are replayed without a branch. */
static double key[SLOTS];
static int winner[2 * SLOTS];

static inline void set(int slot, double at)
{
    int w = slot;
    double best = at;
    key[slot] = at;
    winner[slot + SLOTS] = slot;
    for (int node = slot + SLOTS; node > 1; node /= 2) {
        int rival = winner[node ^ 1];
        double theirs = key[rival];
        w = theirs < best ? rival : w;
        best = theirs < best ? theirs : best;
        winner[node / 2] = w;
    }
}

static double loop_pool(struct sfc64 *s, int servers, double gap, double service, long n, int shifts)
{
    int idle[SLOTS], idles = 0;
    double came[SLOTS], sum = 0, arrival = gap * exponential(s);
    unsigned head = 0, tail = 0;
    for (int i = 0; i < SLOTS; i++) set(i, INFINITY);
    for (int i = servers - 1; i >= 0; i--) idle[idles++] = i;
    for (long arrived = 0, done = 0; done < n;) {
        int slot = winner[1];
        if (arrival < key[slot]) {
            double now = arrival;
            arrival = ++arrived < n ? now + gap * exponential(s) : INFINITY;
            if (!idles) {
                ring[tail++ & (RING - 1)] = now;
                continue;
            }
            slot = idle[--idles];
            came[slot] = now;
            set(slot, (shifts ? on_shift(now) : now) + service * exponential(s));
        } else {
            double now = key[slot];
            sum += now - came[slot];
            done++;
            if (head == tail) {
                set(slot, INFINITY);
                idle[idles++] = slot;
                continue;
            }
            came[slot] = ring[head++ & (RING - 1)];
            set(slot, (shifts ? on_shift(now) : now) + service * exponential(s));
        }
    }
    return sum / (double)n;
}

static double kw(struct sfc64 *s, int servers, double gap, double service, long n, int shifts)
{
    double free_at[64] = {0}, t = 0, sum = 0;
    for (long k = 0; k < n; k++) {
        t += gap * exponential(s);
        double start = free_at[0] > t ? free_at[0] : t;
        double end = (shifts ? on_shift(start) : start) + service * exponential(s);
        sum += end - t;
        int i = 1;
        for (; i < servers && free_at[i] < end; i++) free_at[i - 1] = free_at[i];
        free_at[i - 1] = end;
    }
    return sum / (double)n;
}

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
    long n = argc > 1 ? atol(argv[1]) : 1000000, shifted = n / 5;
    ziggurat_init();
    printf("model variant ns_per_customer mean_time\n");
    for (int which = 0; which < 5; which++) {
        static const char *name[] = {"mm1 loop", "mm20 loop", "mm20 kw", "shift loop", "shift kw"};
        long count = which < 3 ? n : shifted;
        double best = INFINITY, mean = 0;
        for (int rep = 0; rep < 5; rep++) {
            struct sfc64 s = seeded(7 + (uint64_t)rep);
            double t0 = now_s();
            switch (which) {
            case 0:
                mean = loop_mm1(&s, 1 / .9, 1, count);
                break;
            case 1:
                mean = loop_pool(&s, 20, 1 / 18., 1, count, 0);
                break;
            case 2:
                mean = kw(&s, 20, 1 / 18., 1, count, 0);
                break;
            case 3:
                mean = loop_pool(&s, 20, 168. / 2880, .25, count, 1);
                break;
            case 4:
                mean = kw(&s, 20, 168. / 2880, .25, count, 1);
                break;
            }
            double t = now_s() - t0;
            if (t < best) best = t;
        }
        printf("%s %.1f %.4f\n", name[which], best / (double)count * 1e9, mean);
    }
    return 0;
}
