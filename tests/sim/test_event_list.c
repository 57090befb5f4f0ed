#include "sim/event_list.h"
#include "sim/random.h"
#include "tests/sim/check.h"

TEST(tournament_returns_never_when_nothing_is_pending)
{
    struct event_list list;
    event_list_init(&list, 5);
    assert_int_equal(event_list_next(&list).time, TIME_NEVER);
    event_list_set(&list, 3, 7);
    event_list_set(&list, 3, TIME_NEVER);
    assert_int_equal(event_list_next(&list).time, TIME_NEVER);
    assert_int_equal(event_list_time(&list, 3), TIME_NEVER);
    event_list_free(&list);
    assert_null(list.node);
}

TEST(tournament_returns_lower_slot_at_equal_times)
{
    struct event_list list;
    event_list_init(&list, 6);
    for (uint32_t slot = 6; slot-- > 0;) {
        event_list_set(&list, slot, 42);
        assert_int_equal(event_list_next(&list).slot, slot);
    }
    for (uint32_t slot = 0; slot < 6; slot++) {
        assert_int_equal(event_list_next(&list).slot, slot);
        assert_int_equal(event_list_next(&list).time, 42);
        event_list_set(&list, slot, TIME_NEVER);
    }
    event_list_free(&list);
}

TEST(tournament_returns_earlier_time_before_lower_slot)
{
    struct event_list list;
    event_list_init(&list, 3);
    event_list_set(&list, 0, 11);
    event_list_set(&list, 2, 10);
    assert_int_equal(event_list_next(&list).slot, 2);
    event_list_set(&list, 2, 12); /* moved behind */
    assert_int_equal(event_list_next(&list).slot, 0);
    event_list_free(&list);
}

TEST(tournament_has_one_leaf_for_one_slot_or_none)
{
    for (size_t slots = 0; slots < 2; slots++) {
        struct event_list list;
        event_list_init(&list, slots);
        assert_int_equal(list.leaves, 1);
        event_list_set(&list, 0, 99);
        assert_int_equal(event_list_next(&list).time, 99);
        assert_int_equal(event_list_next(&list).slot, 0);
        event_list_free(&list);
    }
}

TEST(tournament_leaves_are_the_next_power_of_two)
{
    size_t slots[] = {2, 3, 4, 5, 1000, 1024, 1025};
    uint32_t leaves[] = {2, 4, 4, 8, 1024, 1024, 2048};
    for (size_t i = 0; i < 7; i++) {
        struct event_list list;
        event_list_init(&list, slots[i]);
        assert_int_equal(list.leaves, leaves[i]);
        assert_int_equal(1u << list.bits, leaves[i]);
        event_list_free(&list);
    }
}

TEST(tournament_holds_every_time_up_to_its_horizon)
{
    size_t slots[] = {0, 1, 2, 3, 1000, 100000};
    for (size_t i = 0; i < 6; i++) {
        struct event_list list;
        event_list_init(&list, slots[i]);
        uint32_t slot = list.leaves - 1;
        int64_t horizon = event_list_horizon(slots[i]);
        event_list_set(&list, slot, horizon);
        assert_int_equal(event_list_next(&list).time, horizon);
        assert_int_equal(event_list_next(&list).slot, slot);
        assert_int_equal(event_list_time(&list, slot), horizon);
        event_list_free(&list);
    }
    assert_int_equal(event_list_horizon(1), INT64_MAX - 1);
    assert_int_equal(event_list_horizon(4), (INT64_C(1) << 62) - 2);
    assert_true(event_list_horizon(65536) > 8 * 365 * TIME_DAY);
}

TEST(tournament_agrees_with_a_search_of_all_slots)
{
    enum { SLOTS = 37 };
    struct event_list list;
    int64_t times[SLOTS];
    event_list_init(&list, SLOTS);
    for (int i = 0; i < SLOTS; i++) times[i] = TIME_NEVER;
    for (uint64_t step = 0; step < 50000; step++) {
        struct random_block draw = random_draw((struct random_key){1, 1}, step, 0, 0, 0);
        uint32_t slot = (uint32_t)(draw.word[0] % SLOTS);
        times[slot] = draw.word[1] % 4 ? (int64_t)(draw.word[2] % 50) : TIME_NEVER;
        event_list_set(&list, slot, times[slot]);
        uint32_t best = 0;
        for (uint32_t i = 1; i < SLOTS; i++)
            if (times[i] < times[best]) best = i;
        struct event next = event_list_next(&list);
        assert_int_equal(next.time, times[best]);
        if (next.time != TIME_NEVER) assert_int_equal(next.slot, best);
        assert_int_equal(event_list_time(&list, slot), times[slot]);
    }
    event_list_free(&list);
}

TEST(reset_forgets_all_events)
{
    struct event_list list;
    event_list_init(&list, 9);
    for (uint32_t slot = 0; slot < 9; slot++) event_list_set(&list, slot, slot);
    event_list_reset(&list);
    assert_int_equal(event_list_next(&list).time, TIME_NEVER);
    for (uint32_t slot = 0; slot < 9; slot++) assert_int_equal(event_list_time(&list, slot), TIME_NEVER);
    event_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tournament_returns_never_when_nothing_is_pending),
        cmocka_unit_test(tournament_returns_lower_slot_at_equal_times),
        cmocka_unit_test(tournament_returns_earlier_time_before_lower_slot),
        cmocka_unit_test(tournament_has_one_leaf_for_one_slot_or_none),
        cmocka_unit_test(tournament_leaves_are_the_next_power_of_two),
        cmocka_unit_test(tournament_holds_every_time_up_to_its_horizon),
        cmocka_unit_test(tournament_agrees_with_a_search_of_all_slots),
        cmocka_unit_test(reset_forgets_all_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
