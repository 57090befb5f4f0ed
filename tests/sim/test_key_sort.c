#include "sim/key_sort.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <string.h>

enum { MOST = 3000 };

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void assert_sorts(struct key_sort *scratch, const uint64_t *keys, size_t count, uint64_t limit)
{
    uint64_t sorted[MOST], expected[MOST];
    assert_true(count <= MOST);
    memcpy(sorted, keys, count * sizeof *keys);
    memcpy(expected, keys, count * sizeof *keys);
    qsort(expected, count, sizeof *expected, compare);
    key_sort(scratch, sorted, count, limit);
    assert_memory_equal(sorted, expected, count * sizeof *keys);
}

/* The n-th of a series of words below `limit`. */
static uint64_t word_below(uint64_t series, uint64_t n, uint64_t limit)
{
    return random_draw((struct random_key){11, series}, n, 0, 0, 0).word[0] % limit;
}

TEST(sorts_keys_that_are_spread_over_their_range)
{
    struct key_sort scratch = {0};
    uint64_t keys[MOST], limit = UINT64_C(86400000000) << 27;
    for (size_t count = 0; count <= MOST; count = count < 70 ? count + 1 : count * 2) {
        for (size_t i = 0; i < count; i++) keys[i] = word_below(count, i, limit);
        assert_sorts(&scratch, keys, count, limit);
    }
    key_sort_free(&scratch);
}

TEST(sorts_keys_that_crowd_in_one_cell)
{
    struct key_sort scratch = {0};
    uint64_t keys[MOST], limit = UINT64_C(1) << 62;
    for (size_t i = 0; i < MOST; i++) keys[i] = (UINT64_C(1) << 61) + word_below(1, i, 100000);
    assert_sorts(&scratch, keys, MOST, limit);
    for (size_t i = 0; i < MOST; i++) /* one crowd among keys that are spread */
        keys[i] = i % 3 ? word_below(2, i, limit) : limit / 3 + word_below(3, i, 1000);
    assert_sorts(&scratch, keys, MOST, limit);
    key_sort_free(&scratch);
}

TEST(keeps_equal_keys)
{
    struct key_sort scratch = {0};
    uint64_t keys[MOST];
    for (size_t i = 0; i < MOST; i++) keys[i] = 42;
    assert_sorts(&scratch, keys, MOST, 43);
    for (size_t i = 0; i < MOST; i++) keys[i] = word_below(4, i, 7);
    assert_sorts(&scratch, keys, MOST, 7);
    assert_sorts(&scratch, keys, 100, UINT64_MAX);
    key_sort_free(&scratch);
}

TEST(sorts_keys_in_order_and_in_reverse)
{
    struct key_sort scratch = {0};
    uint64_t keys[MOST];
    for (size_t i = 0; i < MOST; i++) keys[i] = i;
    assert_sorts(&scratch, keys, MOST, MOST);
    for (size_t i = 0; i < MOST; i++) keys[i] = MOST - 1 - i;
    assert_sorts(&scratch, keys, MOST, MOST);
    key_sort_free(&scratch);
}

TEST(takes_keys_at_both_ends_of_their_range)
{
    struct key_sort scratch = {0};
    uint64_t keys[64];
    const uint64_t limits[] = {2, 64, 65, UINT64_C(1) << 32, UINT64_C(1) << 63, UINT64_MAX};
    for (size_t l = 0; l < sizeof limits / sizeof *limits; l++) {
        for (size_t i = 0; i < 64; i++) keys[i] = i % 2 ? 0 : limits[l] - 1;
        assert_sorts(&scratch, keys, 64, limits[l]);
        assert_sorts(&scratch, keys, 3, limits[l]);
    }
    key_sort_free(&scratch);
}

TEST(scratch_serves_calls_of_any_size)
{
    struct key_sort scratch = {0};
    uint64_t keys[MOST];
    const size_t counts[] = {30, MOST, 9, 0, 500, 1, 2000};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (size_t i = 0; i < counts[c]; i++) keys[i] = word_below(100 + c, i, 1000000);
        assert_sorts(&scratch, keys, counts[c], 1000000);
    }
    key_sort_free(&scratch);
    assert_null(scratch.copy);
    assert_int_equal(scratch.capacity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_keys_that_are_spread_over_their_range),
        cmocka_unit_test(sorts_keys_that_crowd_in_one_cell),
        cmocka_unit_test(keeps_equal_keys),
        cmocka_unit_test(sorts_keys_in_order_and_in_reverse),
        cmocka_unit_test(takes_keys_at_both_ends_of_their_range),
        cmocka_unit_test(scratch_serves_calls_of_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
