#include "io/output_file.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static void file_appears_only_when_it_is_complete(void **state)
{
    (void)state;
    struct scratch scratch;
    struct output_file out;
    char *message = NULL;
    scratch_init(&scratch);
    assert_true(output_file_open(&out, scratch.folder, "a.csv", &message));
    fputs("half", out.file);
    assert_false(exists(scratch_path(&scratch, "a.csv")));
    assert_true(output_file_close(&out, &message));
    assert_true(exists(scratch_path(&scratch, "a.csv")));
    scratch_free(&scratch);
}

static void file_that_is_abandoned_leaves_the_old_one_alone(void **state)
{
    (void)state;
    struct scratch scratch;
    struct output_file out;
    char *message = NULL, text[8] = "";
    scratch_init(&scratch);
    scratch_write_text(&scratch, "a.csv", "old");
    assert_true(output_file_open(&out, scratch.folder, "a.csv", &message));
    fputs("new", out.file);
    output_file_abandon(&out);
    FILE *file = fopen(scratch_path(&scratch, "a.csv"), "r");
    assert_non_null(fgets(text, sizeof text, file));
    fclose(file);
    assert_string_equal(text, "old");
    scratch_free(&scratch);
}

static void file_on_a_full_disk_is_reported_and_removed(void **state)
{
    (void)state;
    struct output_file out;
    char *message = NULL;
    if (!exists("/dev/full")) skip();
    out.file = fopen("/dev/full", "w");
    out.path = strdup("/nowhere/result.csv");
    out.temporary = strdup("/nowhere/result.csv.part");
    fputs("some bytes", out.file);
    assert_false(output_file_close(&out, &message));
    assert_non_null(strstr(message, "/nowhere/result.csv: cannot write all of it"));
    free(message);
}

static void directory_is_made_with_its_parents(void **state)
{
    (void)state;
    struct scratch scratch;
    char *message = NULL, path[600];
    scratch_init(&scratch);
    snprintf(path, sizeof path, "%s/one/two/three", scratch.folder);
    assert_true(output_directory_prepare(path, &message));
    assert_true(output_directory_prepare(path, &message));
    assert_true(exists(path));
    snprintf(path, sizeof path, "%s/one/two/three/.writable", scratch.folder);
    assert_false(exists(path));
    const char *const made[] = {"one/two/three", "one/two", "one"};
    for (int i = 0; i < 3; i++) rmdir(scratch_path(&scratch, made[i]));
    scratch_free(&scratch);
}

static void directory_that_is_a_file_is_refused_with_its_name(void **state)
{
    (void)state;
    struct scratch scratch;
    char *message = NULL;
    scratch_init(&scratch);
    const char *path = scratch_write_text(&scratch, "taken", "x");
    assert_false(output_directory_prepare(path, &message));
    assert_non_null(strstr(message, "taken"));
    free(message);
    scratch_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_appears_only_when_it_is_complete),
        cmocka_unit_test(file_that_is_abandoned_leaves_the_old_one_alone),
        cmocka_unit_test(file_on_a_full_disk_is_reported_and_removed),
        cmocka_unit_test(directory_is_made_with_its_parents),
        cmocka_unit_test(directory_that_is_a_file_is_refused_with_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
