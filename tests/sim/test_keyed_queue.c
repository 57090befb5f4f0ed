#include "sim/keyed_queue.h"
#include "sim/random.h"
#include "tests/sim/check.h"

TEST(queue_serves_equal_keys_in_the_order_of_entry)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    for (uint32_t i = 0; i < 100; i++) keyed_queue_push(&queue, 7, i, i);
    assert_int_equal(queue.heap.count, 0);
    for (uint32_t i = 0; i < 100; i++) assert_int_equal(keyed_queue_pop(&queue).index, i);
    assert_int_equal(keyed_queue_count(&queue), 0);
    keyed_queue_free(&queue);
}

TEST(queue_serves_the_smallest_key_first)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    keyed_queue_push(&queue, 20, 0, 1);
    keyed_queue_push(&queue, 30, 1, 2);
    keyed_queue_push(&queue, 10, 2, 3);
    keyed_queue_push(&queue, 25, 3, 4);
    uint32_t expected[] = {3, 1, 4, 2};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(keyed_queue_first(&queue)->index, expected[i]);
        assert_int_equal(keyed_queue_pop(&queue).index, expected[i]);
    }
    keyed_queue_free(&queue);
}

TEST(queue_serves_an_equal_key_from_ring_or_heap_by_order)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    keyed_queue_push(&queue, 5, 10, 1);
    keyed_queue_push(&queue, 9, 11, 2);
    keyed_queue_push(&queue, 5, 12, 3); /* in the heap, behind the ring's 5 */
    keyed_queue_push(&queue, 9, 4, 4);  /* in the heap, before the ring's 9 */
    assert_int_equal(queue.heap.count, 2);
    uint32_t expected[] = {1, 3, 4, 2};
    for (int i = 0; i < 4; i++) assert_int_equal(keyed_queue_pop(&queue).index, expected[i]);
    keyed_queue_free(&queue);
}

TEST(queue_orders_negative_and_extreme_keys)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    keyed_queue_push(&queue, 0, 0, 1);
    keyed_queue_push(&queue, INT64_MAX, 1, 2);
    keyed_queue_push(&queue, INT64_MIN, 2, 3);
    keyed_queue_push(&queue, -1, 3, 4);
    uint32_t expected[] = {3, 4, 1, 2};
    for (int i = 0; i < 4; i++) assert_int_equal(keyed_queue_pop(&queue).index, expected[i]);
    keyed_queue_free(&queue);
}

TEST(queue_grows_while_its_ring_is_wrapped)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    uint32_t capacity = queue.mask + 1, in = 0, out = 0;
    for (; in < capacity - 3; in++) keyed_queue_push(&queue, in, in, in);
    for (; out < capacity / 2; out++) assert_int_equal(keyed_queue_pop(&queue).index, out);
    for (; in < 3 * capacity; in++) keyed_queue_push(&queue, in, in, in);
    assert_true(queue.mask + 1 > capacity);
    assert_int_equal(keyed_queue_count(&queue), in - out);
    for (; out < in; out++) assert_int_equal(keyed_queue_pop(&queue).index, out);
    keyed_queue_free(&queue);
}

/* A ring that is reused needs no more room than the longest queue that ever stood in it. */
TEST(queue_memory_follows_its_length_not_its_traffic)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    uint32_t mask = queue.mask;
    for (uint32_t i = 0; i < 100000; i++) {
        keyed_queue_push(&queue, i, i, i);
        if (i >= 5) assert_int_equal(keyed_queue_pop(&queue).index, i - 5);
    }
    assert_int_equal(queue.mask, mask);
    keyed_queue_free(&queue);
}

/* The positions of head and tail run round at 2^32; the difference counts. */
TEST(queue_survives_the_overflow_of_its_positions)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    queue.head = queue.tail = UINT32_MAX - 4;
    for (uint32_t i = 0; i < 50; i++) keyed_queue_push(&queue, i, i, i);
    assert_int_equal(keyed_queue_count(&queue), 50);
    for (uint32_t i = 0; i < 50; i++) assert_int_equal(keyed_queue_pop(&queue).index, i);
    keyed_queue_free(&queue);
}

/* One entry of a sorted list, the oracle. */
struct standing {
    int64_t key;
    uint32_t index;
};

static size_t place_of(const struct standing *list, size_t count, int64_t key)
{
    size_t at = count;
    while (at > 0 && list[at - 1].key > key) at--;
    return at;
}

TEST(queue_agrees_with_a_sorted_list)
{
    enum { MOST = 400 };
    struct standing list[MOST];
    struct keyed_queue queue;
    size_t count = 0;
    keyed_queue_init(&queue);
    for (uint32_t step = 0; step < 20000; step++) {
        struct random_block draw = random_draw((struct random_key){5, 5}, step, 0, 0, 0);
        if (count < MOST && (count == 0 || draw.word[0] % 100 < 51)) {
            int64_t key = (int64_t)(draw.word[1] % 50) + step / 50;
            size_t at = place_of(list, count, key);
            for (size_t i = count++; i > at; i--) list[i] = list[i - 1];
            list[at] = (struct standing){key, step};
            keyed_queue_push(&queue, key, step, step);
        } else {
            assert_int_equal(keyed_queue_first(&queue)->key, list[0].key);
            assert_int_equal(keyed_queue_pop(&queue).index, list[0].index);
            count--;
            for (size_t i = 0; i < count; i++) list[i] = list[i + 1];
        }
        assert_int_equal(keyed_queue_count(&queue), count);
    }
    keyed_queue_free(&queue);
}

TEST(scan_meets_every_entry_once)
{
    struct keyed_queue queue;
    bool met[60] = {false};
    keyed_queue_init(&queue);
    for (uint32_t i = 0; i < 60; i++) keyed_queue_push(&queue, i % 7, i, i);
    assert_true(queue.heap.count > 0);
    for (uint32_t i = 0; i < keyed_queue_count(&queue); i++) {
        uint32_t index = keyed_queue_at(&queue, i)->index;
        assert_in_range(index, 0, 59);
        assert_false(met[index]);
        met[index] = true;
    }
    for (int i = 0; i < 60; i++) assert_true(met[i]);
    keyed_queue_free(&queue);
}

TEST(a_cleared_queue_is_empty_and_usable)
{
    struct keyed_queue queue;
    keyed_queue_init(&queue);
    for (uint32_t i = 0; i < 40; i++) keyed_queue_push(&queue, -(int64_t)i, i, i);
    keyed_queue_clear(&queue);
    assert_int_equal(keyed_queue_count(&queue), 0);
    keyed_queue_push(&queue, 3, 0, 8);
    assert_int_equal(keyed_queue_pop(&queue).index, 8);
    keyed_queue_free(&queue);
    assert_null(queue.ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queue_serves_equal_keys_in_the_order_of_entry),
        cmocka_unit_test(queue_serves_the_smallest_key_first),
        cmocka_unit_test(queue_serves_an_equal_key_from_ring_or_heap_by_order),
        cmocka_unit_test(queue_orders_negative_and_extreme_keys),
        cmocka_unit_test(queue_grows_while_its_ring_is_wrapped),
        cmocka_unit_test(queue_memory_follows_its_length_not_its_traffic),
        cmocka_unit_test(queue_survives_the_overflow_of_its_positions),
        cmocka_unit_test(queue_agrees_with_a_sorted_list),
        cmocka_unit_test(scan_meets_every_entry_once),
        cmocka_unit_test(a_cleared_queue_is_empty_and_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
