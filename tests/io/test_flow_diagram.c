/* The flow graph and its picture: only what is on is there, nothing overlaps, whatever the names. */
#include "io/flow_build.h"
#include "io/flow_diagram.h"
#include "io/flow_layout.h"
#include "io/scenario_load.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct drawn {
    struct loaded_scenario loaded;
    cJSON *resolved;
    struct flow_graph graph;
    char *svg;
};

static void draw(struct drawn *drawn, const char *path, const char *const *sets, size_t count)
{
    struct problems problems = {0};
    size_t length;
    if (!scenario_load(&drawn->loaded, path, sets, count, &problems)) fail_msg("%s: %s", path, problems.items[0].what);
    problems_free(&problems);
    drawn->resolved = cJSON_Parse(drawn->loaded.resolved);
    flow_build(&drawn->graph, &drawn->loaded.scenario, drawn->resolved);
    FILE *file = open_memstream(&drawn->svg, &length);
    flow_diagram_write(&drawn->graph, "Flow", file);
    fclose(file);
}

static void drawn_free(struct drawn *drawn)
{
    free(drawn->svg);
    flow_graph_free(&drawn->graph);
    cJSON_Delete(drawn->resolved);
    scenario_unload(&drawn->loaded);
}

static int box_named(const struct drawn *drawn, const char *title)
{
    for (size_t n = 0; n < drawn->graph.node_count; n++)
        if (strcmp(drawn->graph.nodes[n].title, title) == 0) return (int)n;
    return -1;
}

static bool is_joined(const struct drawn *drawn, const char *from, const char *to)
{
    int a = box_named(drawn, from), b = box_named(drawn, to);
    for (size_t e = 0; e < drawn->graph.edge_count; e++)
        if ((int)drawn->graph.edges[e].from == a && (int)drawn->graph.edges[e].to == b) return true;
    return false;
}

static const char *const scenarios[] = {
    "scenarios/baseline.json",       "scenarios/hybrid.json",        "scenarios/pilot-then-expand.json",
    "scenarios/denials-crisis.json", "scenarios/overtime.json",      "scenarios/baseline-freeze.json",
    "scenarios/textbook/mm1.json",   "scenarios/textbook/np-1.json", "tests/golden/rich.json",
    "tests/good/everything.json",    "tests/good/unicode.json"};

enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };

static bool overlap(const struct flow_box *a, const struct flow_box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void boxes_never_overlap_and_stay_inside_the_picture(void **state)
{
    (void)state;
    for (int s = 0; s < SCENARIOS; s++) {
        struct drawn drawn;
        struct flow_layout layout;
        draw(&drawn, scenarios[s], NULL, 0);
        flow_layout_init(&layout, &drawn.graph);
        for (size_t a = 0; a < drawn.graph.node_count; a++) {
            const struct flow_box *box = &layout.boxes[a];
            assert_true(box->x >= 0 && box->y >= 0 && box->x + box->width <= layout.width &&
                        box->y + box->height <= layout.height);
            for (size_t b = 0; b < a; b++)
                if (overlap(box, &layout.boxes[b]))
                    fail_msg("%s: \"%s\" covers \"%s\"", scenarios[s], drawn.graph.nodes[a].title,
                             drawn.graph.nodes[b].title);
        }
        flow_layout_free(&layout, &drawn.graph);
        drawn_free(&drawn);
    }
}

static void arrows_begin_and_end_at_their_boxes_and_cross_no_other(void **state)
{
    (void)state;
    for (int s = 0; s < SCENARIOS; s++) {
        struct drawn drawn;
        struct flow_layout layout;
        draw(&drawn, scenarios[s], NULL, 0);
        flow_layout_init(&layout, &drawn.graph);
        for (size_t e = 0; e < drawn.graph.edge_count; e++) {
            const struct flow_way *way = &layout.ways[e];
            const struct flow_box *to = &layout.boxes[drawn.graph.edges[e].to];
            assert_true(fabs(way->x[way->count - 1] - to->x) < 1e-9);
            assert_true(way->y[way->count - 1] > to->y && way->y[way->count - 1] < to->y + to->height);
            for (size_t p = 1; !way->is_lane && p + 1 < way->count; p += 2)
                for (size_t n = 0; n < drawn.graph.node_count; n++) {
                    const struct flow_box *box = &layout.boxes[n];
                    bool beside = way->x[p] >= box->x + box->width || way->x[p + 1] <= box->x;
                    assert_true(beside || way->y[p] < box->y || way->y[p] > box->y + box->height);
                }
        }
        flow_layout_free(&layout, &drawn.graph);
        drawn_free(&drawn);
    }
}

static void every_text_fits_into_its_box(void **state)
{
    (void)state;
    for (int s = 0; s < SCENARIOS; s++) {
        struct drawn drawn;
        struct flow_layout layout;
        draw(&drawn, scenarios[s], NULL, 0);
        flow_layout_init(&layout, &drawn.graph);
        for (size_t n = 0; n < drawn.graph.node_count; n++)
            for (size_t l = 0; l < drawn.graph.nodes[n].line_count; l++) {
                char *line = flow_text_cut(drawn.graph.nodes[n].lines[l], FLOW_LINE_MOST);
                assert_true(flow_text_width(line, FLOW_LINE_SIZE) <= layout.boxes[n].width);
                free(line);
            }
        flow_layout_free(&layout, &drawn.graph);
        drawn_free(&drawn);
    }
}

static void what_is_off_is_not_there(void **state)
{
    (void)state;
    static const char *const names[] = {"Documentation", "Provider query", "Audit",     "Bill hold",
                                        "Payer",         "Appeal",         "Taken back"};
    struct drawn plain, full;
    draw(&plain, "scenarios/textbook/mm1.json", NULL, 0);
    draw(&full, "scenarios/baseline.json", NULL, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(box_named(&plain, names[i]), -1);
        assert_int_not_equal(box_named(&full, names[i]), -1);
    }
    assert_int_equal(plain.graph.node_count, 4);
    assert_true(is_joined(&plain, "all", "coders") && is_joined(&plain, "coders", "Coded"));
    drawn_free(&plain);
    drawn_free(&full);
}

static void a_mechanism_that_is_switched_off_disappears_and_the_rest_stays(void **state)
{
    (void)state;
    const char *sets[] = {"/quality/audits=[]", "/claims/takeback_given_error_share=0", "/claims/other_denial_share=0"};
    struct drawn drawn;
    draw(&drawn, "scenarios/baseline.json", sets, 3);
    assert_int_equal(box_named(&drawn, "Audit"), -1);
    assert_int_equal(box_named(&drawn, "Taken back"), -1);
    assert_int_equal(box_named(&drawn, "Denied otherwise"), -1);
    assert_true(is_joined(&drawn, "Denied for coding", "Appeal"));
    assert_true(is_joined(&drawn, "Provider query", "complex"));
    drawn_free(&drawn);
}

static void what_a_dated_change_switches_on_is_there_and_joined(void **state)
{
    (void)state;
    const char *set = "/timeline=[{\"name\":\"x\",\"date\":\"2026-02-01\",\"field\":\"/work_types/chart/query/"
                      "share\",\"value\":0.1}]";
    struct drawn drawn;
    draw(&drawn, "scenarios/textbook/mm1.json", &set, 1);
    assert_true(is_joined(&drawn, "coders", "Provider query"));
    assert_true(is_joined(&drawn, "Provider query", "all"));
    drawn_free(&drawn);
}

static void engines_stand_between_documentation_and_worklists_and_touchless_charts_pass_the_coders(void **state)
{
    (void)state;
    struct drawn drawn;
    draw(&drawn, "scenarios/hybrid.json", NULL, 0);
    assert_true(is_joined(&drawn, "Documentation", "outpatient_engine"));
    assert_true(is_joined(&drawn, "outpatient_engine", "routine"));
    assert_true(is_joined(&drawn, "outpatient_engine", "Coded"));
    assert_false(is_joined(&drawn, "inpatient_engine", "Coded"));
    assert_true(is_joined(&drawn, "routine", "Manila"));
    assert_false(is_joined(&drawn, "complex", "Manila"));
    drawn_free(&drawn);
}

static void markup_in_names_is_text_and_long_ones_are_cut(void **state)
{
    (void)state;
    const char *sets[] = {"/pools/coders/title=A & B <i>\"c\"</i>",
                          "/work_types/chart/title=An extraordinarily long title of a work type, and more"};
    struct drawn drawn;
    draw(&drawn, "scenarios/textbook/mm1.json", sets, 2);
    assert_non_null(strstr(drawn.svg, "A &amp; B &lt;i&gt;&quot;c&quot;&lt;/i&gt;"));
    assert_null(strstr(drawn.svg, "<i>"));
    assert_null(strstr(drawn.svg, "and more"));
    assert_non_null(strstr(drawn.svg, "…"));
    drawn_free(&drawn);
}

static void cutting_counts_characters_and_not_bytes(void **state)
{
    (void)state;
    char *whole = flow_text_cut("äöü", 3), *cut = flow_text_cut("äöüß", 3);
    assert_string_equal(whole, "äöü");
    assert_string_equal(cut, "äö…");
    free(whole);
    free(cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_never_overlap_and_stay_inside_the_picture),
        cmocka_unit_test(arrows_begin_and_end_at_their_boxes_and_cross_no_other),
        cmocka_unit_test(every_text_fits_into_its_box),
        cmocka_unit_test(what_is_off_is_not_there),
        cmocka_unit_test(a_mechanism_that_is_switched_off_disappears_and_the_rest_stays),
        cmocka_unit_test(what_a_dated_change_switches_on_is_there_and_joined),
        cmocka_unit_test(engines_stand_between_documentation_and_worklists_and_touchless_charts_pass_the_coders),
        cmocka_unit_test(markup_in_names_is_text_and_long_ones_are_cut),
        cmocka_unit_test(cutting_counts_characters_and_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
