#include "io/study_file.h"
#include "io/cell_names.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/path_text.h"
#include "io/precision_text.h"
#include "io/study_axis.h"
#include "io/study_read.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const keys[] = {"$schema",     "name",   "patch",        "title", "base",      "factors",
                                   "constraints", "checks", "replications", "seed",  "precision", "replications_max",
                                   NULL};

static const struct study_factor *factor_at(const struct study_file *study, size_t index)
{
    for (size_t a = 0; a < study->axis_count; a++) {
        if (index < study->axes[a].factor_count) return &study->axes[a].factors[index];
        index -= study->axes[a].factor_count;
    }
    return NULL;
}

static void read_axes(struct study_file *study, const struct reader *reader)
{
    char *at;
    const cJSON *list = study_read_list(reader, reader->root, "", "factors", true, 1, STUDY_FACTORS_MAX, &at);
    uint64_t seed = study->seed >= 0 ? (uint64_t)study->seed : 0;
    study->axes = memory_allocate(list ? (size_t)cJSON_GetArraySize(list) : 0, sizeof *study->axes);
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next) {
        char *below = json_pointer_child(at, item, study->axis_count);
        study_axis_read(&study->axes[study->axis_count++], reader, item, below, seed);
        free(below);
    }
    free(at);
}

static void check_factors(const struct study_file *study, const struct reader *reader)
{
    const struct study_factor *one, *other;
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(reader->root, "factors");
    for (size_t i = 0; (one = factor_at(study, i)); i++)
        for (size_t j = 0; j < i && (other = factor_at(study, j)); j++) {
            bool twice = strcmp(one->name, other->name) == 0; /* named levels have no pointer */
            bool overwrites = !twice && *one->pointer && strcmp(one->pointer, other->pointer) == 0;
            if (!twice && !overwrites) continue;
            char *what = twice ? memory_format("two factors are called \"%s\"", one->name)
                               : memory_format("%s and %s both set %s, and the second would overwrite the first",
                                               other->name, one->name, one->pointer);
            reader_report_lack(reader, list, "/factors", what, twice ? "each name once" : "each field once", NULL);
            free(what);
        }
    if (study_file_combinations(study) <= STUDY_CELLS_MAX) return;
    char *what = memory_format("the factors have %zu combinations", study_file_combinations(study));
    reader_report_lack(reader, list, "/factors", what, "at most 100,000", "take fewer values, or a latin_hypercube");
    free(what);
}

size_t study_file_combinations(const struct study_file *study)
{
    size_t count = 1;
    for (size_t a = 0; a < study->axis_count && count <= STUDY_CELLS_MAX; a++) count *= study->axes[a].level_count;
    return count;
}

/* The first combination stands for all: kinds are those of the factors. */
static size_t sample(const struct study_file *study, struct cell_factor *factors)
{
    size_t count = 0;
    for (size_t a = 0; a < study->axis_count; a++)
        for (size_t f = 0; f < study->axes[a].factor_count; f++) {
            const struct study_factor *factor = &study->axes[a].factors[f];
            const struct study_value *value = &study->axes[a].values[f];
            factors[count++] = (struct cell_factor){factor->name, value->text, value->number, factor->is_numeric};
        }
    return count;
}

static struct expression **read_conditions(const struct study_file *study, const struct reader *reader, const char *key,
                                           bool has_metrics, size_t *count)
{
    char *at, *message = NULL;
    const cJSON *list = study_read_list(reader, reader->root, "", key, false, 0, 1000, &at);
    struct expression **conditions = memory_allocate(list ? (size_t)cJSON_GetArraySize(list) : 0, sizeof *conditions);
    struct cell_factor *factors = memory_allocate(STUDY_FACTORS_MAX * STUDY_FACTORS_MAX, sizeof *factors);
    struct cell_names names = {.factors = factors, .count = sample(study, factors), .has_metrics = has_metrics};
    struct expression_names meaning = cell_names_in(&names);
    size_t index = 0;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next, index++) {
        char *below = json_pointer_child(at, item, index);
        if (!cJSON_IsString(item))
            reader_report(reader, item, below, "must be a condition in double quotes", "\"seniors + routine <= 14\"",
                          NULL);
        else if ((conditions[*count] = expression_parse(item->valuestring, &meaning, &message)))
            ++*count;
        else
            reader_report_lack(reader, item, below, message, NULL, NULL);
        free(message);
        message = NULL;
        free(below);
    }
    free(factors);
    free(at);
    return conditions;
}

static void read_precision(struct study_file *study, const struct reader *reader)
{
    char *at, *message = NULL;
    const cJSON *list = study_read_list(reader, reader->root, "", "precision", false, 0, 100, &at);
    study->precision = memory_allocate(list ? (size_t)cJSON_GetArraySize(list) : 0, sizeof *study->precision);
    size_t index = 0;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next, index++) {
        char *below = json_pointer_child(at, item, index);
        const char *text = cJSON_IsString(item) ? item->valuestring : "";
        struct precision_goal *goal = &study->precision[study->precision_count];
        if (precision_text_read(goal, text, &message) && goal->share == 0)
            message = memory_format("\"%s\": a cell has no first scenario to differ from; give METRIC:SHARE", text);
        if (message)
            free(goal->metric);
        else
            study->precision_count++;
        if (message) reader_report_lack(reader, item, below, message, NULL, NULL);
        free(message);
        message = NULL;
        free(below);
    }
    free(at);
}

static int64_t whole(const struct reader *reader, const char *key, double min, double max)
{
    double number = study_read_number(reader, reader->root, "", key, min, max, true, -1);
    return isnan(number) ? -1 : (int64_t)number;
}

static void read_patch(struct study_file *study, const struct reader *reader)
{
    char *at;
    const cJSON *patch = study_read_member(reader, reader->root, "", "patch", false, &at);
    if (cJSON_IsObject(patch))
        study->patch = study_read_copy(patch);
    else if (patch)
        reader_report(reader, patch, at, "must be an object", "what a file that extends the base would say", NULL);
    free(at);
}

static void read_root(struct study_file *study, const struct reader *reader)
{
    study_read_keys(reader, reader->root, "", keys);
    const char *name = study_read_text(reader, reader->root, "", "name", true);
    const char *base = study_read_text(reader, reader->root, "", "base", true);
    study->name = memory_copy_text(name);
    study->title = memory_copy_text(study_read_text(reader, reader->root, "", "title", false));
    study->base = base ? path_relative_to(study->path, base) : NULL;
    study->replications = whole(reader, "replications", 1, 1e6);
    study->replications_max = whole(reader, "replications_max", 1, 1e6);
    study->seed = whole(reader, "seed", 0, 9007199254740991.0);
    read_patch(study, reader);
    read_precision(study, reader);
    if (study->precision_count && study->replications > 0)
        reader_report(reader, cJSON_GetObjectItemCaseSensitive(reader->root, "replications"), "/replications",
                      "a fixed count and precision goals contradict each other", "one of them",
                      "with precision, the most is called replications_max");
    read_axes(study, reader);
    if (problems_have_error(reader->problems)) return;
    check_factors(study, reader);
    study->constraints = read_conditions(study, reader, "constraints", false, &study->constraint_count);
    study->checks = read_conditions(study, reader, "checks", true, &study->check_count);
}

bool study_file_read(struct study_file *study, const char *path, struct problems *problems)
{
    *study = (struct study_file){.path = memory_copy_text(path), .replications = -1, .seed = -1};
    const cJSON *root;
    if (study_read_document(&study->source, &root, path, problems)) {
        struct reader reader = {study->source, root, problems};
        if (cJSON_IsObject(root))
            read_root(study, &reader);
        else
            reader_report(&reader, root, "", "a study is an object: { ... }", NULL, NULL);
    }
    if (!problems_have_error(problems)) return true;
    study_file_free(study);
    return false;
}

bool study_file_is_study(const char *path)
{
    struct stat status;
    struct problems problems = {0};
    struct json_document document;
    char *message = NULL;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) return false; /* a pipe can be read only once */
    json_document_read(&document, path, 0, &problems, &message);
    const cJSON *root = document.root;
    bool is_scenario =
        cJSON_GetObjectItemCaseSensitive(root, "extends") || cJSON_GetObjectItemCaseSensitive(root, "facility");
    bool is_study = !is_scenario && (cJSON_GetObjectItemCaseSensitive(root, "base") ||
                                     cJSON_GetObjectItemCaseSensitive(root, "factors"));
    json_document_free(&document);
    problems_free(&problems);
    free(message);
    return is_study;
}

void study_file_report_check(const struct study_file *study, size_t check, const char *what, const char *allowed,
                             struct problems *problems)
{
    const cJSON *root = study_read_root(study->source), *list = cJSON_GetObjectItemCaseSensitive(root, "checks");
    struct reader reader = {study->source, root, problems};
    char *pointer = memory_format("/checks/%zu", check);
    reader_report_lack(&reader, cJSON_GetArrayItem(list, (int)check), pointer, what, allowed, NULL);
    free(pointer);
}

static void free_conditions(struct expression **conditions, size_t count)
{
    for (size_t i = 0; i < count; i++) expression_free(conditions[i]);
    free(conditions);
}

void study_file_free(struct study_file *study)
{
    for (size_t a = 0; a < study->axis_count; a++) study_axis_free(&study->axes[a]);
    for (size_t i = 0; i < study->precision_count; i++) free(study->precision[i].metric);
    free_conditions(study->constraints, study->constraint_count);
    free_conditions(study->checks, study->check_count);
    cJSON_Delete(study->patch);
    study_read_free(study->source);
    free(study->axes);
    free(study->precision);
    free(study->path);
    free(study->name);
    free(study->title);
    free(study->base);
    *study = (struct study_file){0};
}
