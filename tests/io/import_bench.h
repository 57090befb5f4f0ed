#ifndef TESTS_IO_IMPORT_BENCH_H
#define TESTS_IO_IMPORT_BENCH_H
/* An import from texts in a test: files in a scratch folder, the run, and what it wrote as texts. */
#include "io/file_bytes.h"
#include "io/import_run.h"
#include "io/problem_write.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BENCH_FILES = 4 };

#define HEADER "acct,type,disch,ready,start,coded,billed,charges,net,fc,who,min,query,denial,auto\n"

/* Maps HEADER; local times of New York. */
#define MAP                                                                                                            \
    "{'time_zone': 'America/New_York', 'columns': {'account': {'column': ['acct', 'har']}, 'work_type': {'column': "   \
    "'type', 'values': {'IP': 'inpatient', 'Recurring': null}}, 'discharge': {'column': 'disch'}, 'documented': "      \
    "{'column': 'ready'}, 'coding_start': {'column': 'start'}, 'coded': {'column': 'coded'}, 'billed': {'column': "    \
    "'billed'}, 'gross_usd': {'column': 'charges'}, 'net_usd': {'column': 'net'}, 'payer': {'column': 'fc'}, "         \
    "'coder': "                                                                                                        \
    "{'column': 'who'}, 'coding_minutes': {'column': 'min'}, 'queried': {'column': 'query'}, 'denied': {'column': "    \
    "'denial', 'filled': true}, 'touchless': {'column': 'auto'}}}"

/* Maps a (account), w (work type) and d (discharge). */
#define THREE "{'columns': {'account': {'column': 'a'}, 'work_type': {'column': 'w'}, 'discharge': {'column': 'd'}}}"

struct bench {
    struct scratch scratch;
    struct import_request request;
    char *paths[BENCH_FILES], *map, *accounts;
    struct problems problems;
    char *message, *summary;
    enum import_outcome outcome;
};

static inline char *bench_file(struct bench *bench, const char *name, const char *text)
{
    return memory_copy_text(scratch_write_text(&bench->scratch, name, text));
}

/* The map is written with ' for ". */
static inline struct bench *bench_new(const char *map)
{
    struct bench *bench = memory_allocate(1, sizeof *bench);
    scratch_init(&bench->scratch);
    char *json = memory_copy_text(map);
    for (char *c = json; *c; c++)
        if (*c == '\'') *c = '"';
    bench->map = bench_file(bench, "map.json", json);
    bench->accounts = memory_copy_text(scratch_path(&bench->scratch, "accounts.csv"));
    bench->request = (struct import_request){
        .paths = bench->paths, .map = bench->map, .accounts = bench->accounts, .max_bad_share = 1};
    free(json);
    return bench;
}

static inline void bench_export(struct bench *bench, const char *name, const char *text)
{
    bench->paths[bench->request.path_count++] = bench_file(bench, name, text);
}

static inline void bench_run(struct bench *bench)
{
    size_t length;
    FILE *out = open_memstream(&bench->summary, &length);
    bench->outcome = import_run(&bench->request, out, &bench->problems, &bench->message);
    fclose(out);
}

static inline void bench_free(struct bench *bench)
{
    for (size_t i = 0; i < BENCH_FILES; i++) free(bench->paths[i]);
    free(bench->map);
    free(bench->accounts);
    free(bench->message);
    free(bench->summary);
    problems_free(&bench->problems);
    scratch_free(&bench->scratch);
    free(bench);
}

/* A map, one export below HEADER, and the run. */
static inline struct bench *bench_of(const char *map, const char *rows)
{
    struct bench *bench = bench_new(map);
    char *text = memory_format(HEADER "%s", rows);
    bench_export(bench, "a.csv", text);
    free(text);
    bench_run(bench);
    return bench;
}

/* What a file of the scratch folder holds; NULL when it is not there. The caller frees. */
static inline char *bench_text(struct bench *bench, const char *name)
{
    struct file_bytes bytes;
    return file_bytes_read(&bytes, scratch_path(&bench->scratch, name), NULL) ? bytes.data : NULL;
}

static inline void bench_print(const struct bench *bench)
{
    for (size_t i = 0; i < bench->problems.count; i++) print_error("%s\n", bench->problems.items[i].what);
    if (bench->message) print_error("%s\n", bench->message);
}

static inline void assert_done(const struct bench *bench)
{
    if (bench->outcome != IMPORT_DONE) bench_print(bench);
    assert_int_equal(bench->outcome, IMPORT_DONE);
}

/* The rows below the header of the accounts. */
static inline void assert_accounts(struct bench *bench, const char *expected)
{
    assert_done(bench);
    char *text = bench_text(bench, "accounts.csv");
    assert_non_null(text);
    assert_string_equal(strchr(text, '\n') + 1, expected);
    free(text);
}

static inline void assert_holds(struct bench *bench, const char *name, const char *words)
{
    char *text = bench_text(bench, name);
    assert_non_null(text);
    if (!strstr(text, words)) fail_msg("%s lacks \"%s\":\n%s", name, words, text);
    free(text);
}

/* The rejects below their header. */
static inline void assert_rejects(struct bench *bench, const char *expected)
{
    char *text = bench_text(bench, "accounts.csv.rejects.csv");
    assert_non_null(text);
    assert_string_equal(text + strlen("file,line,reason,column\n"), expected);
    free(text);
}
#endif
