/* A gain as it is stated on the command line: for all types, for one, and what is refused. */
#include "io/automation_gain.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <string.h>

static char ed[] = "ed", scanning[] = "scanning";
static struct work_type types[] = {{.name = ed, .bucket = BUCKET_ROUTINE},
                                   {.name = scanning, .bucket = BUCKET_ADMINISTRATIVE}};
static const struct scenario scenario = {.work_types = {2, types}};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void assert_gain(const struct automation_gain *gain, double touchless, double more_charts)
{
    assert_near(gain->touchless_share, touchless, 0);
    assert_near(gain->more_charts_share, more_charts, 0);
}

TEST(a_statement_for_all_holds_for_all_and_rpa_has_no_more_charts)
{
    static const struct gain_statement statements[] = {
        {true, NULL, 0, 0.4}, {false, NULL, 0, 0.2}, {true, NULL, 0, 0.3}};
    struct automation_gain gains[2];
    char *message;
    assert_true(automation_gains_fill(gains, &scenario, statements, COUNT_OF(statements), &message));
    assert_gain(&gains[0], 0.3, 0.2);
    assert_gain(&gains[1], 0.3, 0);
}

TEST(a_statement_for_one_type_stands_against_a_later_one_for_all)
{
    static const struct gain_statement statements[] = {
        {true, "ed=0.8", 2, 0.8}, {true, NULL, 0, 0.4}, {false, "ed=0.1", 2, 0.1}};
    struct automation_gain gains[2];
    char *message;
    assert_true(automation_gains_fill(gains, &scenario, statements, COUNT_OF(statements), &message));
    assert_gain(&gains[0], 0.8, 0.1);
    assert_gain(&gains[1], 0.4, 0);
}

static void assert_refused(const struct gain_statement *statement, const char *words)
{
    struct automation_gain gains[2];
    char *message;
    assert_false(automation_gains_fill(gains, &scenario, statement, 1, &message));
    if (!strstr(message, words)) fail_msg("\"%s\" does not say \"%s\"", message, words);
    free(message);
}

TEST(an_unknown_type_is_refused_with_the_nearest)
{
    assert_refused(&(struct gain_statement){true, "scaning=1", 7, 1}, "did you mean \"scanning\"?");
    assert_refused(&(struct gain_statement){true, "=1", 0, 1}, "no work type \"\"");
}

TEST(more_charts_for_rpa_are_refused)
{
    assert_refused(&(struct gain_statement){false, "scanning=1", 8, 1}, "touchless items only");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_for_all_holds_for_all_and_rpa_has_no_more_charts),
        cmocka_unit_test(a_statement_for_one_type_stands_against_a_later_one_for_all),
        cmocka_unit_test(an_unknown_type_is_refused_with_the_nearest),
        cmocka_unit_test(more_charts_for_rpa_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
