#include "io/import_run.h"
#include "io/file_bytes.h"
#include "io/import_check.h"
#include "io/import_map_read.h"
#include "io/import_summary.h"
#include "io/instant_text.h"
#include "io/output_file.h"
#include "io/path_text.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct import {
    const struct import_request *request;
    struct import_map map;
    struct import_file *files;
    struct import_store store;
    struct import_tally tally;
    int64_t until, as_of; /* Unix seconds; INT64_MAX: no limit, no inventory */
    struct problems *problems;
    char **message;
    FILE *out;
};

static void complain(struct import *import, const char *what, const char *allowed, const char *hint)
{
    problems_add(import->problems, PROBLEM_ERROR, "", what, allowed, hint);
}

/* The files are read twice, which a pipe does not bear. */
static FILE *open_file(struct import *import, size_t i)
{
    struct stat status;
    const char *path = import->files[i].path;
    bool is_other = stat(path, &status) == 0 && !S_ISREG(status.st_mode);
    FILE *file = is_other ? NULL : fopen(path, "rb");
    if (file) return file;
    char *what = is_other ? memory_format("%s is no regular file", path)
                          : memory_format("cannot read %s: %s", path, strerror(errno));
    complain(import, what, NULL, NULL);
    free(what);
    return NULL;
}

static void bind_files(struct import *import)
{
    const struct import_request *request = import->request;
    struct import_binding *bindings = memory_allocate(request->path_count, sizeof *bindings);
    for (size_t i = 0; i < request->path_count; i++) {
        FILE *stream = open_file(import, i);
        if (!stream) continue;
        import_file_bind(&import->files[i], stream, &import->map, request->map, request->skip_personal,
                         import->problems);
        bindings[i] = import->files[i].binding;
        fclose(stream);
    }
    if (import->problems->count == 0)
        import_header_check(bindings, request->path_count, &import->map, request->map, import->problems);
    free(bindings);
}

static int64_t read_instant(struct import *import, const char *option, const char *text)
{
    struct instant_text instant;
    if (!text) return INT64_MAX;
    if (instant_text_read(&instant, text)) return instant_text_time(&instant, &import->map.zone, 0) / 1000000;
    char *what = memory_format("%s \"%s\" is no date and time", option, text);
    complain(import, what, "YYYY-MM-DD (its first instant in the map's time zone) or YYYY-MM-DDTHH:MM:SS, also with Z",
             NULL);
    free(what);
    return INT64_MAX;
}

static void read_key(struct import *import)
{
    struct file_bytes bytes;
    char *message;
    if (!import->request->join_key) return;
    if (!file_bytes_read(&bytes, import->request->join_key, &message)) {
        complain(import, message, NULL, NULL);
        free(message);
        return;
    }
    if (!digest_key_read(&import->store.key, bytes.data))
        complain(import, "--join-key: the file holds no key", "32 hexadecimal digits",
                 "make one with: head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \\n'");
    file_bytes_free(&bytes);
}

/* An export must not be overwritten by what is made of it. */
static void check_outputs(struct import *import)
{
    const struct import_request *request = import->request;
    const char *const outputs[] = {request->accounts, request->rejects, request->open};
    for (size_t o = 0; o < 3; o++)
        for (size_t i = 0; outputs[o] && i < request->path_count; i++)
            if (path_is_same_file(outputs[o], request->paths[i]) || path_is_same_file(outputs[o], request->map))
                complain(import, "an output is one of the inputs", NULL, "name another file");
}

static bool prepare(struct import *import)
{
    const struct import_request *request = import->request;
    if (request->path_count > IMPORT_FILES_MAX) {
        complain(import, "too many files", "1 to 200", NULL);
        return false;
    }
    for (size_t i = 0; i < request->path_count; i++) {
        const char *slash = strrchr(request->paths[i], '/');
        import->files[i].path = request->paths[i];
        import->files[i].name = slash ? slash + 1 : request->paths[i];
    }
    if (!import_map_read(&import->map, request->map, import->problems)) return false;
    bind_files(import);
    import->until = read_instant(import, "--until", request->until);
    import->as_of = read_instant(import, "--as-of", request->as_of);
    read_key(import);
    check_outputs(import);
    return import->problems->count == 0;
}

static bool read_files(struct import *import)
{
    for (size_t i = 0; i < import->request->path_count; i++) {
        FILE *stream = open_file(import, i);
        if (!stream) {
            *import->message = memory_format("%s: cannot be read any more", import->files[i].path);
            return false;
        }
        bool ok = import_rows_read(&import->files[i], i, stream, &import->map, &import->store, &import->tally,
                                   import->message);
        fclose(stream);
        if (!ok) return false;
    }
    import_check(&import->store, &import->map, import->files, import->until, &import->tally);
    return true;
}

static char *path_beside(const char *given, const char *accounts, const char *ending)
{
    return given ? memory_copy_text(given) : memory_format("%s%s", accounts, ending);
}

/* Once the accounts stand, what belongs to them is written too. */
static bool write_accounts(const struct import *import, const struct import_result *result)
{
    struct output_file out;
    if (!output_file_open(&out, NULL, import->request->accounts, import->message)) return false;
    import_accounts_write(result, out.file);
    if (!import_stopped(&import->tally)) return output_file_close(&out, import->message);
    output_file_abandon(&out);
    return false;
}

static bool write_file(const char *path, const struct import_result *result,
                       void (*write)(const struct import_result *, FILE *), char **message)
{
    struct output_file out;
    if (!output_file_open(&out, NULL, path, message)) return false;
    write(result, out.file);
    return output_file_close(&out, message);
}

static bool write_opening(const struct import *import, const struct import_result *result,
                          struct import_opening *opening)
{
    struct output_file out;
    if (!output_file_open(&out, NULL, opening->path, import->message)) return false;
    opening->as_of = import->as_of;
    opening->count = import_open_write(result, import->as_of, &opening->cents, out.file);
    return output_file_close(&out, import->message);
}

static bool write_result(struct import *import, const struct import_result *result)
{
    const struct import_request *request = import->request;
    char *facts = path_beside(NULL, request->accounts, ".json");
    char *open = path_beside(request->open, request->accounts, ".open.csv");
    struct import_opening opening = {.path = open};
    bool ok = write_accounts(import, result) && write_file(facts, result, import_facts_write, import->message) &&
              (!request->as_of || write_opening(import, result, &opening));
    if (ok) import_summary_accounts(result, request->accounts, request->as_of ? &opening : NULL, import->out);
    free(facts);
    free(open);
    return ok;
}

static bool write_all(struct import *import)
{
    struct import_result result = {.store = &import->store,
                                   .map = &import->map,
                                   .files = import->files,
                                   .file_count = import->request->path_count,
                                   .tally = &import->tally,
                                   .has_digests = import->request->join_key != NULL};
    uint32_t *order = import_store_order(&import->store, &result.count);
    result.order = order;
    import_observed(&import->store, &result.observed_from, &result.observed_until, &result.discharged_until);
    if (import->until != INT64_MAX && result.count) result.observed_until = result.discharged_until = import->until;
    bool ok = write_result(import, &result);
    free(order);
    return ok;
}

static enum import_outcome read_and_write(struct import *import)
{
    if (!read_files(import)) return IMPORT_FAILED;
    if (import_stopped(&import->tally)) return IMPORT_STOPPED;
    import_summary_rows(&import->tally, import->out);
    if ((double)import_rejected(&import->tally) > import->request->max_bad_share * (double)import->tally.rows)
        return IMPORT_TOO_BAD;
    if (write_all(import)) return IMPORT_DONE;
    return *import->message ? IMPORT_FAILED : IMPORT_STOPPED;
}

static char *too_bad_text(const struct import *import, const char *rejects)
{
    bool repeated = 2 * import->tally.rejected[REJECT_ACCOUNT_DUPLICATE] > import_rejected(&import->tally);
    return memory_format(
        "more than %g of the rows are bad: nothing was imported; %s says which, and "
        "--max-bad-share allows more%s",
        import->request->max_bad_share, rejects,
        repeated ? "; most repeat an account: \"repeated_rows\": \"merge\" in the map makes one of them" : "");
}

static enum import_outcome run_with_rejects(struct import *import)
{
    struct output_file rejects;
    char *path = path_beside(import->request->rejects, import->request->accounts, ".rejects.csv");
    enum import_outcome outcome = IMPORT_FAILED;
    if (output_file_open(&rejects, NULL, path, import->message)) {
        import->tally.rejects = rejects.file;
        import_rejects_begin(&import->tally);
        outcome = read_and_write(import);
        if (outcome == IMPORT_FAILED || outcome == IMPORT_STOPPED)
            output_file_abandon(&rejects);
        else if (!output_file_close(&rejects, import->message))
            outcome = IMPORT_FAILED;
        if (outcome == IMPORT_TOO_BAD) *import->message = too_bad_text(import, path);
    }
    free(path);
    return outcome;
}

enum import_outcome import_run(const struct import_request *request, FILE *out, struct problems *problems,
                               char **message)
{
    struct import import = {.request = request,
                            .files = memory_allocate(request->path_count, sizeof *import.files),
                            .problems = problems,
                            .message = message,
                            .out = out,
                            .tally = {.is_stopped = request->is_stopped}};
    *message = NULL;
    enum import_outcome outcome = prepare(&import) ? run_with_rejects(&import) : IMPORT_REFUSED;
    import_store_free(&import.store);
    import_map_free(&import.map);
    free(import.files);
    return outcome;
}
