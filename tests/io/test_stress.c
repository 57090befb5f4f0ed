/* The STRESS-DES document: every item once, gaps that close, defaults and differences as they are. */
#include "io/document_write.h"
#include "io/mechanism.h"
#include "io/parameter_list.h"
#include "io/stress.h"
#include "models/field.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const mm1 = "scenarios/textbook/mm1.json";

static void load(struct loaded_scenario *loaded, const char *path, const char *const *sets, size_t count)
{
    struct problems problems = {0};
    if (!scenario_load(loaded, path, sets, count, &problems)) fail_msg("%s: %s", path, problems.items[0].what);
    problems_free(&problems);
}

struct told {
    struct document document;
    char *markdown;
    size_t gaps;
};

static void tell(struct told *told, const char *path, const char *const *sets, size_t count)
{
    struct loaded_scenario loaded;
    struct stress stress;
    size_t length;
    load(&loaded, path, sets, count);
    stress_init(&stress, &loaded);
    stress.figure = "flow.svg";
    stress_build(&told->document, &stress);
    told->gaps = document_gaps(&told->document);
    FILE *file = open_memstream(&told->markdown, &length);
    document_markdown_write(&told->document, file);
    fclose(file);
    stress_free(&stress);
    scenario_unload(&loaded);
}

static void told_free(struct told *told)
{
    document_free(&told->document);
    free(told->markdown);
}

static int times(const char *text, const char *what)
{
    int count = 0;
    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what)) count++;
    return count;
}

static void every_item_of_the_checklist_stands_there_once(void **state)
{
    (void)state;
    static const char *const items[] = {"1.1 Purpose of the model",
                                        "1.2 Model outputs",
                                        "1.3 Experimentation aims",
                                        "2.1 Base model overview diagram",
                                        "2.2 Base model logic",
                                        "2.3 Scenario logic",
                                        "2.4 Algorithms",
                                        "2.5.1 Entities",
                                        "2.5.2 Activities",
                                        "2.5.3 Resources",
                                        "2.5.4 Queues",
                                        "2.5.5 Entry and exit points",
                                        "3.1 Data sources",
                                        "3.2 Pre-processing",
                                        "3.3 Input parameters",
                                        "3.4 Assumptions",
                                        "4.1 Initialisation",
                                        "4.2 Run length",
                                        "4.3 Estimation approach",
                                        "5.1 Software or programming language",
                                        "5.2 Random sampling",
                                        "5.3 Model execution",
                                        "5.4 System specification",
                                        "6.1 Computer model sharing statement"};
    struct told told;
    tell(&told, "scenarios/baseline.json", NULL, 0);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        char heading[80];
        snprintf(heading, sizeof heading, "\n### %s\n", items[i]);
        assert_int_equal(times(told.markdown, heading), 1);
    }
    for (size_t i = 0; i < told.document.count; i++)
        if (strchr(told.document.items[i].id, '.') && strcmp(told.document.items[i].id, "2.5") != 0)
            assert_true(told.document.items[i].count > 0);
    told_free(&told);
}

static void every_field_of_meta_is_a_gap_until_it_is_said(void **state)
{
    (void)state;
    const struct field_group *meta = field_find(&field_scenario, "meta")->group;
    char texts[32][64];
    const char *sets[32];
    struct told told;
    tell(&told, mm1, NULL, 0);
    assert_int_equal(told.gaps, meta->count);
    for (size_t i = 0; i < meta->count; i++) {
        char gap[64];
        snprintf(gap, sizeof gap, "**To be filled: `meta.%s`**", meta->fields[i].key);
        assert_int_equal(times(told.markdown, gap), 1);
        snprintf(gap, sizeof gap, "\n  \"%s\": null", meta->fields[i].key);
        assert_int_equal(times(told.markdown, gap), 1);
        snprintf(texts[i], sizeof texts[i], "/meta/%s=said of %s", meta->fields[i].key, meta->fields[i].key);
        sets[i] = texts[i];
    }
    told_free(&told);
    for (size_t given = 1; given <= meta->count; given += 5) {
        tell(&told, mm1, sets, given);
        assert_int_equal(told.gaps, meta->count - given);
        told_free(&told);
    }
    tell(&told, mm1, sets, meta->count);
    assert_int_equal(told.gaps, 0);
    assert_non_null(strstr(told.markdown, "said of purpose"));
    assert_non_null(strstr(told.markdown, "Nothing: everything that only people can say has been said."));
    told_free(&told);
}

static void meta_is_inherited_and_changes_no_digest(void **state)
{
    (void)state;
    const char *words[] = {"/meta/purpose=a purpose", "/meta/licence=CC0"};
    struct loaded_scenario plain, said, heir;
    load(&plain, "scenarios/hybrid.json", NULL, 0);
    load(&said, "scenarios/hybrid.json", words, 2);
    assert_string_equal(plain.digest, said.digest);
    assert_string_equal(said.scenario.meta.licence, "CC0");
    load(&heir, "scenarios/overtime.json", NULL, 0);
    assert_string_equal(heir.scenario.meta.licence, "Apache-2.0");
    scenario_unload(&plain);
    scenario_unload(&said);
    scenario_unload(&heir);
}

static void an_alternative_lists_what_differs_and_nothing_else(void **state)
{
    (void)state;
    struct told told;
    const char *set = "/pools/senior/absence_share=0.11";
    tell(&told, "scenarios/overtime.json", NULL, 0);
    assert_non_null(strstr(told.markdown, "overtime.json extends baseline.json."));
    assert_non_null(strstr(told.markdown, "| /pools/senior/overtime/backlog_age_hours | none | "));
    assert_null(strstr(told.markdown, "| /pools/coders/productive_share | "));
    told_free(&told);
    tell(&told, "scenarios/baseline.json", &set, 1);
    assert_non_null(strstr(told.markdown, "| /pools/senior/absence_share | 0.08 | 0.11 |"));
    told_free(&told);
    tell(&told, "scenarios/baseline.json", NULL, 0);
    assert_non_null(strstr(told.markdown, "The scenario stands alone"));
    told_free(&told);
}

static const struct parameter *find(const struct parameter_list *list, const char *place, const char *item)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].place, place) == 0 && (!item || strstr(list->items[i].items, item)))
            return &list->items[i];
    return NULL;
}

static void a_value_is_a_default_until_somebody_gives_it(void **state)
{
    (void)state;
    const char *set = "/facility/day_factor_common_share=0.3";
    for (int given = 0; given < 2; given++) {
        struct loaded_scenario loaded;
        struct parameter_list list;
        load(&loaded, "scenarios/baseline.json", &set, (size_t)given);
        cJSON *resolved = cJSON_Parse(loaded.resolved);
        parameter_list_init(&list, &loaded, resolved);
        const struct parameter *share = find(&list, "/facility/day_factor_common_share", NULL);
        assert_string_equal(share->value, given ? "0.3" : "0.5");
        assert_int_equal(share->assumed, !given);
        if (given)
            assert_string_equal(share->from, "--set");
        else
            assert_null(share->from);
        assert_string_equal(find(&list, "/work_types/*/bill_hold_days", "clinic")->from, "baseline.json");
        parameter_list_free(&list);
        cJSON_Delete(resolved);
        scenario_unload(&loaded);
    }
}

static void fields_of_a_mechanism_that_is_off_do_not_count(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    struct parameter_list list;
    load(&loaded, "scenarios/overtime.json", NULL, 0);
    cJSON *resolved = cJSON_Parse(loaded.resolved);
    parameter_list_init(&list, &loaded, resolved);
    assert_non_null(find(&list, "/pools/*/overtime/daily_cap_hours", "senior"));
    assert_null(find(&list, "/pools/*/overtime/daily_cap_hours", "him_clerks"));
    assert_non_null(find(&list, "/work_types/*/query/answered_share", "ip_medical"));
    assert_null(find(&list, "/work_types/*/query/answered_share", "imaging"));
    assert_true(list.switched_off > 0);
    parameter_list_free(&list);
    cJSON_Delete(resolved);
    scenario_unload(&loaded);
}

static void a_dated_change_switches_a_mechanism_on(void **state)
{
    (void)state;
    const char *set = "/timeline=[{\"name\":\"x\",\"date\":\"2026-02-01\",\"field\":\"/work_types/chart/query/"
                      "share\",\"value\":0.1}]";
    for (int dated = 0; dated < 2; dated++) {
        struct loaded_scenario loaded;
        load(&loaded, mm1, &set, (size_t)dated);
        cJSON *resolved = cJSON_Parse(loaded.resolved);
        assert_int_equal(mechanism_is_on(resolved, MECHANISM_QUERY), dated);
        assert_int_equal(mechanism_needs(resolved, "/work_types/chart/query/answered_share"), dated);
        cJSON_Delete(resolved);
        scenario_unload(&loaded);
    }
}

static void the_fields_that_mechanisms_name_exist(void **state)
{
    (void)state;
    for (int id = 0; id < MECHANISM_COUNT; id++) {
        const char *const *lists[] = {mechanisms[id].switches, mechanisms[id].covers};
        const int most[] = {MECHANISM_SWITCHES, MECHANISM_COVERS};
        assert_non_null(mechanisms[id].switches[0]);
        for (int l = 0; l < 2; l++)
            for (int i = 0; i < most[l] && lists[l][i]; i++) {
                char path[128];
                const struct field *field = NULL;
                const struct field_group *group = &field_scenario;
                snprintf(path, sizeof path, "%s", lists[l][i]);
                for (char *token = strtok(path, "/"); token; token = strtok(NULL, "/")) {
                    if (strcmp(token, "*") == 0) continue;
                    field = group ? field_find(group, token) : NULL;
                    if (!field) fail_msg("%s: no field %s", lists[l][i], token);
                    group = field->group;
                }
            }
    }
}

static void names_cannot_become_markup(void **state)
{
    (void)state;
    const char *sets[] = {"/question=# a | b <script> [x](http://y) *z* `c`",
                          "/pools/coders/title=one | two\\ `three`"};
    struct told told;
    tell(&told, mm1, sets, 2);
    assert_non_null(strstr(told.markdown, "Question: # a \\| b &lt;script&gt; [x\\](http://y) \\*z\\* \\`c\\`"));
    assert_non_null(strstr(told.markdown, "| one \\| two\\\\ \\`three\\` |"));
    assert_null(strstr(told.markdown, "<script>"));
    told_free(&told);
}

static void all_rows_of_a_table_have_the_columns_of_its_heading(void **state)
{
    (void)state;
    static const char *const paths[] = {"scenarios/hybrid.json", "scenarios/pilot-then-expand.json",
                                        "tests/golden/rich.json", "tests/good/everything.json"};
    for (size_t p = 0; p < sizeof paths / sizeof *paths; p++) {
        struct told told;
        tell(&told, paths[p], NULL, 0);
        for (size_t i = 0; i < told.document.count; i++)
            for (size_t b = 0; b < told.document.items[i].count; b++) {
                const struct document_block *block = &told.document.items[i].blocks[b];
                if (block->kind == DOCUMENT_TABLE) assert_int_equal(block->count % block->columns, 0);
                if (block->kind == DOCUMENT_TABLE) assert_true(block->count > block->columns);
            }
        told_free(&told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_of_the_checklist_stands_there_once),
        cmocka_unit_test(every_field_of_meta_is_a_gap_until_it_is_said),
        cmocka_unit_test(meta_is_inherited_and_changes_no_digest),
        cmocka_unit_test(an_alternative_lists_what_differs_and_nothing_else),
        cmocka_unit_test(a_value_is_a_default_until_somebody_gives_it),
        cmocka_unit_test(fields_of_a_mechanism_that_is_off_do_not_count),
        cmocka_unit_test(a_dated_change_switches_a_mechanism_on),
        cmocka_unit_test(the_fields_that_mechanisms_name_exist),
        cmocka_unit_test(names_cannot_become_markup),
        cmocka_unit_test(all_rows_of_a_table_have_the_columns_of_its_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
