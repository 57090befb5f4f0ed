/* Sections 5 and 6: software, chance, execution, system, sharing. */
#include "io/manifest_record.h"
#include "io/result_set.h"
#include "io/stress_internal.h"
#include "io/versions.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_version(struct document *document, const struct stress *stress, const char *name, const char *own)
{
    static const char libraries[] = "libraries/";
    char path[64];
    document_cellf(document, "%s", name);
    if (!stress->manifest) {
        document_cellf(document, "%s", own);
        return;
    }
    snprintf(path, sizeof path, "%s%s", libraries, name);
    document_cell(document, manifest_record_text(stress->manifest, path));
}

void stress_software(struct document *document, const struct stress *stress)
{
    struct version versions[VERSION_COUNT];
    versions_of_libraries(versions);
    char *version = stress->manifest ? manifest_record_text(stress->manifest, "himsim_version") : NULL;
    char *model = stress->manifest ? manifest_record_text(stress->manifest, "model_version") : NULL;
    if (stress->manifest)
        document_text(document, "The result was made by himsim %s, model version %s, written in C17.", version, model);
    else
        document_text(document, "himsim %s, model version %d, written in C17.", HIMSIM_VERSION, MODEL_VERSION);
    free(version);
    free(model);
    if (!stress->manifest) {
        document_text(
            document,
            "The versions of compiler and libraries are those of the result: name it with --result; \"himsim version\" "
            "shows those of this program.");
        return;
    }
    document_table(document, "Compiler and libraries of the result.", "part", "version", NULL);
    for (int i = 0; i < VERSION_COUNT; i++) add_version(document, stress, versions[i].name, versions[i].text);
    document_cellf(document, "build");
    document_cell(document, manifest_record_text(stress->manifest, "build/type"));
    document_cellf(document, "flags");
    document_cell(document, manifest_record_text(stress->manifest, "build/flags"));
}

void stress_sampling(struct document *document, const struct stress *stress)
{
    const struct analysis *analysis = &stress->loaded->scenario.analysis;
    document_text(document,
                  "Philox4x64-10, counter-based: a draw is a function of (seed, what it is about; decision, the name "
                  "of the stream with "
                  "day and number, replication) and of nothing else. There are no streams to advance or to overlap: "
                  "the same encounter "
                  "has the same draws in every alternative and in every order of events. Seed of the scenario: %" PRId64
                  ".",
                  analysis->seed);
    if (!stress->manifest) return;
    char *seed = manifest_record_text(stress->manifest, "seed");
    document_text(document, "Seed of the result: %s.", seed);
    free(seed);
}

static const char *stop_text(const char *reason)
{
    static const struct {
        const char *reason, *text;
    } rows[] = {{"fixed_count", "ended at the number of replications asked for"},
                {"precision_met", "ended when the precision asked for was reached"},
                {"replications_max", "ended at the most replications allowed, short of the precision asked for"},
                {"interrupted", "was interrupted"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].reason, reason) == 0) return rows[i].text;
    return reason;
}

void stress_execution(struct document *document, const struct stress *stress)
{
    document_text(
        document,
        "Next-event simulation in one thread a replication; workers take replications one after the other, and no "
        "result "
        "depends on their number or order. Events at one instant have a total order (2.4). At the end of each "
        "replication the books must balance, or it counts as failed.");
    if (!stress->manifest) return;
    char *reason = manifest_record_text(stress->manifest, "stop_reason"),
         *kind = manifest_record_text(stress->manifest, "kind");
    document_text(document, "The result is of \"himsim %s\"; it %s.", kind, stop_text(reason));
    free(reason);
    free(kind);
}

void stress_system(struct document *document, const struct stress *stress)
{
    document_text(document, "Any 64-bit Linux with the GNU C library; no graphics card, no network, no licence server. "
                            "Results do not depend on the number of workers, and the same versions of program, "
                            "compiler and libraries give the same bytes again.");
    if (!stress->manifest) {
        document_text(document, "Run time is that of a result: name it with --result.");
        return;
    }
    char *seconds = manifest_record_text(stress->manifest, "run_seconds_last"),
         *jobs = manifest_record_text(stress->manifest, "jobs");
    document_text(document,
                  "The result took %.3g seconds on %s worker(s); of one that was extended or gone on with, that is the "
                  "last session.",
                  atof(seconds), jobs);
    free(seconds);
    free(jobs);
}

void stress_sharing(struct document *document, const struct stress *stress)
{
    document_text(
        document,
        "himsim is free software under the Apache License 2.0. Scenario and seed are all that is needed to run the "
        "model "
        "again: \"himsim run SCENARIO.json\". Its digest is %s: XXH3, 64 bits, which tells scenarios apart that differ "
        "by "
        "accident or edit and is no proof against forgery. A result that was run with another -n, seed or --set, or by "
        "compare, is run again and checked to the byte by \"himsim reproduce DIR\": its manifest holds the request and "
        "the "
        "resolved scenarios.",
        stress->loaded->digest);
    stress_meta(document, stress, "sharing", "Sharing");
    stress_meta(document, stress, "licence", "Licence of the scenario");
}
