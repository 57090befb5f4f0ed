/* What is read of a timeline, when files extend each other and --set has the last word. */
#include "io/problem_write.h"
#include "io/scenario_load.h"
#include "models/timeline.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>

static void load(struct loaded_scenario *loaded, const char *path, const char *const *sets, size_t count)
{
    struct problems problems = {0};
    bool ok = scenario_load(loaded, path, sets, count, &problems);
    if (!ok) problems_write(&problems, stderr);
    problems_free(&problems);
    assert_true(ok);
}

static const struct change *change_named(const struct loaded_scenario *loaded, const char *name)
{
    const struct scenario *scenario = &loaded->scenario;
    for (size_t i = 0; i < scenario->timeline.count; i++)
        if (strcmp(scenario->timeline.items[i].name, name) == 0) return &scenario->timeline.items[i];
    fail_msg("there is no change \"%s\"", name);
    return NULL;
}

TEST(a_value_is_read_as_its_field_reads_it)
{
    struct loaded_scenario loaded;
    load(&loaded, "tests/good/timeline.json", NULL, 0);
    const struct change *more = change_named(&loaded, "more"), *law = change_named(&loaded, "slower"),
                        *pools = change_named(&loaded, "day_only"), *map = change_named(&loaded, "all_skills"),
                        *null = change_named(&loaded, "no_week"), *entry = change_named(&loaded, "learnt");
    assert_int_equal(more->value.kind, FIELD_INTEGER);
    assert_near(member_number(FIELD_INTEGER, more->value.member), 8, 0);
    assert_int_equal(more->gate, 0);
    assert_int_equal(((const struct law *)law->value.member)->kind, LAW_LOGNORMAL);
    assert_int_equal(law->gate, -1);
    assert_string_equal(pools->value.text, "[\"day\"]");
    assert_int_equal(((const struct indices *)pools->value.member)->items[0], 0);
    assert_string_equal(map->value.text, "{\"ed\": 1.1}");
    assert_true(isnan(member_number(FIELD_NUMBER, null->value.member)));
    assert_string_equal(null->value.text, "null");
    assert_int_equal(entry->value.kind, FIELD_NUMBER);
    assert_int_equal(entry->place.entry, 0);
    scenario_unload(&loaded);
}

TEST(an_override_changes_a_change)
{
    struct loaded_scenario loaded;
    const char *const sets[] = {"/timeline/more/value=6", "/timeline/day_only/value=[\"night\"]",
                                "/timeline/slower=null", "/timeline/less/field=/pools/night/shifts/week/headcount"};
    load(&loaded, "tests/good/timeline.json", sets, 4);
    assert_near(member_number(FIELD_INTEGER, change_named(&loaded, "more")->value.member), 6, 0);
    assert_string_equal(change_named(&loaded, "day_only")->value.text, "[\"night\"]");
    assert_int_equal(change_named(&loaded, "less")->place.steps[0].item, 1);
    assert_int_equal(loaded.scenario.timeline.count, 7);
    scenario_unload(&loaded);
}

static void load_text(struct loaded_scenario *loaded, struct scratch *scratch, const char *name, const char *text)
{
    load(loaded, scratch_write_text(scratch, name, text), NULL, 0);
}

TEST(a_file_changes_the_timeline_of_the_one_it_extends_by_name)
{
    struct scratch scratch;
    struct loaded_scenario base, loaded;
    scratch_init(&scratch);
    load(&base, "tests/good/timeline.json", NULL, 0);
    scratch_write_text(&scratch, "base.json", base.resolved);
    load_text(&loaded, &scratch, "s.json",
              "{\"extends\": \"base.json\", \"timeline\": [{\"name\": \"less\", \"remove\": true}, {\"name\": "
              "\"more\", \"value\": 5, \"if\": null}, {\"name\": \"new\", \"date\": \"2024-03-11\", \"field\": "
              "\"/work_types/ed/bill_hold_days\", \"value\": 3}]}");
    assert_int_equal(loaded.scenario.timeline.count, 8);
    assert_near(member_number(FIELD_INTEGER, change_named(&loaded, "more")->value.member), 5, 0);
    assert_near(change_named(&loaded, "more")->ramp_weeks, 4, 0);
    assert_int_equal(change_named(&loaded, "more")->gate, -1);
    assert_string_equal(change_named(&loaded, "new")->place.field->key, "bill_hold_days");
    scenario_unload(&loaded);
    scenario_unload(&base);
    scratch_free(&scratch);
}

TEST(the_resolved_form_reads_back_alike_and_the_digest_sees_a_value_not_its_spelling)
{
    struct scratch scratch;
    struct loaded_scenario first, again, spelt, other;
    const char *same = "/timeline/all_skills/value={\"ed\":1.10}",
               *different = "/timeline/all_skills/value={\"ed\":1.2}";
    scratch_init(&scratch);
    load(&first, "tests/good/timeline.json", NULL, 0);
    load_text(&again, &scratch, "again.json", first.resolved);
    assert_string_equal(again.resolved, first.resolved);
    assert_string_equal(again.digest, first.digest);
    load(&other, "tests/good/timeline.json", &different, 1);
    assert_string_not_equal(other.digest, first.digest);
    load(&spelt, "tests/good/timeline.json", &same, 1);
    assert_string_equal(spelt.digest, first.digest);
    scenario_unload(&first);
    scenario_unload(&again);
    scenario_unload(&spelt);
    scenario_unload(&other);
    scratch_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_read_as_its_field_reads_it),
        cmocka_unit_test(an_override_changes_a_change),
        cmocka_unit_test(a_file_changes_the_timeline_of_the_one_it_extends_by_name),
        cmocka_unit_test(the_resolved_form_reads_back_alike_and_the_digest_sees_a_value_not_its_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
