/* Documents as pages and slides: nothing in a text can become markup, nothing comes from outside. */
#include "io/document_html.h"
#include "io/governance_status.h"
#include "io/slides_markdown.h"
#include "io/svg_inline.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_says(const char *text, const char *part)
{
    if (!strstr(text, part)) fail_msg("\"%s\" is not in: %s", part, text);
}

static void assert_hides(const char *text, const char *part)
{
    if (strstr(text, part)) fail_msg("\"%s\" is in: %s", part, text);
}

/* The caller frees. */
static char *page(const struct document *document)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    document_html_write(document, "Kind", "/nowhere", out);
    fclose(out);
    return text;
}

static char *slides(const struct document *document)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    slides_markdown_write(document, "below", out);
    fclose(out);
    return text;
}

static struct document odd_document(void)
{
    struct document document = {.title = memory_copy_text("A <b> & \"c\"")};
    document_begin(&document, "odd", "Item <i>");
    document_table(&document, NULL, "head <u>", "value", NULL);
    document_cellf(&document, "row & <s>");
    document_cellf(&document, "5 d\n-1 d ✓");
    document_text(&document, "$5 *and* <script>alert(1)</script>");
    return document;
}

TEST(texts_never_become_markup)
{
    struct document document = odd_document();
    char *text = page(&document);
    assert_says(text, "<title>A &lt;b&gt; &amp; &quot;c&quot;</title>");
    assert_says(text, "<th scope=\"row\">row &amp; &lt;s&gt;</th>");
    assert_says(text, "&lt;script&gt;");
    assert_hides(text, "<script");
    free(text);
    text = slides(&document);
    assert_says(text, "title: |\n  A \\<b\\> \\& \\\"c\\\"\n");
    assert_says(text, "\\$5 \\*and\\* \\<script\\>");
    free(text);
    document_free(&document);
}

TEST(a_sign_at_the_end_of_a_cell_gets_a_name_and_a_look)
{
    struct document document = odd_document();
    char *text = page(&document);
    assert_says(text, "<td class=\"good\">5 d<br><small>-1 d </small><b role=\"img\" aria-label=\"better\">✓</b></td>");
    free(text);
    document_free(&document);
}

TEST(all_but_the_first_block_of_a_slide_are_notes)
{
    struct document document = odd_document();
    char *text = slides(&document);
    const char *notes = strstr(text, "::: notes");
    assert_non_null(notes);
    assert_true(strstr(text, "| row") < notes);
    assert_true(strstr(text, "\\$5") > notes);
    free(text);
    document_free(&document);
}

TEST(a_figure_keeps_its_names_to_itself)
{
    struct scratch scratch;
    scratch_init(&scratch);
    const char *path = scratch_write_text(
        &scratch, "f.svg",
        "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 4 3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
        "<title>Gnuplot</title><desc>x</desc><g id=\"a\"><use xlink:href='#a'/><path fill=\"url(#b)\" "
        "grid=\"1\"/></g></svg>\n");
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_true(svg_inline_write(path, "fan-", "The <title>", out));
    fclose(out);
    assert_string_equal(text, "<svg viewBox=\"0 0 4 3\" role=\"img\" aria-label=\"The &lt;title&gt;\"><g id=\"fan-a\">"
                              "<use href='#fan-a'/><path fill=\"url(#fan-b)\" grid=\"1\"/></g></svg>\n");
    free(text);
    out = open_memstream(&text, &length);
    assert_false(svg_inline_write("/nowhere.svg", "", "", out));
    fclose(out);
    assert_int_equal(length, 0);
    free(text);
    scratch_free(&scratch);
}

TEST(a_target_is_missed_only_where_the_whole_interval_says_so)
{
    struct estimate estimate = {.count = 9, .mean = 5.5, .half_width = 0.4};
    assert_int_equal(target_judge(&estimate, 5, METRIC_LOWER_IS_BETTER), TARGET_MISSED);
    assert_int_equal(target_judge(&estimate, 5.5, METRIC_LOWER_IS_BETTER), TARGET_OPEN);
    assert_int_equal(target_judge(&estimate, 5.9, METRIC_LOWER_IS_BETTER), TARGET_KEPT);
    assert_int_equal(target_judge(&estimate, 6, METRIC_HIGHER_IS_BETTER), TARGET_MISSED);
    assert_int_equal(target_judge(&estimate, 5.2, METRIC_HIGHER_IS_BETTER), TARGET_OPEN);
    assert_int_equal(target_judge(&estimate, 5, METRIC_HIGHER_IS_BETTER), TARGET_KEPT);
    assert_int_equal(target_judge(&estimate, NAN, METRIC_HIGHER_IS_BETTER), TARGET_NONE);
    estimate.half_width = NAN;
    assert_int_equal(target_judge(&estimate, 5.5, METRIC_LOWER_IS_BETTER), TARGET_KEPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_never_become_markup),
        cmocka_unit_test(a_sign_at_the_end_of_a_cell_gets_a_name_and_a_look),
        cmocka_unit_test(all_but_the_first_block_of_a_slide_are_notes),
        cmocka_unit_test(a_figure_keeps_its_names_to_itself),
        cmocka_unit_test(a_target_is_missed_only_where_the_whole_interval_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
