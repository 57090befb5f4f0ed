#include "io/chunk_plan.h"
#include "io/file_bytes.h"
#include "io/output_file.h"
#include "io/result_set.h"
#include "io/scenario_inputs.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

static int64_t clamp(double value, int64_t least, int64_t most)
{
    if (!(value > (double)least)) return least;
    return value < (double)most ? (int64_t)value : most;
}

struct chunk_shape chunk_shape_for(double load_seconds, double replication_seconds, double seconds,
                                   int64_t replications)
{
    /* Loading takes at most a twentieth of a unit, if the cell has replications enough. */
    int64_t block = clamp(ceil(20 * load_seconds / replication_seconds), 1, replications);
    double unit = load_seconds + (double)block * replication_seconds;

    return (struct chunk_shape){block, clamp(round(seconds / unit), 1, 1000000)};
}

struct chunk_shape chunk_shape_of(int64_t chunk_replications, int64_t replications)
{
    int64_t block = chunk_replications < replications ? chunk_replications : replications;
    return (struct chunk_shape){block, chunk_replications / block};
}

/* Calls for every unit in the order of chunks; returns how many there are. */
static int64_t each_unit(const struct chunk_plan *plan, int64_t first, int64_t last, struct chunk_unit *units)
{
    int64_t number = 0;
    bool more = true;
    for (int64_t block = 0; more; block++) {
        more = false;
        for (size_t r = 0; r < plan->range_count; r++) {
            const struct chunk_unit *range = &plan->ranges[r];
            int64_t from = range->from + block * plan->block, to = from + plan->block;
            if (from >= range->to) continue;
            if (to > range->to) to = range->to;
            if (number >= first && number < last) units[number - first] = (struct chunk_unit){range->cell, from, to};
            number++;
            more = true;
        }
    }
    return number;
}

struct chunk_unit *chunk_plan_units(const struct chunk_plan *plan, int64_t chunk, size_t *count)
{
    int64_t first = chunk * plan->units;
    struct chunk_unit *units = memory_allocate((size_t)plan->units, sizeof *units);
    int64_t total = each_unit(plan, first, first + plan->units, units);
    *count = (size_t)(total - first < plan->units ? total - first : plan->units);
    return units;
}

static cJSON *json_of_cell(const struct batch_entry *entry, const char *input)
{
    cJSON *cell = cJSON_CreateObject(), *factors = cJSON_AddArrayToObject(cell, "factors");
    cJSON_AddStringToObject(cell, "name", entry->name);
    cJSON_AddStringToObject(cell, "digest", entry->digest);
    cJSON_AddStringToObject(cell, "input", input);
    cJSON_AddNumberToObject(cell, "number", (double)entry->number);
    cJSON_AddNumberToObject(cell, "replications", (double)entry->wanted);
    for (size_t f = 0; f < entry->factor_count; f++) {
        const struct cell_factor *factor = &entry->factors[f];
        cJSON *one = cJSON_CreateObject();
        cJSON_AddStringToObject(one, "name", factor->name);
        cJSON_AddStringToObject(one, "text", factor->text);
        if (factor->is_numeric) cJSON_AddNumberToObject(one, "number", factor->number);
        cJSON_AddItemToArray(factors, one);
    }
    return cell;
}

static void add_texts(cJSON *root, const char *key, const char *const *texts, size_t count)
{
    cJSON *list = cJSON_AddArrayToObject(root, key);
    for (size_t i = 0; i < count; i++) cJSON_AddItemToArray(list, cJSON_CreateString(texts[i]));
}

static cJSON *json_of_plan(const struct batch_order *order, const struct chunk_shape *shape)
{
    const struct batch_listing *listing = &order->listing;
    cJSON *root = cJSON_CreateObject();
    cJSON_AddStringToObject(root, "himsim", HIMSIM_VERSION);
    cJSON_AddNumberToObject(root, "model_version", MODEL_VERSION);
    cJSON_AddStringToObject(root, "study", listing->name);
    if (listing->title) cJSON_AddStringToObject(root, "title", listing->title);
    cJSON_AddNumberToObject(root, "seed", (double)listing->seed);
    cJSON_AddNumberToObject(root, "confidence", listing->confidence);
    cJSON_AddNumberToObject(root, "block_replications", (double)shape->block);
    cJSON_AddNumberToObject(root, "chunk_blocks", (double)shape->units);
    add_texts(root, "checks", listing->checks, listing->check_count);
    add_texts(root, "given_factors", listing->given, listing->given_count);
    return root;
}

static bool write_input(struct batch_order *order, size_t i, const char *directory, cJSON *cells, char **message)
{
    struct loaded_scenario loaded;
    if (!order->load(order->context, i, &loaded, message)) return false;
    char *given = scenario_write_portable(&loaded.scenario, NULL, NULL);
    char *input = scenario_inputs_write(&loaded, given, i, directory, message);
    free(given);
    if (input) cJSON_AddItemToArray(cells, json_of_cell(&order->listing.entries[i], input));
    bool ok = input != NULL;
    scenario_unload(&loaded);
    free(input);
    return ok;
}

static void add_range(cJSON *list, size_t cell, int64_t from, int64_t to)
{
    const double numbers[] = {(double)cell, (double)from, (double)to};
    cJSON_AddItemToArray(list, cJSON_CreateDoubleArray(numbers, 3));
}

static void add_ranges(cJSON *root, const struct batch_listing *listing, const struct batch_cell *cells)
{
    cJSON *list = cJSON_AddArrayToObject(root, "cell_from_to");
    for (size_t i = 0; i < listing->count; i++) {
        if (!cells) add_range(list, i, 0, listing->entries[i].wanted);
        for (size_t r = 0; cells && r < cells[i].range_count; r++)
            add_range(list, i, cells[i].ranges[r].from, cells[i].ranges[r].to);
    }
}

static bool write_text(const char *directory, const char *text, char **message)
{
    struct output_file out;
    if (!output_file_open(&out, directory, CHUNK_PLAN_NAME, message)) return false;
    fputs(text, out.file);
    return output_file_close(&out, message);
}

static bool prepare(const char *directory, char **message)
{
    char *plan = memory_format("%s/%s", directory, CHUNK_PLAN_NAME);
    char *inputs = memory_format("%s/%s", directory, CHUNK_PLAN_INPUTS);
    char *shards = memory_format("%s/%s", directory, CHUNK_PLAN_SHARDS);
    bool is_free = access(plan, F_OK) != 0;
    if (!is_free)
        *message = memory_format("%s holds a plan already, and plans never change; name another folder", directory);
    bool ok = is_free && output_directory_prepare(inputs, message) && output_directory_prepare(shards, message);
    free(plan);
    free(inputs);
    free(shards);
    return ok;
}

bool chunk_plan_write(struct batch_order *order, const struct batch_cell *missing, const struct chunk_shape *shape,
                      const char *directory, char **message)
{
    if (!prepare(directory, message)) return false;
    char *inputs = memory_format("%s/%s", directory, CHUNK_PLAN_INPUTS);
    cJSON *root = json_of_plan(order, shape), *cells = cJSON_AddArrayToObject(root, "cells");
    bool ok = true;
    for (size_t i = 0; ok && i < order->listing.count; i++) ok = write_input(order, i, inputs, cells, message);
    add_ranges(root, &order->listing, missing);
    char *text = cJSON_Print(root);
    ok = ok && write_text(directory, text, message); /* last: a folder with a plan is whole */
    cJSON_free(text);
    cJSON_Delete(root);
    free(inputs);
    return ok;
}

static char *text_in(const cJSON *object, const char *key, bool *ok)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    *ok = *ok && text;
    return memory_copy_text(text ? text : "");
}

static double number_in(const cJSON *object, const char *key, bool *ok)
{
    const cJSON *number = cJSON_GetObjectItemCaseSensitive(object, key);
    *ok = *ok && cJSON_IsNumber(number);
    return cJSON_IsNumber(number) ? number->valuedouble : 0;
}

static void read_factors(struct batch_entry *entry, const cJSON *list, bool *ok)
{
    const cJSON *item;
    struct cell_factor *factors = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *factors);
    cJSON_ArrayForEach(item, list)
    {
        const cJSON *number = cJSON_GetObjectItemCaseSensitive(item, "number");
        factors[entry->factor_count++] =
            (struct cell_factor){text_in(item, "name", ok), text_in(item, "text", ok),
                                 cJSON_IsNumber(number) ? number->valuedouble : NAN, cJSON_IsNumber(number)};
    }
    entry->factors = factors;
}

static void read_cells(struct chunk_plan *plan, const cJSON *list, bool *ok)
{
    const cJSON *item;
    struct batch_listing *listing = &plan->order.listing;
    listing->entries = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *listing->entries);
    plan->inputs = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *plan->inputs);
    cJSON_ArrayForEach(item, list)
    {
        struct batch_entry *entry = &listing->entries[listing->count];
        *entry = (struct batch_entry){.name = text_in(item, "name", ok),
                                      .digest = text_in(item, "digest", ok),
                                      .number = (int64_t)number_in(item, "number", ok),
                                      .wanted = (int64_t)number_in(item, "replications", ok)};
        read_factors(entry, cJSON_GetObjectItemCaseSensitive(item, "factors"), ok);
        plan->inputs[listing->count++] = text_in(item, "input", ok);
    }
    *ok = *ok && listing->count > 0;
}

static void read_ranges(struct chunk_plan *plan, const cJSON *list, bool *ok)
{
    const cJSON *item;
    plan->ranges = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *plan->ranges);
    cJSON_ArrayForEach(item, list)
    {
        double numbers[3] = {-1, -1, -1};
        for (int i = 0; i < 3; i++) {
            const cJSON *number = cJSON_GetArrayItem(item, i);
            if (cJSON_IsNumber(number)) numbers[i] = number->valuedouble;
        }
        *ok = *ok && numbers[0] >= 0 && numbers[0] < (double)plan->order.listing.count && numbers[1] >= 0;
        plan->ranges[plan->range_count++] =
            (struct chunk_unit){*ok ? (size_t)numbers[0] : 0, (int64_t)numbers[1], (int64_t)numbers[2]};
    }
    *ok = *ok && plan->range_count > 0;
}

/* The caller frees. */
static char **texts_in(const cJSON *list, size_t *count)
{
    const cJSON *item;
    char **texts = memory_allocate((size_t)cJSON_GetArraySize(list), sizeof *texts);
    cJSON_ArrayForEach(item, list) if (cJSON_IsString(item)) texts[(*count)++] = memory_copy_text(item->valuestring);
    return texts;
}

static bool load_input(void *context, size_t entry, struct loaded_scenario *loaded, char **message)
{
    const struct chunk_plan *plan = context;
    struct problems problems = {0};
    char *path = memory_format("%s/%s/%s", plan->directory, CHUNK_PLAN_INPUTS, plan->inputs[entry]);
    bool ok = scenario_load(loaded, path, NULL, 0, &problems);
    if (!ok) *message = memory_format("%s: is not as the plan wrote it: %s", path, problems.items[0].what);
    if (ok && strcmp(loaded->digest, plan->order.listing.entries[entry].digest) != 0) {
        *message = memory_format("%s: is not as the plan wrote it; plan again into another folder", path);
        scenario_unload(loaded);
        ok = false;
    }
    problems_free(&problems);
    free(path);
    return ok;
}

static bool read_root(struct chunk_plan *plan, const cJSON *root)
{
    bool ok = cJSON_IsObject(root);
    struct batch_listing *listing = &plan->order.listing;
    plan->version = text_in(root, "himsim", &ok);
    plan->model_version = (int64_t)number_in(root, "model_version", &ok);
    plan->block = (int64_t)number_in(root, "block_replications", &ok);
    plan->units = (int64_t)number_in(root, "chunk_blocks", &ok);
    listing->name = text_in(root, "study", &ok);
    listing->title = memory_copy_text(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, "title")));
    listing->seed = (int64_t)number_in(root, "seed", &ok);
    listing->confidence = number_in(root, "confidence", &ok);
    plan->checks = texts_in(cJSON_GetObjectItemCaseSensitive(root, "checks"), &listing->check_count);
    plan->given = texts_in(cJSON_GetObjectItemCaseSensitive(root, "given_factors"), &listing->given_count);
    listing->checks = (const char *const *)plan->checks;
    listing->given = (const char *const *)plan->given;
    read_cells(plan, cJSON_GetObjectItemCaseSensitive(root, "cells"), &ok);
    read_ranges(plan, cJSON_GetObjectItemCaseSensitive(root, "cell_from_to"), &ok);
    ok = ok && plan->block > 0 && plan->units > 0;
    if (!ok) return false;
    plan->chunks = (each_unit(plan, 0, 0, NULL) + plan->units - 1) / plan->units;
    plan->order.load = load_input;
    plan->order.context = plan;
    return true;
}

bool chunk_plan_read(struct chunk_plan *plan, const char *directory, char **message)
{
    *plan = (struct chunk_plan){.directory = memory_copy_text(directory)};
    char *path = memory_format("%s/%s", directory, CHUNK_PLAN_NAME);
    struct file_bytes bytes;
    bool ok = file_bytes_read(&bytes, path, message);
    if (ok) {
        cJSON *root = cJSON_ParseWithLength(bytes.data, bytes.count);
        snprintf(plan->digest, sizeof plan->digest, "%016" PRIx64, XXH3_64bits(bytes.data, bytes.count));
        ok = read_root(plan, root);
        if (!ok) *message = memory_format("%s: is no plan that himsim plan has written", path);
        cJSON_Delete(root);
    }
    if (ok && plan->model_version != MODEL_VERSION) {
        *message = memory_format("%s: was made by himsim %s, model %" PRId64 "; this is model %d: plan again", path,
                                 plan->version, plan->model_version, MODEL_VERSION);
        ok = false;
    }
    file_bytes_free(&bytes);
    free(path);
    return ok;
}

static void drop(const char *text)
{
    free((void *)(size_t)text);
}

void chunk_plan_free(struct chunk_plan *plan)
{
    struct batch_listing *listing = &plan->order.listing;
    for (size_t i = 0; i < listing->count; i++) {
        struct batch_entry *entry = &listing->entries[i];
        for (size_t f = 0; f < entry->factor_count; f++) {
            drop(entry->factors[f].name);
            drop(entry->factors[f].text);
        }
        free((void *)(size_t)entry->factors);
        drop(entry->name);
        drop(entry->digest);
        free(plan->inputs[i]);
    }
    for (size_t i = 0; i < listing->check_count; i++) free(plan->checks[i]);
    for (size_t i = 0; i < listing->given_count; i++) free(plan->given[i]);
    free(listing->entries);
    free(plan->ranges);
    free(plan->inputs);
    free(plan->checks);
    free(plan->given);
    drop(listing->name);
    drop(listing->title);
    free(plan->version);
    free(plan->directory);
    *plan = (struct chunk_plan){0};
}
