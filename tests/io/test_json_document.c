#include "io/json_document.h"
#include "io/json_tree.h"
#include "tests/support/scratch.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool parse(struct json_document *document, const char *text, struct problems *problems)
{
    return json_document_parse(document, "f.json", text, strlen(text), 0, problems);
}

static const struct json_position *position(const struct json_document *document, const char *pointer)
{
    const cJSON *node = json_find(document->root, pointer, NULL);
    assert_non_null(node);
    return &document->positions[node->valueint];
}

static void every_value_knows_its_line_and_column(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    const char *text = "{\n  \"a\": [1, {\"b\": null}],\n\t\"caf\xc3\xa9\": \"\xf0\x9f\x8f\xa5\", \"c\":\n  true}\n";
    assert_true(parse(&document, text, &problems));
    const struct json_position *p = position(&document, "/a/1/b");
    assert_int_equal(p->line, 2);
    assert_int_equal(p->column, 18);
    assert_int_equal(p->key_line, 2);
    assert_int_equal(p->key_column, 13);
    p = position(&document, "/c");
    assert_int_equal(p->line, 4);
    assert_int_equal(p->column, 3);
    assert_int_equal(p->key_line, 3);
    assert_int_equal(p->key_column, 15); /* characters, not bytes */
    json_document_free(&document);
    problems_free(&problems);
}

static void indices_start_where_the_caller_says(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    assert_true(json_document_parse(&document, "f", "[1,2]", 5, 40, &problems));
    assert_int_equal(document.root->valueint, 40);
    assert_int_equal(document.root->child->next->valueint, 42);
    json_document_free(&document);
}

static void a_syntax_error_gives_one_problem_and_no_document(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    assert_false(parse(&document, "{\"a\": 1,\n \"b\" 2}", &problems));
    assert_null(document.root);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].file, "f.json");
    assert_int_equal(problems.items[0].line, 2);
    assert_int_equal(problems.items[0].column, 6);
    assert_string_equal(problems.items[0].what, "expected a colon after the key, got 2");
    json_document_free(&document);
    problems_free(&problems);
}

static void all_duplicate_keys_are_found_at_any_depth(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    assert_false(
        parse(&document, "[{\"x\": {\"a\": 1, \"b\": 2, \"a\": 3}, \"//\": 1, \"//\": 2, \"x\": 1}]", &problems));
    assert_non_null(document.root);
    assert_int_equal(problems.count, 2);
    assert_string_equal(problems.items[0].pointer, "/0/x");
    assert_string_equal(problems.items[1].pointer, "/0/x/a");
    json_document_free(&document);
    problems_free(&problems);
}

static void deep_nesting_is_refused_before_the_stack_ends(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    char *text = malloc(DEPTH + 1);
    memset(text, '[', DEPTH);
    text[DEPTH] = '\0';
    struct json_document document;
    struct problems problems = {0};
    assert_false(parse(&document, text, &problems));
    assert_int_equal(problems.items[0].column, JSON_DEPTH_MAX + 1);
    json_document_free(&document);
    problems_free(&problems);
    free(text);
}

static void what_the_scan_accepts_cjson_reads(void **state)
{
    (void)state;
    static const char *const texts[] = {"0",
                                        "-0",
                                        "1e5",
                                        "1E+5",
                                        "-1.25e-3",
                                        "123456789012345678901234567890",
                                        "\"\\u00e9\\ud83c\\udfe5\"",
                                        "[]",
                                        "{}",
                                        "[[[]]]",
                                        " \r\n\t null ",
                                        "\"\\\\ \\/ \\b\\f\\n\\r\\t \\\"\"",
                                        "\"\x7f\"",
                                        "0.0000000000000000000000000000000000000000000000000000001"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct json_document document;
        struct problems problems = {0};
        assert_true(parse(&document, texts[i], &problems));
        json_document_free(&document);
    }
}

static void reading_says_why_a_file_cannot_be_read(void **state)
{
    (void)state;
    struct scratch scratch;
    scratch_init(&scratch);
    struct json_document document;
    struct problems problems = {0};
    char *message = NULL;
    assert_false(json_document_read(&document, scratch_path(&scratch, "none.json"), 0, &problems, &message));
    assert_non_null(strstr(message, "No such file"));
    free(message);
    assert_false(json_document_read(&document, scratch.folder, 0, &problems, &message));
    assert_non_null(strstr(message, "is a folder"));
    free(message);
    assert_false(json_document_read(&document, "/dev/zero", 0, &problems, &message));
    assert_non_null(strstr(message, "is a device"));
    free(message);
    const char *path = scratch_write_text(&scratch, "big.json", "[");
    FILE *file = fopen(path, "r+b");
    fseek(file, JSON_FILE_MAX + 10, SEEK_SET);
    fputc(']', file);
    fclose(file);
    assert_false(json_document_read(&document, path, 0, &problems, &message));
    assert_non_null(strstr(message, "bytes; a scenario has at most"));
    free(message);
    assert_int_equal(problems.count, 0);
    scratch_free(&scratch);
}

static void pointers_escape_and_lists_go_by_name_or_number(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    assert_true(parse(&document, "{\"a/b\": {\"~x\": [{\"name\": \"1\"}, {\"name\": \"zero\"}, 7]}}", &problems));
    assert_non_null(json_find(document.root, "/a~1b/~0x/zero/name", NULL));
    const cJSON *by_name = json_find(document.root, "/a~1b/~0x/1", NULL);
    assert_string_equal(json_name(by_name), "1"); /* the name goes before the number */
    assert_int_equal(json_find(document.root, "/a~1b/~0x/2", NULL)->valuedouble, 7);
    const cJSON *nearest;
    assert_null(json_find(document.root, "/a~1b/~0x/zero/nothing/deeper", &nearest));
    assert_string_equal(json_name(nearest), "zero");
    assert_ptr_equal(json_find(document.root, "", NULL), document.root);
    assert_null(json_find(document.root, "/a~1b/~0x/99999999999999999999", NULL));
    char *pointer = json_pointer_add("/q", "a/~b");
    assert_string_equal(pointer, "/q/a~1~0b");
    free(pointer);
    json_document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_knows_its_line_and_column),
        cmocka_unit_test(indices_start_where_the_caller_says),
        cmocka_unit_test(a_syntax_error_gives_one_problem_and_no_document),
        cmocka_unit_test(all_duplicate_keys_are_found_at_any_depth),
        cmocka_unit_test(deep_nesting_is_refused_before_the_stack_ends),
        cmocka_unit_test(what_the_scan_accepts_cjson_reads),
        cmocka_unit_test(reading_says_why_a_file_cannot_be_read),
        cmocka_unit_test(pointers_escape_and_lists_go_by_name_or_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
