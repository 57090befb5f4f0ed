#ifndef SIM_KEY_SORT_H
#define SIM_KEY_SORT_H
/* Sorts 64-bit keys, ascending, in about linear time when they are spread over their range (a day's arrivals): one
 * scatter into narrow cells of equal width, then one pass that mends what shares a cell. Any input is sorted correctly;
 * keys all in one cell cost n log n. */
#include <stddef.h>
#include <stdint.h>

struct key_sort { /* scratch memory, grown as needed and kept between calls; zero it first */
    uint64_t *copy;
    uint32_t *cell;
    size_t capacity;
};

/* Every key must be < `limit`. */
void key_sort(struct key_sort *scratch, uint64_t *keys, size_t count, uint64_t limit);
void key_sort_free(struct key_sort *scratch);
#endif
