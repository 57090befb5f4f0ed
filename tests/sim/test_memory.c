#include "sim/memory.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <string.h>

TEST(allocated_memory_is_zero)
{
    unsigned char *memory = memory_allocate(1000, 3);
    for (size_t i = 0; i < 3000; i++) assert_int_equal(memory[i], 0);
    free(memory);
}

TEST(nothing_is_still_a_pointer)
{
    void *memory = memory_allocate(0, 8);
    assert_non_null(memory);
    memory = memory_resize(memory, 0, 8);
    assert_non_null(memory);
    free(memory);
}

TEST(resizing_keeps_the_contents)
{
    int *numbers = memory_resize(NULL, 2, sizeof *numbers);
    numbers[0] = 7, numbers[1] = 9;
    numbers = memory_resize(numbers, 100000, sizeof *numbers);
    assert_int_equal(numbers[0], 7);
    assert_int_equal(numbers[1], 9);
    free(numbers);
}

TEST(text_is_copied_and_null_stays_null)
{
    const char *text = "worklist";
    char *copy = memory_copy_text(text);
    assert_string_equal(copy, text);
    assert_ptr_not_equal(copy, text);
    assert_null(memory_copy_text(NULL));
    free(copy);
}

TEST(formatted_text_has_the_room_it_needs)
{
    char *text = memory_format("%0500d-%s", 7, "x");
    assert_int_equal(strlen(text), 502);
    assert_string_equal(text + 498, "07-x");
    char *empty = memory_format("%s", "");
    assert_string_equal(empty, "");
    free(text);
    free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocated_memory_is_zero),
        cmocka_unit_test(nothing_is_still_a_pointer),
        cmocka_unit_test(resizing_keeps_the_contents),
        cmocka_unit_test(text_is_copied_and_null_stays_null),
        cmocka_unit_test(formatted_text_has_the_room_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
