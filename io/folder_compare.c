#include "io/folder_compare.h"
#include "io/file_bytes.h"
#include "io/manifest.h"
#include "sim/memory.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_table(const char *folder, const char *name)
{
    struct stat status;
    if (strcmp(name, MANIFEST_NAME) == 0) return false;
    char *path = memory_format("%s/%s", folder, name);
    bool is_file = name[0] != '.' && stat(path, &status) == 0 && S_ISREG(status.st_mode);
    free(path);
    return is_file;
}

static struct table_comparison *find(const struct folder_comparison *comparison, const char *name)
{
    for (size_t i = 0; i < comparison->count; i++)
        if (strcmp(comparison->tables[i].name, name) == 0) return &comparison->tables[i];
    return NULL;
}

/* Adds the tables of the folder that are not there yet. */
static bool list(struct folder_comparison *comparison, const char *folder, char **message)
{
    DIR *directory = opendir(folder);
    if (!directory) {
        *message = memory_format("%s: cannot read the folder: %s", folder, strerror(errno));
        return false;
    }
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (!is_table(folder, entry->d_name) || find(comparison, entry->d_name)) continue;
        comparison->tables = memory_resize(comparison->tables, comparison->count + 1, sizeof *comparison->tables);
        comparison->tables[comparison->count++] = (struct table_comparison){.name = memory_copy_text(entry->d_name)};
    }
    closedir(directory);
    return true;
}

static size_t first_line_that_differs(const struct file_bytes *a, const struct file_bytes *b)
{
    size_t line = 1, common = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < common && a->data[i] == b->data[i]; i++) line += a->data[i] == '\n';
    return line;
}

static void compare_table(struct table_comparison *table, const char *first, const char *second)
{
    char *one = memory_format("%s/%s", first, table->name), *two = memory_format("%s/%s", second, table->name);
    struct file_bytes a, b;
    bool has_a = file_bytes_read(&a, one, NULL), has_b = file_bytes_read(&b, two, NULL);
    table->bytes = a.count;
    if (!has_a || !has_b) {
        table->verdict = has_a ? TABLE_MISSING : TABLE_ADDED;
    } else if (a.count != b.count || memcmp(a.data, b.data, a.count) != 0) {
        table->verdict = TABLE_DIFFERS;
        table->line = first_line_that_differs(&a, &b);
    }
    file_bytes_free(&a);
    file_bytes_free(&b);
    free(one);
    free(two);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct table_comparison *)a)->name, ((const struct table_comparison *)b)->name);
}

bool folder_compare(struct folder_comparison *comparison, const char *first, const char *second, char **message)
{
    *comparison = (struct folder_comparison){.is_same = true};
    if (!list(comparison, first, message) || !list(comparison, second, message)) {
        folder_comparison_free(comparison);
        return false;
    }
    qsort(comparison->tables, comparison->count, sizeof *comparison->tables, by_name);
    for (size_t i = 0; i < comparison->count; i++) {
        compare_table(&comparison->tables[i], first, second);
        comparison->is_same = comparison->is_same && comparison->tables[i].verdict == TABLE_SAME;
    }
    return true;
}

void folder_comparison_free(struct folder_comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++) free(comparison->tables[i].name);
    free(comparison->tables);
    *comparison = (struct folder_comparison){0};
}
