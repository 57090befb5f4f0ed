/* The generated texts that stand in the repository: the same as what the program generates. UPDATE=1 writes them anew.
 */
#include "io/fields_document.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/schema.h"
#include "io/study_schema.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_file_holds(const char *path, const char *text)
{
    size_t length = strlen(text);
    if (getenv("UPDATE")) {
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        fwrite(text, 1, length, out);
        fclose(out);
    }
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *kept = calloc(length + 2, 1);
    size_t got = fread(kept, 1, length + 1, file);
    fclose(file);
    if (got != length || memcmp(kept, text, length) != 0)
        fail_msg("%s is not what the program gives: run this test with UPDATE=1 and look at the difference", path);
    free(kept);
}

static void the_committed_schema_is_the_generated_one(void **state)
{
    (void)state;
    char *text = schema_text();
    assert_file_holds("scenarios/scenario.schema.json", text);
    free(text);
}

static void the_committed_schema_of_studies_is_the_generated_one(void **state)
{
    (void)state;
    char *text = study_schema_text();
    assert_file_holds("scenarios/study.schema.json", text);
    free(text);
}

static void the_committed_reference_is_the_generated_one(void **state)
{
    (void)state;
    char *text = fields_markdown();
    assert_file_holds("docs/scenario-fields.md", text);
    free(text);
}

static void the_schema_is_sound_json_and_knows_units_and_laws(void **state)
{
    (void)state;
    struct json_document document;
    struct problems problems = {0};
    char *text = schema_text();
    assert_true(json_document_parse(&document, "schema", text, strlen(text), 0, &problems));
    const cJSON *headcount = json_find(document.root, "/definitions/shift/properties/headcount", NULL);
    assert_non_null(strstr(json_find(headcount, "/description", NULL)->valuestring, "coders"));
    assert_true(json_find(headcount, "/maximum", NULL)->valuedouble == 10000);
    assert_int_equal(cJSON_GetArraySize(json_find(document.root, "/definitions/law/then/oneOf", NULL)), 10);
    assert_non_null(json_find(document.root, "/definitions/complete/required", NULL));
    json_document_free(&document);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_committed_schema_is_the_generated_one),
        cmocka_unit_test(the_committed_schema_of_studies_is_the_generated_one),
        cmocka_unit_test(the_committed_reference_is_the_generated_one),
        cmocka_unit_test(the_schema_is_sound_json_and_knows_units_and_laws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
