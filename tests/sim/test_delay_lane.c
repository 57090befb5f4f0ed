#include "sim/delay_lane.h"
#include "sim/random.h"
#include "tests/sim/check.h"

TEST(lane_returns_the_earliest_first)
{
    struct delay_lane lane = {0};
    delay_lane_push(&lane, 30, 0, 1);
    delay_lane_push(&lane, 10, 1, 2);
    delay_lane_push(&lane, 20, 2, 3);
    assert_int_equal(delay_lane_first(&lane).index, 2);
    assert_int_equal(delay_lane_pop(&lane).index, 2);
    assert_int_equal(delay_lane_pop(&lane).index, 3);
    assert_int_equal(delay_lane_pop(&lane).index, 1);
    assert_int_equal(lane.count, 0);
    delay_lane_free(&lane);
}

TEST(lane_returns_equal_times_in_the_order_of_entry)
{
    struct delay_lane lane = {0};
    for (uint32_t i = 0; i < 100; i++) delay_lane_push(&lane, 7, i, i);
    for (uint32_t i = 0; i < 100; i++) assert_int_equal(delay_lane_pop(&lane).index, i);
    delay_lane_free(&lane);
}

TEST(lane_orders_negative_and_extreme_keys)
{
    struct delay_lane lane = {0};
    delay_lane_push(&lane, INT64_MAX, 0, 1);
    delay_lane_push(&lane, INT64_MIN, 1, 2);
    delay_lane_push(&lane, -1, UINT64_MAX, 3);
    delay_lane_push(&lane, -1, 0, 4);
    uint32_t expected[] = {2, 4, 3, 1};
    for (int i = 0; i < 4; i++) assert_int_equal(delay_lane_pop(&lane).index, expected[i]);
    delay_lane_free(&lane);
}

TEST(lane_stays_sorted_while_it_grows_and_shrinks)
{
    struct delay_lane lane = {0};
    uint64_t order = 0;
    for (uint64_t round = 0; round < 200; round++) {
        struct random_block draw = random_draw((struct random_key){3, 3}, round, 0, 0, 0);
        for (uint64_t i = 0; i < draw.word[0] % 40; i++, order++) {
            struct random_block key = random_draw((struct random_key){3, 4}, round, i, 0, 0);
            delay_lane_push(&lane, (int64_t)(key.word[0] % 60), order, (uint32_t)order);
        }
        struct delay_lane_entry last = {-1, 0, 0};
        for (uint64_t i = draw.word[1] % 40; i > 0 && lane.count > 0; i--) {
            struct delay_lane_entry first = delay_lane_first(&lane), next = delay_lane_pop(&lane);
            assert_true(first.key == next.key && first.order == next.order && first.index == next.index);
            assert_true(last.key < next.key || (last.key == next.key && last.order < next.order));
            assert_int_equal(next.order, next.index);
            last = next;
        }
    }
    delay_lane_free(&lane);
}

TEST(a_cleared_lane_is_empty_and_usable)
{
    struct delay_lane lane = {0};
    delay_lane_push(&lane, 5, 0, 1);
    delay_lane_clear(&lane);
    assert_int_equal(lane.count, 0);
    delay_lane_push(&lane, 9, 0, 2);
    assert_int_equal(delay_lane_pop(&lane).key, 9);
    delay_lane_free(&lane);
    assert_null(lane.entries);
    assert_int_equal(lane.capacity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lane_returns_the_earliest_first),
        cmocka_unit_test(lane_returns_equal_times_in_the_order_of_entry),
        cmocka_unit_test(lane_orders_negative_and_extreme_keys),
        cmocka_unit_test(lane_stays_sorted_while_it_grows_and_shrinks),
        cmocka_unit_test(a_cleared_lane_is_empty_and_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
