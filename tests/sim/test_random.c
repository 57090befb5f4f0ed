#include "sim/random.h"
#include "tests/sim/check.h"
#include <string.h>

static void assert_block(struct random_block block, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    assert_true(block.word[0] == a && block.word[1] == b && block.word[2] == c && block.word[3] == d);
}

TEST(philox_gives_its_known_answers)
{
    struct random_key zero = {0, 0}, ones = {UINT64_MAX, UINT64_MAX};
    assert_block(random_draw(zero, 0, 0, 0, 0), UINT64_C(0x16554d9eca36314c), UINT64_C(0xdb20fe9d672d0fdc),
                 UINT64_C(0xd7e772cee186176b), UINT64_C(0x7e68b68aec7ba23b));
    assert_block(random_draw(ones, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX), UINT64_C(0x87b092c3013fe90b),
                 UINT64_C(0x438c3c67be8d0224), UINT64_C(0x9cc7d7c69cd777b6), UINT64_C(0xa09caebf594f0ba0));
    assert_block(random_draw(zero, 1, 0, 0, 0), UINT64_C(0x02f4ba6408e4d89b), UINT64_C(0x3dd62b0b9ca8c5b2),
                 UINT64_C(0x1c8667a55d902e79), UINT64_C(0x907d7a052fd5b4dc));
}

TEST(every_word_of_key_and_counter_matters)
{
    struct random_block base = random_draw((struct random_key){1, 2}, 3, 4, 5, 6);
    struct random_block others[] = {
        random_draw((struct random_key){2, 2}, 3, 4, 5, 6), random_draw((struct random_key){1, 3}, 3, 4, 5, 6),
        random_draw((struct random_key){1, 2}, 4, 4, 5, 6), random_draw((struct random_key){1, 2}, 3, 5, 5, 6),
        random_draw((struct random_key){1, 2}, 3, 4, 6, 6), random_draw((struct random_key){1, 2}, 3, 4, 5, 7),
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (int j = 0; j < 4; j++) assert_true(others[i].word[j] != base.word[j]);
    struct random_block again = random_draw((struct random_key){1, 2}, 3, 4, 5, 6);
    assert_memory_equal(&again, &base, sizeof base);
}

TEST(a_uniform_is_never_zero_and_never_one)
{
    assert_true(random_uniform(0) > 0);
    assert_true(random_uniform(UINT64_MAX) < 1);
    assert_near(random_uniform(0), 0x1p-53, 0);
    assert_near(1 - random_uniform(UINT64_MAX), 0x1p-53, 0);
    assert_near(random_uniform(UINT64_C(1) << 63), 0.5 + 0x1p-53, 0);
}

TEST(a_uniform_never_falls_when_the_word_grows)
{
    for (uint64_t word = UINT64_MAX - (1u << 20); word < UINT64_MAX - 256; word += 256)
        assert_true(random_uniform(word) <= random_uniform(word + 256));
}

TEST(uniforms_have_the_moments_of_the_uniform_law)
{
    struct random_key key = {20260301, 7};
    double sum = 0, square = 0;
    int n = 200000;
    for (int i = 0; i < n; i++) {
        double u = random_uniform(random_draw(key, (uint64_t)i, 0, 0, 0).word[i & 3]) - 0.5;
        sum += u;
        square += u * u;
    }
    assert_near(sum / n, 0, 4.5 * sqrt(1.0 / 12 / n));
    assert_near(square / n, 1.0 / 12, 4.5 * sqrt(1.0 / 180 / n));
}

/* FNV-1a of the empty string is its offset basis, of "a" af63dc4c8601ec8c; the finaliser is a bijection. */
static uint64_t finish(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

TEST(a_name_is_hashed_by_fnv_1a_and_the_splitmix_finaliser)
{
    assert_true(random_hash_name("") == finish(UINT64_C(0xcbf29ce484222325)));
    assert_true(random_hash_name("a") == finish(UINT64_C(0xaf63dc4c8601ec8c)));
    assert_true(random_hash_name("foobar") == finish(UINT64_C(0x85944171f73967e8)));
    assert_true(random_hash_name("inpatient") != random_hash_name("outpatient"));
    assert_true(random_hash_name("ab") != random_hash_name("ba"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_its_known_answers),
        cmocka_unit_test(every_word_of_key_and_counter_matters),
        cmocka_unit_test(a_uniform_is_never_zero_and_never_one),
        cmocka_unit_test(a_uniform_never_falls_when_the_word_grows),
        cmocka_unit_test(uniforms_have_the_moments_of_the_uniform_law),
        cmocka_unit_test(a_name_is_hashed_by_fnv_1a_and_the_splitmix_finaliser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
