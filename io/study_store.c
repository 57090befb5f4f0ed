#include "io/study_store.h"
#include "io/file_bytes.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>
#include <zstd.h>

static const char magic[8] = {'H', 'I', 'M', 'S', 'I', 'M', 'R', '2'};

enum { COMPRESSION_LEVEL = 3, NAME_BYTES = 64 };

struct store_head {
    char magic[sizeof magic];
    int64_t model_version, is_comparison, daily, periods, scenarios, targets;
    int64_t seed, first, replications, failed;
};

struct store_target {
    char metric[NAME_BYTES];
    double share, floor;
};

/* Writing: everything goes through the checksum. */
struct writer {
    FILE *file;
    XXH3_state_t *sum;
};

static void put(const struct writer *w, const void *data, size_t size)
{
    fwrite(data, 1, size, w->file);
    XXH3_64bits_update(w->sum, data, size);
}

/* Zstandard does better on columns, and on all first bytes, then all second bytes: a column's numbers are alike. */
static size_t place_of(size_t row, size_t column, size_t byte, size_t rows, size_t width)
{
    return (byte * width + column) * rows + row;
}

static char *planes_of(const struct study_table *table, size_t rows)
{
    char *planes = memory_allocate(rows * table->width, sizeof(double));
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < table->width; c++) {
            char bytes[sizeof(double)];
            memcpy(bytes, *table->rows + r * table->width + c, sizeof bytes);
            for (size_t b = 0; b < sizeof bytes; b++) planes[place_of(r, c, b, rows, table->width)] = bytes[b];
        }
    return planes;
}

static void put_planes(const struct study_table *table, size_t rows, const char *planes)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < table->width; c++) {
            char bytes[sizeof(double)];
            for (size_t b = 0; b < sizeof bytes; b++) bytes[b] = planes[place_of(r, c, b, rows, table->width)];
            memcpy(*table->rows + r * table->width + c, bytes, sizeof bytes);
        }
}

static void put_table(const struct writer *w, const struct study_table *table, int64_t rows)
{
    size_t size = (size_t)rows * table->width * sizeof(double), bound = ZSTD_compressBound(size);
    char *packed = memory_allocate(bound, 1), *planes = planes_of(table, (size_t)rows);
    uint64_t length = ZSTD_compress(packed, bound, planes, size, COMPRESSION_LEVEL);
    assert(!ZSTD_isError(length));
    put(w, &length, sizeof length);
    put(w, packed, length);
    free(planes);
    free(packed);
}

static void put_sketch(const struct writer *w, const struct sketch *sketch)
{
    uint64_t used = 0;
    for (unsigned i = 0; i < SKETCH_BUCKETS; i++) used += sketch->bucket[i] > 0;
    put(w, &used, sizeof used);
    for (unsigned i = 0; i < SKETCH_BUCKETS; i++) {
        uint64_t pair[2] = {i, sketch->bucket[i]};
        if (pair[1]) put(w, pair, sizeof pair);
    }
}

static void put_targets(const struct writer *w, const struct precision *precision)
{
    for (size_t i = 0; precision && i < precision->count; i++) {
        struct store_target target = {.share = precision->targets[i].share, .floor = precision->targets[i].floor};
        snprintf(target.metric, sizeof target.metric, "%s", metrics[precision->targets[i].metric].id);
        put(w, &target, sizeof target);
    }
}

static void put_scenario(const struct writer *w, struct study_scenario *item, const struct study_store_wish *wish,
                         int64_t replications)
{
    struct study_table tables[STUDY_TABLES];
    size_t count = study_tables(item, wish->daily, wish->periods, tables);
    for (size_t t = 0; t < count; t++) put_table(w, &tables[t], replications);
    for (size_t t = 0; t < item->scenario->work_types.count; t++) put_sketch(w, &item->turnaround[t]);
    for (size_t t = 0; t < item->scenario->work_types.count; t++) put_sketch(w, &item->open_ages[t]);
}

void study_store_write(const struct study *study, const struct study_store_wish *wish, FILE *file)
{
    struct writer w = {file, XXH3_createState()};
    XXH3_64bits_reset(w.sum);
    struct store_head head = {.model_version = MODEL_VERSION,
                              .is_comparison = wish->is_comparison,
                              .daily = wish->daily,
                              .periods = wish->periods,
                              .scenarios = (int64_t)study->count,
                              .targets = wish->precision ? (int64_t)wish->precision->count : 0,
                              .seed = study->seed,
                              .first = study->first,
                              .replications = study->replications,
                              .failed = study->failed};
    memcpy(head.magic, magic, sizeof magic);
    put(&w, &head, sizeof head);
    put_targets(&w, wish->precision);
    for (size_t s = 0; s < study->count; s++) put(&w, wish->scenarios[s].digest, DIGEST_LENGTH);
    for (size_t s = 0; s < study->count; s++) put_scenario(&w, &study->items[s], wish, study->replications);
    uint64_t sum = XXH3_64bits_digest(w.sum);
    fwrite(&sum, sizeof sum, 1, file);
    XXH3_freeState(w.sum);
}

/* Reading: a cursor that never passes the end. */
struct cursor {
    const char *at, *end;
    bool ok;
};

static const void *take(struct cursor *c, uint64_t size)
{
    const char *at = c->at;
    c->ok = c->ok && size <= (uint64_t)(c->end - c->at);
    if (!c->ok) return NULL;
    c->at += size;
    return at;
}

static void get(struct cursor *c, void *data, size_t size)
{
    const void *at = take(c, size);
    if (at) memcpy(data, at, size);
}

static void get_table(struct cursor *c, const struct study_table *table, int64_t rows)
{
    uint64_t length = 0;
    size_t size = (size_t)rows * table->width * sizeof(double);
    get(c, &length, sizeof length);
    const void *packed = take(c, length);
    char *planes = memory_allocate(size, 1);
    c->ok = packed && ZSTD_decompress(planes, size, packed, length) == size;
    if (c->ok) put_planes(table, (size_t)rows, planes);
    free(planes);
}

static void get_sketch(struct cursor *c, struct sketch *sketch)
{
    uint64_t used = 0, pair[2] = {0, 0};
    get(c, &used, sizeof used);
    for (uint64_t i = 0; c->ok && i < used; i++) {
        get(c, pair, sizeof pair);
        c->ok = c->ok && pair[0] < SKETCH_BUCKETS;
        if (!c->ok) return;
        sketch->bucket[pair[0]] = pair[1];
        sketch->count += pair[1];
    }
}

static void get_scenario(struct cursor *c, struct study_scenario *item, const struct study_store_wish *wish,
                         int64_t replications)
{
    struct study_table tables[STUDY_TABLES];
    size_t count = study_tables(item, wish->daily, wish->periods, tables);
    for (size_t t = 0; t < count && c->ok; t++) get_table(c, &tables[t], replications);
    for (size_t t = 0; t < item->scenario->work_types.count; t++) get_sketch(c, &item->turnaround[t]);
    for (size_t t = 0; t < item->scenario->work_types.count; t++) get_sketch(c, &item->open_ages[t]);
}

/* Could a look of the stored run have ended the one wished for? Not if each stored target is asked for as strictly. */
static bool rule_is_stricter(struct cursor *c, int64_t targets, const struct study_store_wish *wish)
{
    bool stricter = true;
    for (int64_t i = 0; i < targets && c->ok; i++) {
        struct store_target stored = {0};
        bool asked = false;
        get(c, &stored, sizeof stored);
        for (size_t k = 0; wish->precision && k < wish->precision->count; k++) {
            const struct precision_target *target = &wish->precision->targets[k];
            asked = asked || (strncmp(metrics[target->metric].id, stored.metric, NAME_BYTES) == 0 &&
                              precision_is_of_difference(target) == (stored.share == 0) &&
                              target->share <= stored.share && target->floor <= stored.floor);
        }
        stricter = stricter && asked;
    }
    return stricter && targets > 0;
}

static const char *mismatch(struct cursor *c, const struct store_head *head, const struct study *study,
                            const struct study_store_wish *wish)
{
    bool stricter = rule_is_stricter(c, head->targets, wish);
    bool same = head->scenarios == (int64_t)study->count && head->is_comparison == wish->is_comparison;
    for (size_t s = 0; same && s < study->count; s++) {
        const char *digest = take(c, DIGEST_LENGTH);
        same = digest && memcmp(digest, wish->scenarios[s].digest, DIGEST_LENGTH) == 0;
    }
    if (!same) return "it holds other scenarios";
    if (head->model_version != MODEL_VERSION) return "it was made by another version of the model";
    if (head->seed != wish->seed || head->first != wish->first) return "it has another seed or first replication";
    if (head->daily != wish->daily || head->periods != wish->periods) return "it keeps other tables";
    if (head->replications > wish->most) return "it has more replications than are asked for";
    if (wish->precision && !stricter && head->replications > precision_next_look(wish->precision, 0))
        return "it ended by another rule than the precision asked for";
    return NULL;
}

static void fill(struct cursor *c, const struct store_head *head, struct study *study,
                 const struct study_store_wish *wish)
{
    study_reserve(study, head->replications, wish->daily, wish->periods);
    for (size_t s = 0; s < study->count && c->ok; s++) get_scenario(c, &study->items[s], wish, head->replications);
    if (!c->ok) return;
    study->seed = head->seed;
    study->first = head->first;
    study->replications = study->requested = head->replications;
    study->failed = head->failed;
}

static bool is_whole(const struct file_bytes *bytes)
{
    uint64_t sum;
    if (bytes->count < sizeof(struct store_head) + sizeof sum || memcmp(bytes->data, magic, sizeof magic) != 0)
        return false;
    memcpy(&sum, bytes->data + bytes->count - sizeof sum, sizeof sum);
    return sum == XXH3_64bits(bytes->data, bytes->count - sizeof sum);
}

enum study_store_answer study_store_read(struct study *study, const struct study_store_wish *wish, const char *path,
                                         char **message)
{
    struct file_bytes bytes;
    *message = NULL;
    if (access(path, F_OK) != 0) return STUDY_STORE_ABSENT;
    bool whole = file_bytes_read(&bytes, path, message) && is_whole(&bytes);
    const char *reason = NULL;
    if (whole) {
        struct store_head head;
        struct cursor c = {bytes.data, bytes.data + bytes.count - sizeof(uint64_t), true};
        get(&c, &head, sizeof head);
        reason = mismatch(&c, &head, study, wish);
        if (!reason) fill(&c, &head, study, wish);
        whole = c.ok;
    }
    file_bytes_free(&bytes);
    if (whole && !reason) return STUDY_STORE_ADOPTED;
    if (!*message) *message = memory_format("%s: %s", path, reason ? reason : "the file is damaged");
    return whole ? STUDY_STORE_OTHER : STUDY_STORE_DAMAGED;
}
