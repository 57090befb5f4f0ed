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

/* What is explained of tests/good/timeline.json. */
static void assert_of_timeline(const char *pointer, const char *part)
{
    struct loaded_scenario loaded;
    struct problems problems = {0};
    char *text;
    assert_true(scenario_load(&loaded, "tests/good/timeline.json", NULL, 0, &problems));
    assert_true(explain(&loaded, pointer, &text));
    if (!strstr(text, part)) fail_msg("\"%s\" is missing in:\n%s", part, text);
    free(text);
    problems_free(&problems);
    scenario_unload(&loaded);
}

static void a_field_shows_its_values_over_time_and_what_makes_them(void **state)
{
    (void)state;
    assert_of_timeline("/pools/day/shifts/week/headcount", "/pools/day/shifts/week/headcount = 2 coders\n");
    assert_of_timeline("/pools/day/shifts/week/headcount", "  timeline, as if every gate opens:\n"
                                                           "    2024-02-05  4 coders  (more, if pilot)\n"
                                                           "    2024-02-12  1 coders  (more, if pilot)\n"
                                                           "    2024-02-12  1 coders  (less, if calm)\n"
                                                           "    2024-02-19  7 coders  (more, if pilot)\n"
                                                           "    2024-02-19  7 coders  (less is over, if calm)\n"
                                                           "    2024-02-26  8 coders  (more, if pilot)\n");
    assert_of_timeline("/work_types/ed/coding_minutes",
                       "  timeline:\n"
                       "    2024-02-19  {\"law\": \"lognormal\", \"mean\": 6, \"cv\": 0.5}  (slower)\n"
                       "    2024-03-04  5  (slower is over)\n");
    assert_of_timeline("/work_types/ed/arrivals/per_week", "    2024-02-26  null  (no_week)\n");
    assert_of_timeline("/pools/day/skills/ed", "    2024-03-30  1.1 factor  (all_skills)\n");
}

static void a_long_ramp_is_told_by_its_ends(void **state)
{
    (void)state;
    assert_of_timeline("/pools/night/skills/ed", "  timeline:\n"
                                                 "    2024-01-01  1.03 factor  (learnt)\n"
                                                 "    2024-01-08  1.04 factor  (learnt)\n"
                                                 "    ...         10 more weekly steps\n"
                                                 "    2024-03-25  1.15 factor  (learnt)\n");
}

static void the_timeline_lists_its_changes_by_date(void **state)
{
    (void)state;
    assert_of_timeline(
        "/timeline",
        "  changes:\n"
        "    2023-12-18  /pools/night/skills/ed = 1.2 factor, over 20 weeks  (learnt)\n"
        "    2024-02-05  /pools/day/shifts/week/headcount = 8 coders, over 4 weeks, if pilot  (more)\n"
        "    2024-02-12  /pools/day/shifts/week/headcount = 1 coders, until 2024-02-18, if calm  (less)\n");
    assert_of_timeline("/timeline/more", "    if                                 \"pilot\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_names_its_file_line_unit_range_and_meaning),
        cmocka_unit_test(a_default_names_its_source),
        cmocka_unit_test(a_group_lists_its_members_and_a_list_its_items),
        cmocka_unit_test(parts_of_maps_and_laws_are_explained),
        cmocka_unit_test(an_unknown_pointer_names_the_nearest),
        cmocka_unit_test(a_field_shows_its_values_over_time_and_what_makes_them),
        cmocka_unit_test(a_long_ramp_is_told_by_its_ends),
        cmocka_unit_test(the_timeline_lists_its_changes_by_date),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
