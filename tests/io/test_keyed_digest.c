#include "io/digest_index.h"
#include "io/keyed_digest.h"
#include "tests/sim/check.h"
#include <stdio.h>
#include <string.h>

/* The published vectors of SipHash-2-4-128: key 00 01 .. 0f, message 00 01 .. of the given length. */
TEST(the_published_vectors_come_out)
{
    static const struct {
        size_t length;
        const char *digest;
    } vectors[] = {
        {0, "a3817f04ba25a8e66df67214c7550293"},  {1, "da87c1d86b99af44347659119b22fc45"},
        {8, "3b62a9ba6258f5610f83e264f31497b4"},  {15, "5493e99933b0a8117e08ec0f97cfc3d9"},
        {16, "6ee2a4ca67b054bbfd3315bf85230577"}, {63, "5150d1772f50834a503e069a973fbd7c"},
    };
    struct digest_key key;
    unsigned char message[64];
    char text[KEYED_DIGEST_TEXT];
    assert_true(digest_key_read(&key, "000102030405060708090a0b0c0d0e0f\n"));
    for (int i = 0; i < 64; i++) message[i] = (unsigned char)i;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        keyed_digest_text(text, keyed_digest(&key, message, vectors[i].length));
        assert_string_equal(text, vectors[i].digest);
    }
}

TEST(keys_are_32_hexadecimal_digits_and_nothing_else)
{
    struct digest_key key;
    assert_true(digest_key_read(&key, "  000102030405060708090A0B0C0D0E0F \r\n"));
    assert_true(key.word[0] == 0x0706050403020100 && key.word[1] == 0x0f0e0d0c0b0a0908);
    assert_false(digest_key_read(&key, ""));
    assert_false(digest_key_read(&key, "000102030405060708090a0b0c0d0e0"));
    assert_false(digest_key_read(&key, "000102030405060708090a0b0c0d0e0g"));
    assert_false(digest_key_read(&key, "000102030405060708090a0b0c0d0e0f00"));
}

TEST(an_index_numbers_in_the_order_of_first_meeting)
{
    struct digest_index index = {0};
    static const struct digest_key key = {{1, 2}};
    bool is_new;
    char text[16];
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 5000; i++) {
            snprintf(text, sizeof text, "%u", i);
            assert_int_equal(digest_index_of(&index, keyed_digest(&key, text, strlen(text)), &is_new), i);
            assert_true(is_new == (round == 0));
        }
    assert_int_equal(index.count, 5000);
    digest_index_free(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_vectors_come_out),
        cmocka_unit_test(keys_are_32_hexadecimal_digits_and_nothing_else),
        cmocka_unit_test(an_index_numbers_in_the_order_of_first_meeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
