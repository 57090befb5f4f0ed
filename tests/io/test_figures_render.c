/* Drawing figures with gnuplot; skipped, with a word, where there is none. */
#include "io/figure_text.h"
#include "tests/io/figure_bench.h"
#include <dirent.h>
#include <sys/stat.h>

static bool has_gnuplot(void)
{
    const char *path = getenv("PATH");
    bool found = false;
    char *copy = memory_copy_text(path ? path : "");
    for (char *folder = strtok(copy, ":"); folder && !found; folder = strtok(NULL, ":")) {
        char *program = memory_format("%s/gnuplot", folder);
        found = access(program, X_OK) == 0;
        free(program);
    }
    free(copy);
    return found;
}

/* Width and height from the header of a PNG. */
static void assert_picture(struct bench *bench, const char *name)
{
    unsigned char head[24] = {0};
    FILE *file = fopen(scratch_path(&bench->scratch, name), "rb");
    if (!file) fail_msg("no %s", name);
    assert_int_equal(fread(head, 1, sizeof head, file), sizeof head);
    fclose(file);
    assert_memory_equal(head + 1, "PNG", 3);
    assert_int_equal(head[18] << 8 | head[19], 1920);
    assert_int_equal(head[22] << 8 | head[23], 1080);
}

static void render(struct bench *bench)
{
    char *message = NULL;
    enum figure_render result = figures_render(bench->scratch.folder, false, &message);
    if (result != FIGURES_RENDERED) fail_msg("%s", message);
    assert_null(message);
}

struct svg_text {
    char text[500];
    double left, right, bottom, top; /* points from the upper left */
};

/* "&amp;" and the like, one letter each. */
static void unescape(char *text)
{
    char *out = text;
    for (const char *at = text; *at; out++) {
        const char *end = *at == '&' ? strchr(at, ';') : NULL;
        *out = end && end - at < 7 ? '&' : *at;
        at = end && end - at < 7 ? end + 1 : at + 1;
    }
    *out = '\0';
}

/* Words and the labels of axes, as gnuplot set them. */
static size_t texts_of(const char *svg, struct svg_text *texts, size_t most)
{
    size_t count = 0;
    for (const char *at = svg; (at = strstr(at, "translate(")) && count < most; at++) {
        double x, y, size;
        const char *font = strstr(at, "font-size="), *anchor = strstr(at, "text-anchor="), *text = strstr(at, "<text>");
        const char *end = strchr(at, '>');
        if (sscanf(at, "translate(%lf,%lf)", &x, &y) != 2 || !font || !anchor || !text || !end || font > end) continue;
        struct svg_text *item = &texts[count++];
        sscanf(font, "font-size=\"%lf", &size);
        sscanf(text + 6, "%499[^<]", item->text);
        unescape(item->text);
        bool bold = strstr(at, "font-weight=\"bold\"") && strstr(at, "font-weight=\"bold\"") < end;
        double width = 0.75 * figure_width(item->text, size, bold);
        item->left = x - (anchor[13] == 'e' ? width : anchor[13] == 'm' ? width / 2 : 0);
        item->right = item->left + width;
        item->bottom = y;
        item->top = y - 0.7 * size;
    }
    return count;
}

static void assert_texts_stand_clear(const char *name, const char *svg)
{
    enum { MOST = 800 };
    struct svg_text *texts = memory_allocate(MOST, sizeof *texts);
    size_t count = texts_of(svg, texts, MOST);
    assert_true(count > 5 && count < MOST);
    for (size_t i = 0; i < count; i++) {
        const struct svg_text *a = &texts[i];
        if (a->left < 10 || a->right > 1430 || a->top < 5 || a->bottom > 808)
            fail_msg("%s: \"%s\" leaves the page: %.0f to %.0f", name, a->text, a->left, a->right);
        for (size_t j = 0; j < i; j++) {
            const struct svg_text *b = &texts[j];
            if (a->left < b->right - 1 && b->left < a->right - 1 && a->top < b->bottom - 1 && b->top < a->bottom - 1)
                fail_msg("%s: \"%s\" and \"%s\" overlap", name, a->text, b->text);
        }
    }
    free(texts);
}

/* Every SVG of the folder; returns their number. */
static size_t check_pictures(struct bench *bench)
{
    size_t count = 0;
    DIR *folder = opendir(bench->scratch.folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (length < 5 || strcmp(entry->d_name + length - 4, ".svg") != 0) continue;
        char *svg = content(bench, entry->d_name);
        assert_texts_stand_clear(entry->d_name, svg);
        free(svg);
        count++;
    }
    closedir(folder);
    return count;
}

static void every_figure_is_drawn_as_png_and_svg(void **state)
{
    (void)state;
    if (!has_gnuplot()) {
        print_message("gnuplot is not installed: drawing is not tested\n");
        skip();
    }
    struct bench *bench = bench_new();
    add(bench, "base", "It's {all}_the^same @home & ~more `date` %d", "20000", 2, 12, "");
    add(bench, "alt",
        "A title as long as only a committee can make it, with every member's favourite word in it, twice if need be",
        "20000", 3, 12, "");
    run(bench, 3);
    render(bench);
    static const char *const names[] = {"fan-dollars-alt",
                                        "fan-days-alt",
                                        "causes-base",
                                        "causes-alt",
                                        "cost",
                                        "tat",
                                        "tat-settings",
                                        "utilization",
                                        "scorecard",
                                        "waterfall-dnfb-alt",
                                        "waterfall-cost-alt",
                                        "coverage-base",
                                        "aged",
                                        "filing",
                                        "pareto-tat",
                                        "pareto-dnfb",
                                        "ladder",
                                        "variance"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *png = memory_format("%s.png", names[i]), *svg = memory_format("%s.svg", names[i]);
        assert_picture(bench, png);
        char *text = content(bench, svg);
        assert_non_null(strstr(text, "font-family=\"Inter, Helvetica, Arial, sans-serif\" font-weight=\"bold\""));
        assert_null(strstr(text, ":Bold"));
        assert_non_null(strstr(text, "</svg>"));
        free(text);
        free(png);
        free(svg);
    }
    assert_true(check_pictures(bench) > 18);
    assert_false(has(bench, "cost.pdf"));
    bench_free(bench);
}

static void figures_are_drawn_as_pdf_on_request(void **state)
{
    (void)state;
    if (!has_gnuplot()) skip();
    struct bench *bench = bench_new();
    char *message = NULL, first[6] = "";
    add(bench, "alone", "Alone", "0", 2, 3, "");
    run(bench, 2);
    assert_int_equal(figures_render(bench->scratch.folder, true, &message), FIGURES_RENDERED);
    FILE *file = fopen(scratch_path(&bench->scratch, "tat.pdf"), "rb");
    assert_non_null(file);
    assert_int_equal(fread(first, 1, 5, file), 5);
    fclose(file);
    assert_string_equal(first, "%PDF-");
    bench_free(bench);
}

static void fourteen_scenarios_are_drawn(void **state)
{
    (void)state;
    if (!has_gnuplot()) skip();
    struct bench *bench = bench_new();
    for (int s = 0; s < SCENARIOS_MAX; s++) {
        char *name = memory_format("s%d", s), *title = memory_format("Scenario number %d of many", s);
        add(bench, name, title, "20000", 1 + s / 4, 10, "");
        free(name);
        free(title);
    }
    run(bench, 2);
    for (int s = 1; s < SCENARIOS_MAX; s++) { /* the overviews are what is special here */
        char *names[] = {memory_format("fan-dollars-s%d.gp", s),    memory_format("fan-days-s%d.gp", s),
                         memory_format("causes-s%d.gp", s),         memory_format("waterfall-dnfb-s%d.gp", s),
                         memory_format("waterfall-cost-s%d.gp", s), memory_format("coverage-s%d.gp", s)};
        for (int i = 0; i < 6; i++) {
            assert_int_equal(unlink(scratch_path(&bench->scratch, names[i])), 0);
            free(names[i]);
        }
    }
    render(bench);
    static const char *const pictures[] = {"fan-dollars.png", "fan-days.png",     "cost.png",
                                           "tat.png",         "tat-settings.png", "utilization.png"};
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) assert_picture(bench, pictures[i]);
    assert_true(check_pictures(bench) > 8);
    bench_free(bench);
}

static void a_script_that_fails_leaves_no_picture_and_says_why(void **state)
{
    (void)state;
    if (!has_gnuplot()) skip();
    struct bench *bench = bench_new();
    char *message = NULL;
    scratch_write_text(&bench->scratch, "broken.gp", "set terminal pngcairo\nset output OUTPUT\nplot 'missing.dat'\n");
    assert_int_equal(figures_render(bench->scratch.folder, false, &message), FIGURES_RENDER_FAILED);
    assert_non_null(strstr(message, "broken"));
    assert_non_null(strstr(message, "missing.dat"));
    assert_false(has(bench, "broken.png"));
    free(message);
    bench_free(bench);
}

/* Puts a program of this name in front of all others; the caller frees. */
static char *put_first_in_path(struct bench *bench, const char *name, const char *program)
{
    char *path = memory_copy_text(getenv("PATH"));
    char *longer = memory_format("%s:%s", bench->scratch.folder, path);
    assert_int_equal(chmod(scratch_write_text(&bench->scratch, name, program), 0755), 0);
    setenv("PATH", longer, 1);
    free(longer);
    return path;
}

static void half_a_picture_is_not_kept_even_if_gnuplot_is_content(void **state)
{
    (void)state;
    static const char *const halves[] = {"", "\\211PNG\\r\\n<svg>", "IEND </svg", "</svg> IEND\\256B"};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        struct bench *bench = bench_new();
        char *program = memory_format("#!/bin/sh\neval \"$3\"\nprintf '%s' > \"$OUTPUT\"\n", halves[i]),
             *message = NULL;
        char *path = put_first_in_path(bench, "gnuplot", program);
        scratch_write_text(&bench->scratch, "some.gp", "plot x\n");
        enum figure_render result = figures_render(bench->scratch.folder, false, &message);
        setenv("PATH", path, 1);
        assert_int_equal(result, FIGURES_RENDER_FAILED);
        assert_non_null(strstr(message, "disk full"));
        assert_false(has(bench, "some.png") || has(bench, "some.svg"));
        char *part = memory_format(".some.png.%ld.part", (long)getpid());
        assert_false(has(bench, part));
        free(part);
        free(path);
        free(program);
        free(message);
        bench_free(bench);
    }
}

static void without_gnuplot_the_data_stay_and_the_message_says_what_to_install(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "alone", "Alone", "20000", 2, 3, "");
    run(bench, 2);
    char *message = NULL, *path = memory_copy_text(getenv("PATH"));
    setenv("PATH", bench->scratch.folder, 1);
    assert_int_equal(figures_render(bench->scratch.folder, false, &message), FIGURES_NO_GNUPLOT);
    setenv("PATH", path ? path : "", 1);
    assert_non_null(strstr(message, "gnuplot-nox"));
    assert_true(has(bench, "tat.dat"));
    free(message);
    free(path);
    bench_free(bench);
}

static void a_folder_that_is_not_there_is_a_message(void **state)
{
    (void)state;
    char *message = NULL;
    assert_int_equal(figures_render("/no/such/folder", false, &message), FIGURES_RENDER_FAILED);
    assert_non_null(message);
    free(message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_is_drawn_as_png_and_svg),
        cmocka_unit_test(figures_are_drawn_as_pdf_on_request),
        cmocka_unit_test(fourteen_scenarios_are_drawn),
        cmocka_unit_test(a_script_that_fails_leaves_no_picture_and_says_why),
        cmocka_unit_test(half_a_picture_is_not_kept_even_if_gnuplot_is_content),
        cmocka_unit_test(without_gnuplot_the_data_stay_and_the_message_says_what_to_install),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
