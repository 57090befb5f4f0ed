#ifndef TESTS_MODELS_CHECKED_H
#define TESTS_MODELS_CHECKED_H
/* Scenarios that are only read and checked, and what is said about them. They are written with ' for ". The base is
 * sound: two work types, an onshore and an offshore pool. */
#include "io/problem_write.h"
#include "io/scenario_load.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>

#define FACILITY      "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':28}"
#define PAYERS        "'payers':[{'name':'open'},{'name':'closed','offshore_allowed':false}]"
#define ED            "{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5}"
#define IP            "{'name':'ip','arrivals':{'per_week':20},'coding_minutes':30}"
#define WORK          "'work_types':[" ED "," IP "]"
#define DAY           "'shifts':[{'name':'day','headcount':2,'hours':[{'start':'08:00','end':'16:00'}]}]"
#define HOME          "{'name':'home','skills':{'ed':1,'ip':1}," DAY "}"
#define MANILA        "{'name':'manila','location':'offshore','skills':{'ed':1}," DAY "}"
#define POOLS         "'pools':[" HOME "," MANILA "]"
#define LISTS         "'worklists':[{'name':'all','pools':['home','manila']}]"
#define SCENARIO(...) "{" __VA_ARGS__ "}"
#define AND           ","

struct checked {
    struct scratch scratch;
    struct problems problems;
    bool ok;
};

static inline void check_text(struct checked *checked, const char *json)
{
    struct loaded_scenario loaded;
    char *text = memory_copy_text(json);
    for (char *at = text; *at; at++)
        if (*at == '\'') *at = '"';
    checked->ok =
        scenario_load(&loaded, scratch_write_text(&checked->scratch, "s.json", text), NULL, 0, &checked->problems);
    if (checked->ok) scenario_unload(&loaded);
    free(text);
}

static inline bool says(const struct problem *problem, enum problem_level level, const char *pointer, const char *words)
{
    char *text = problem_text(problem);
    bool found = problem->level == level && strcmp(problem->pointer, pointer) == 0 && strstr(text, words);
    free(text);
    return found;
}

static inline void assert_says(const struct checked *checked, enum problem_level level, const char *pointer,
                               const char *words)
{
    for (size_t i = 0; i < checked->problems.count; i++)
        if (says(&checked->problems.items[i], level, pointer, words)) return;
    problems_write(&checked->problems, stderr);
    fail_msg("no %s at %s says \"%s\"", level == PROBLEM_ERROR ? "error" : "warning", pointer, words);
}

static inline void done(struct checked *checked)
{
    problems_free(&checked->problems);
    scratch_free(&checked->scratch);
}

static inline void assert_one(const char *json, enum problem_level level, const char *pointer, const char *words)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, json);
    assert_says(&checked, level, pointer, words);
    assert_int_equal(checked.ok, level == PROBLEM_WARNING);
    if (checked.problems.count != 1) problems_write(&checked.problems, stderr);
    assert_int_equal(checked.problems.count, 1);
    done(&checked);
}

static inline void assert_error(const char *json, const char *pointer, const char *words)
{
    assert_one(json, PROBLEM_ERROR, pointer, words);
}

static inline void assert_warning(const char *json, const char *pointer, const char *words)
{
    assert_one(json, PROBLEM_WARNING, pointer, words);
}

static inline void assert_sound(const char *json)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, json);
    if (checked.problems.count) problems_write(&checked.problems, stderr);
    assert_int_equal(checked.problems.count, 0);
    assert_true(checked.ok);
    done(&checked);
}
#endif
