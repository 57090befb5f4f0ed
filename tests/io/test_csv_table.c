#include "io/csv_table.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* What was read, as text: "line:cell|cell;" a row. */
struct sheet {
    struct csv_options options;
    struct csv_trouble trouble;
    uint64_t digest;
    size_t rows, wanted;
    char text[4096];
    bool ok;
};

static bool take(void *context, const struct csv_row *row)
{
    struct sheet *sheet = context;
    size_t used = strlen(sheet->text);
    used += (size_t)snprintf(sheet->text + used, sizeof sheet->text - used, "%zu:", row->line);
    for (size_t i = 0; i < row->count && used < sizeof sheet->text; i++)
        used += (size_t)snprintf(sheet->text + used, sizeof sheet->text - used, "%s%s", i ? "|" : "", row->cells[i]);
    if (used < sizeof sheet->text) snprintf(sheet->text + used, sizeof sheet->text - used, ";");
    return ++sheet->rows != sheet->wanted;
}

static struct sheet read_bytes(const char *bytes, size_t length, bool lenient, size_t wanted)
{
    struct sheet sheet = {.wanted = wanted};
    sheet.options = (struct csv_options){lenient, &sheet.digest};
    FILE *file = tmpfile();
    fwrite(bytes, 1, length, file);
    rewind(file);
    sheet.ok = csv_table_read_open(file, &sheet.options, take, &sheet, &sheet.trouble);
    fclose(file);
    return sheet;
}

static void assert_reads(const char *text, const char *expected)
{
    struct sheet sheet = read_bytes(text, strlen(text), false, 0);
    assert_true(sheet.ok);
    assert_string_equal(sheet.text, expected);
}

static void assert_trouble(struct sheet sheet, size_t line, const char *words)
{
    assert_false(sheet.ok);
    assert_int_equal(sheet.trouble.line, line);
    assert_non_null(strstr(sheet.trouble.message, words));
    free(sheet.trouble.message);
}

TEST(comma_semicolon_and_tab_are_told_by_the_first_line)
{
    assert_reads("a,b\n1,2\n", "1:a|b;2:1|2;");
    assert_reads("a;b\n1,5;2\n", "1:a|b;2:1,5|2;");
    assert_reads("a\tb\n1,2\t\n", "1:a|b;2:1,2|;");
    assert_reads("\"a,b,c\";d\n1;2\n", "1:a,b,c|d;2:1|2;");
}

TEST(byte_order_mark_and_crlf_leave_no_trace)
{
    assert_reads("\xEF\xBB\xBF"
                 "a,b\r\n1,2\r\n\r\n3,4",
                 "1:a|b;2:1|2;4:3|4;");
}

TEST(quoted_cells_hold_separators_quotes_and_line_ends)
{
    assert_reads("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n3,4\n", "1:a|b;2:x\ny|say \"hi\";4:3|4;");
}

TEST(a_quote_inside_a_cell_is_text_when_lenient_and_trouble_when_not)
{
    const char *text = "a,b\n5\" wide,2\n";
    struct sheet sheet = read_bytes(text, strlen(text), true, 0);
    assert_true(sheet.ok);
    assert_string_equal(sheet.text, "1:a|b;2:5\" wide|2;");
    assert_trouble(read_bytes(text, strlen(text), false, 0), 2, "quote out of place");
}

TEST(a_quote_that_is_not_closed_is_told_with_the_line_where_its_row_begins)
{
    const char *text = "a,b\n1,\"2\n3,4\n";
    assert_trouble(read_bytes(text, strlen(text), true, 0), 2, "not closed");
    assert_trouble(read_bytes("a\n1\n\"2\n3\n", 10, true, 0), 3, "not closed");
}

TEST(a_row_that_never_ends_does_not_fill_the_memory)
{
    size_t length = 3 * (size_t)CSV_ROW_MAX;
    char *text = memory_allocate(length, 1);
    memset(text, 'x', length);
    memcpy(text, "a,b\n\"", 5);
    assert_trouble(read_bytes(text, length, true, 0), 2, "more than 1 MiB");
    for (size_t i = 4; i < length; i++) text[i] = i % 2 ? ',' : 'x';
    assert_trouble(read_bytes(text, length, true, 0), 2, "more than 1 MiB");
    free(text);
}

TEST(reading_stops_when_enough_rows_were_taken)
{
    struct sheet sheet = read_bytes("a\n1\n2\n3\n", 8, false, 2);
    assert_true(sheet.ok);
    assert_string_equal(sheet.text, "1:a;2:1;");
}

TEST(the_digest_is_of_all_bytes)
{
    size_t length = 200000;
    char *text = memory_allocate(length, 1);
    for (size_t i = 0; i < length; i++) text[i] = i % 20 == 19 ? '\n' : 'x';
    struct sheet sheet = read_bytes(text, length, false, 0);
    assert_true(sheet.ok);
    assert_true(sheet.digest == XXH3_64bits(text, length));
    free(text);
}

TEST(what_is_no_text_is_refused)
{
    assert_trouble(read_bytes("\xff\xfe"
                              "a\0b\0",
                              6, true, 0),
                   1, "UTF-16");
    assert_trouble(read_bytes("a,b\n1,\0\n", 8, true, 0), 2, "NUL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comma_semicolon_and_tab_are_told_by_the_first_line),
        cmocka_unit_test(byte_order_mark_and_crlf_leave_no_trace),
        cmocka_unit_test(quoted_cells_hold_separators_quotes_and_line_ends),
        cmocka_unit_test(a_quote_inside_a_cell_is_text_when_lenient_and_trouble_when_not),
        cmocka_unit_test(a_quote_that_is_not_closed_is_told_with_the_line_where_its_row_begins),
        cmocka_unit_test(a_row_that_never_ends_does_not_fill_the_memory),
        cmocka_unit_test(reading_stops_when_enough_rows_were_taken),
        cmocka_unit_test(the_digest_is_of_all_bytes),
        cmocka_unit_test(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
