#include "io/explain.h"
#include "io/scenario_load.h"
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state)
{
    struct loaded_scenario *loaded = calloc(1, sizeof *loaded);
    *state = loaded;
    const char *set = "/pools/night/productive_share=0.8";
    struct problems problems = {0};
    bool ok = scenario_load(loaded, "tests/good/extends.json", &set, 1, &problems);
    problems_free(&problems);
    return ok ? 0 : 1;
}

static int teardown(void **state)
{
    scenario_unload(*state);
    free(*state);
    return 0;
}

static void assert_explains(void **state, const char *pointer, const char *const *parts)
{
    char *text;
    assert_true(explain(*state, pointer, &text));
    for (; *parts; parts++)
        if (!strstr(text, *parts)) fail_msg("\"%s\" is missing in:\n%s", *parts, text);
    free(text);
}

static void assert_unknown(void **state, const char *pointer, const char *expected)
{
    char *text;
    assert_false(explain(*state, pointer, &text));
    assert_string_equal(text, expected);
    free(text);
}

static void a_value_names_its_file_line_unit_range_and_meaning(void **state)
{
    assert_explains(state, "/pools/day/shifts/week/headcount",
                    (const char *const[]){"/pools/day/shifts/week/headcount = 4 coders\n", "coders who work this shift",
                                          "from:     tests/good/extends.json:6:83\n", "0 to 10000 coders", "required",
                                          NULL});
    assert_explains(
        state, "/pools/0/shifts/0/hours/0/start",
        (const char *const[]){"/pools/day/shifts/week/hours/0/start = \"08:00\"\n", "tests/good/small.json:7:", NULL});
    assert_explains(state, "/pools/night/productive_share",
                    (const char *const[]){"= 0.8 share", "from:     --set\n", NULL});
}

static void a_default_names_its_source(void **state)
{
    assert_explains(state, "/facility/tat_target_hours",
                    (const char *const[]){"= 48 hours", "the default", "source:   [S] 48 hours", NULL});
}

static void a_group_lists_its_members_and_a_list_its_items(void **state)
{
    assert_explains(state, "/pools", (const char *const[]){"coder pools", "day, night", NULL});
    assert_explains(state, "/pools/day", (const char *const[]){"members:", "productive_share", "shifts", NULL});
    assert_explains(state, "", (const char *const[]){"the whole scenario", "work_types", "ed, ip", NULL});
}

static void parts_of_maps_and_laws_are_explained(void **state)
{
    assert_explains(state, "/pools/night/skills/ip", (const char *const[]){"= 0.9 factor", "extends.json:7:39", NULL});
    assert_explains(state, "/work_types/ip/coding_minutes/mean",
                    (const char *const[]){"= 28 minutes", "mean of the law", NULL});
}

static void an_unknown_pointer_names_the_nearest(void **state)
{
    assert_unknown(state, "/facility/horizon_dys",
                   "/facility has no \"horizon_dys\", did you mean \"horizon_days\"?\n");
    assert_unknown(state, "/pools/nigt", "/pools has no \"nigt\", did you mean \"night\"?\n");
    assert_unknown(state, "/facility/horizon_days/x", "/facility/horizon_days has nothing inside, so no \"x\"\n");
    assert_unknown(state, "pools", "\"pools\" is no pointer: it begins with /, as in /pools/senior\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_names_its_file_line_unit_range_and_meaning),
        cmocka_unit_test(a_default_names_its_source),
        cmocka_unit_test(a_group_lists_its_members_and_a_list_its_items),
        cmocka_unit_test(parts_of_maps_and_laws_are_explained),
        cmocka_unit_test(an_unknown_pointer_names_the_nearest),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
