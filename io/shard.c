#include "io/shard.h"
#include "io/file_bytes.h"
#include "io/output_file.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>
#include <zstd.h>

static const char magic[8] = {'H', 'I', 'M', 'S', 'I', 'M', 'S', '2'};

enum { COMPRESSION_LEVEL = 3, PACKED_MAX = 1 << 30 };

struct shard_head {
    char magic[sizeof magic];
    int64_t model_version;
    char plan[DIGEST_LENGTH];
    int64_t chunk;
    uint64_t size, packed; /* of the body */
};

struct row_head {
    int64_t cell, replication, fate, set;
};

enum { FATE_SOUND = 1, FATE_BOOKS = 0, FATE_CRASH = -1 };

static char *path_of(const struct chunk_plan *plan, int64_t chunk)
{
    return memory_format("%s/%s/%" PRId64 ".shard", plan->directory, CHUNK_PLAN_SHARDS, chunk);
}

static void put_text(FILE *body, const char *text)
{
    fwrite(text, 1, strlen(text) + 1, body);
}

static void put_set(FILE *body, const struct batch_columns *columns)
{
    int64_t width = (int64_t)columns->count;
    fwrite(&width, sizeof width, 1, body);
    for (size_t i = 0; i < columns->count; i++) {
        put_text(body, columns->metrics[i]);
        put_text(body, columns->scopes[i]);
        put_text(body, columns->periods[i]);
    }
}

/* Sets are numbered as rows first use them. */
static int64_t set_number(const struct batch_columns **sets, size_t *count, const struct batch_columns *columns)
{
    for (size_t i = 0; i < *count; i++)
        if (sets[i] == columns) return (int64_t)i;
    sets[*count] = columns;
    return (int64_t)(*count)++;
}

static char *body_of(const struct shard_row *rows, size_t count, size_t *size)
{
    char *data = NULL;
    FILE *body = open_memstream(&data, size);
    assert(body);
    const struct batch_columns **sets = memory_allocate(count, sizeof(struct batch_columns *));
    size_t set_count = 0;
    for (size_t r = 0; r < count; r++) set_number(sets, &set_count, rows[r].columns);
    int64_t counts[2] = {(int64_t)set_count, (int64_t)count};
    fwrite(counts, sizeof counts, 1, body);
    for (size_t i = 0; i < set_count; i++) put_set(body, sets[i]);
    for (size_t r = 0; r < count; r++) {
        struct row_head head = {(int64_t)rows[r].cell, rows[r].replication,
                                rows[r].is_sound   ? FATE_SOUND
                                : rows[r].is_crash ? FATE_CRASH
                                                   : FATE_BOOKS,
                                set_number(sets, &set_count, rows[r].columns)};
        fwrite(&head, sizeof head, 1, body);
        fwrite(rows[r].values, sizeof(double), rows[r].columns->count, body);
    }
    fclose(body);
    free(sets);
    return data;
}

static bool write_bytes(const struct chunk_plan *plan, int64_t chunk, const struct shard_head *head, const char *packed,
                        char **message)
{
    struct output_file out;
    char *path = path_of(plan, chunk);
    bool ok = output_file_open(&out, NULL, path, message);
    free(path);
    if (!ok) return false;
    XXH3_state_t *sum = XXH3_createState();
    XXH3_64bits_reset(sum);
    XXH3_64bits_update(sum, head, sizeof *head);
    XXH3_64bits_update(sum, packed, head->packed);
    uint64_t digest = XXH3_64bits_digest(sum);
    XXH3_freeState(sum);
    fwrite(head, sizeof *head, 1, out.file);
    fwrite(packed, 1, head->packed, out.file);
    fwrite(&digest, sizeof digest, 1, out.file);
    if (fflush(out.file) != 0 || fsync(fileno(out.file)) != 0) {
        *message = memory_format("%s: cannot write all of it: %s", out.path, strerror(errno));
        output_file_abandon(&out);
        return false;
    }
    return output_file_close(&out, message);
}

bool shard_write(const struct chunk_plan *plan, int64_t chunk, const struct shard_row *rows, size_t count,
                 char **message)
{
    struct shard_head head = {.model_version = MODEL_VERSION, .chunk = chunk};
    size_t size;
    char *body = body_of(rows, count, &size);
    size_t bound = ZSTD_compressBound(size);
    char *packed = memory_allocate(bound, 1);
    head.size = size;
    head.packed = ZSTD_compress(packed, bound, body, size, COMPRESSION_LEVEL);
    assert(!ZSTD_isError(head.packed));
    memcpy(head.magic, magic, sizeof magic);
    memcpy(head.plan, plan->digest, DIGEST_LENGTH);
    bool ok = write_bytes(plan, chunk, &head, packed, message);
    free(body);
    free(packed);
    return ok;
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
    if (!c->ok) return "";
    c->at += size;
    return at;
}

static int64_t take_number(struct cursor *c)
{
    int64_t number = 0;
    const void *at = take(c, sizeof number);
    if (c->ok) memcpy(&number, at, sizeof number);
    return number;
}

static char *take_text(struct cursor *c)
{
    const char *end = c->ok ? memchr(c->at, '\0', (size_t)(c->end - c->at)) : NULL;
    c->ok = c->ok && end;
    return memory_copy_text(c->ok ? take(c, (uint64_t)(end - c->at) + 1) : "");
}

static const struct batch_columns *take_set(struct cursor *c, struct shard *shard)
{
    struct batch_columns columns;
    int64_t width = take_number(c);
    c->ok = c->ok && width > 0 && width < c->end - c->at;
    batch_columns_init(&columns, c->ok ? (size_t)width : 0);
    for (size_t i = 0; i < columns.count; i++) {
        char *metric = take_text(c), *scope = take_text(c), *period = take_text(c);
        c->ok = c->ok && metric_find(metric) != METRIC_COUNT;
        batch_columns_set(&columns, i, metric, scope, period);
    }
    batch_columns_seal(&columns);
    return batch_column_sets_add(&shard->sets, &columns);
}

static void take_row(struct cursor *c, struct shard *shard, const struct chunk_plan *plan,
                     const struct batch_columns *const *sets, int64_t set_count)
{
    struct row_head head;
    const void *at = take(c, sizeof head);
    if (!c->ok) return;
    memcpy(&head, at, sizeof head);
    c->ok = c->ok && head.set >= 0 && head.set < set_count && head.cell >= 0 &&
            head.cell < (int64_t)plan->order.listing.count && head.replication >= 0;
    if (!c->ok) return;
    size_t bytes = sets[head.set]->count * sizeof(double);
    const void *values = take(c, bytes);
    if (!c->ok) return;
    struct shard_row *row = &shard->rows[shard->count++];
    *row = (struct shard_row){(size_t)head.cell,       head.replication, head.fate == FATE_SOUND,
                              head.fate == FATE_CRASH, sets[head.set],   memory_allocate(bytes, 1)};
    memcpy(row->values, values, bytes);
}

static bool take_body(struct shard *shard, const struct chunk_plan *plan, const char *body, size_t size)
{
    struct cursor c = {body, body + size, true};
    int64_t set_count = take_number(&c), count = take_number(&c);
    c.ok = c.ok && set_count >= 0 && count >= 0 && set_count <= count && count < (int64_t)size;
    const struct batch_columns **sets = memory_allocate(c.ok ? (size_t)set_count : 0, sizeof(struct batch_columns *));
    shard->rows = memory_allocate(c.ok ? (size_t)count : 0, sizeof *shard->rows);
    for (int64_t i = 0; c.ok && i < set_count; i++) sets[i] = take_set(&c, shard);
    for (int64_t i = 0; c.ok && i < count; i++) take_row(&c, shard, plan, sets, set_count);
    free(sets);
    return c.ok && c.at == c.end;
}

static bool unpack(struct shard *shard, const struct chunk_plan *plan, const struct shard_head *head,
                   const char *packed)
{
    char *body = memory_allocate(head->size, 1);
    size_t size = ZSTD_decompress(body, head->size, packed, head->packed);
    bool ok = !ZSTD_isError(size) && size == head->size && take_body(shard, plan, body, size);
    free(body);
    return ok;
}

static enum shard_state check(const struct file_bytes *bytes, const struct chunk_plan *plan, int64_t chunk,
                              struct shard_head *head)
{
    uint64_t sum;
    if (bytes->count < sizeof *head + sizeof sum) return SHARD_DAMAGED;
    memcpy(head, bytes->data, sizeof *head);
    memcpy(&sum, bytes->data + bytes->count - sizeof sum, sizeof sum);
    if (memcmp(head->magic, magic, sizeof magic) != 0) return SHARD_DAMAGED;
    if (sum != XXH3_64bits(bytes->data, bytes->count - sizeof sum)) return SHARD_DAMAGED;
    if (head->packed != bytes->count - sizeof *head - sizeof sum || head->size > PACKED_MAX) return SHARD_DAMAGED;
    bool ours = head->model_version == MODEL_VERSION && head->chunk == chunk &&
                memcmp(head->plan, plan->digest, DIGEST_LENGTH) == 0;
    return ours ? SHARD_WHOLE : SHARD_OTHER;
}

enum shard_state shard_read(struct shard *shard, const struct chunk_plan *plan, int64_t chunk, char **message)
{
    struct shard unheard = {0}, *into = shard ? shard : &unheard;
    struct file_bytes bytes = {0};
    struct shard_head head;
    char *path = path_of(plan, chunk);
    *into = (struct shard){0};
    *message = NULL;
    enum shard_state state = SHARD_ABSENT;
    if (access(path, F_OK) == 0)
        state = file_bytes_read(&bytes, path, message) ? check(&bytes, plan, chunk, &head) : SHARD_DAMAGED;
    if (state == SHARD_WHOLE && shard && !unpack(shard, plan, &head, bytes.data + sizeof head)) state = SHARD_DAMAGED;
    if (state == SHARD_DAMAGED && !*message)
        *message = memory_format("%s: is damaged; himsim work --chunk %" PRId64 " makes it again", path, chunk);
    if (state == SHARD_OTHER)
        *message = memory_format("%s: belongs to another plan, chunk or version of the model; himsim work --chunk "
                                 "%" PRId64 " makes it again",
                                 path, chunk);
    file_bytes_free(&bytes);
    free(path);
    return state;
}

void shard_free(struct shard *shard)
{
    for (size_t i = 0; i < shard->count; i++) free(shard->rows[i].values);
    free(shard->rows);
    batch_column_sets_free(&shard->sets);
    *shard = (struct shard){0};
}
