/* Small archives, what others read in them; the dates of archives and of PDF files. */
#include "io/pdf_date.h"
#include "io/zip_date.h"
#include "io/zip_write.h"
#include "tests/sim/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "123456789" has the CRC-32 CBF43926 (the check value of the algorithm). The caller frees. */
static char *archive(size_t *size)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    struct zip_write zip = {.file = out};
    zip_write_add(&zip, "a/one.txt", "123456789");
    zip_write_add(&zip, "two", "");
    zip_write_end(&zip);
    fclose(out);
    return bytes;
}

TEST(an_archive_has_the_headers_of_the_format)
{
    size_t size;
    char *bytes = archive(&size);
    assert_memory_equal(
        bytes, "PK\3\4\x14\0\0\0\0\0\0\0\x21\0\x26\x39\xF4\xCB\x09\0\0\0\x09\0\0\0\x09\0\0\0a/one.txt123456789", 48);
    assert_memory_equal(bytes + size - 22, "PK\5\6\0\0\0\0\2\0\2\0", 12);
    assert_int_equal((unsigned char)bytes[size - 6], 48 + 33); /* where the central directory starts */
    free(bytes);
}

TEST(every_file_is_dated_alike)
{
    size_t size;
    char *bytes = archive(&size), *clean = archive(&size);
    bytes[10] = 77;           /* time of the first file */
    bytes[48 + 12] = 78;      /* date of the second */
    bytes[48 + 33 + 12] = 79; /* time in the central directory */
    assert_true(zip_date_clear(bytes, size));
    assert_memory_equal(bytes, clean, size);
    free(bytes);
    free(clean);
}

TEST(what_is_no_archive_is_left_alone)
{
    char text[] = "%PDF-1.6 and some more that is no archive at all", copy[sizeof text];
    memcpy(copy, text, sizeof text);
    assert_false(zip_date_clear(text, sizeof text));
    assert_memory_equal(text, copy, sizeof text);
    assert_false(zip_date_clear(text, 3));
    size_t size;
    char *bytes = archive(&size);
    bytes[size - 6] = 127; /* the central directory is said to lie elsewhere */
    assert_false(zip_date_clear(bytes, size));
    free(bytes);
}

TEST(the_clock_leaves_a_pdf)
{
    char text[] = "stream /CreationDate(D:x\n/CreationDate(D:20261125102609Z')>>\n/ID [ <62C9D7AF>\n<62C9D7AF> ]\n"
                  "/DocChecksum /17590C5D\n>>";
    pdf_date_clear(text, strlen(text));
    assert_string_equal(text, "stream /CreationDate(D:x\n/CreationDate(D:19800101000000Z')>>\n/ID [ <00000000>\n"
                              "<00000000> ]\n/DocChecksum /00000000\n>>");
    char cut[] = "/ID [ <62";
    pdf_date_clear(cut, strlen(cut));
    assert_string_equal(cut, "/ID [ <00");
    pdf_date_clear(cut, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_has_the_headers_of_the_format),
        cmocka_unit_test(every_file_is_dated_alike),
        cmocka_unit_test(what_is_no_archive_is_left_alone),
        cmocka_unit_test(the_clock_leaves_a_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
