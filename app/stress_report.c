#include "app/stress_report.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "io/document_write.h"
#include "io/flow_build.h"
#include "io/flow_diagram.h"
#include "io/json_write.h"
#include "io/manifest_record.h"
#include "io/output_file.h"
#include "io/stress.h"
#include "io/value_text.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Where the document and its picture go. */
struct target {
    char *document, *figure; /* paths; owned, NULL for stdout */
};

static bool is_folder(const char *path)
{
    struct stat status;
    return (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) || path[strlen(path) - 1] == '/';
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length > tail && strcmp(text + length - tail, end) == 0;
}

/* A folder gets stress.md (or .json) and stress.svg; a file gets its picture beside it under its own name. */
static bool find_target(struct target *target, const struct stress_request *request, char **message)
{
    const char *ending = request->json ? ".json" : ".md";
    *target = (struct target){0};
    if (!request->output) return true;
    if (is_folder(request->output)) {
        if (!output_directory_prepare(request->output, message)) return false;
        target->document = memory_format("%s/stress%s", request->output, ending);
    } else if (ends_with(request->output, ending)) {
        target->document = memory_copy_text(request->output);
    } else {
        *message =
            memory_format("%s: is no folder, and a file of this document ends in %s; name DIR/ or FILE%s with -o",
                          request->output, ending, ending);
        return false;
    }
    target->figure = memory_format("%.*s.svg", (int)(strlen(target->document) - strlen(ending)), target->document);
    return true;
}

static void write_document(const struct document *document, const struct stress *stress, bool json, FILE *file)
{
    if (!json) {
        document_markdown_write(document, file);
        return;
    }
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_text(&out, "checklist", "STRESS-DES");
    json_write_text(&out, "scenario", stress->loaded->scenario.name);
    json_write_text(&out, "digest", stress->loaded->digest);
    if (stress->manifest) json_write_boolean(&out, "result_matches", stress->manifest->matches);
    document_json_write(document, &out);
    json_write_object_end(&out);
    fputc('\n', file);
}

static bool write_figure(const struct stress *stress, const char *path, char **message)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    struct output_file out;
    struct flow_graph graph;
    if (!output_file_open(&out, NULL, path, message)) return false;
    char *title = memory_format("Flow of charts: %s", scenario->title ? scenario->title : scenario->name);
    flow_build(&graph, scenario, stress->resolved);
    flow_diagram_write(&graph, title, out.file);
    flow_graph_free(&graph);
    free(title);
    return output_file_close(&out, message);
}

static bool write_all(const struct document *document, const struct stress *stress, const struct target *target,
                      bool json)
{
    char *message = NULL;
    struct output_file out;
    if (!target->document) {
        write_document(document, stress, json, stdout);
        return output_flush();
    }
    if (!write_figure(stress, target->figure, &message)) return output_complain(message);
    if (!output_file_open(&out, NULL, target->document, &message)) return output_complain(message);
    write_document(document, stress, json, out.file);
    if (!output_file_close(&out, &message)) return output_complain(message);
    fprintf(stderr, "written: %s, %s\n", target->document, target->figure);
    return true;
}

static void complain_of_mismatch(const struct stress *stress)
{
    if (!stress->manifest || stress->manifest->matches) return;
    char *digest = manifest_record_scenario_text(stress->manifest, "digest");
    fprintf(
        stderr,
        "%s: the result was not made from %s: its scenario has digest %s, this one %s; name the scenario as it was run "
        "(with its --set), or run it again\n",
        stress->manifest->path, stress->loaded->path, digest, stress->loaded->digest);
    free(digest);
}

static int judge(const struct document *document, const struct stress *stress, bool strict)
{
    size_t gaps = document_gaps(document);
    bool matches = !stress->manifest || stress->manifest->matches;
    complain_of_mismatch(stress);
    if (gaps > 0)
        fprintf(stderr, "%zu items only people can fill are missing; the document ends with what to paste into %s\n",
                gaps, stress->loaded->path);
    return strict && (gaps > 0 || !matches) ? EXIT_PRECISION_NOT_MET : EXIT_DONE;
}

static int report(const struct stress_request *request, struct stress *stress)
{
    struct target target;
    struct document document;
    char *message = NULL;
    if (!find_target(&target, request, &message)) {
        output_complain(message);
        return EXIT_USAGE;
    }
    stress->figure = target.figure ? value_file_name(target.figure) : NULL;
    stress_build(&document, stress);
    int code =
        write_all(&document, stress, &target, request->json) ? judge(&document, stress, request->strict) : EXIT_FAILED;
    document_free(&document);
    free(target.document);
    free(target.figure);
    return code;
}

static int report_loaded(const struct stress_request *request, const struct loaded_scenario *loaded)
{
    struct manifest_record manifest;
    char *message = NULL;
    if (request->result &&
        !manifest_record_read(&manifest, request->result, loaded->scenario.name, loaded->digest, &message)) {
        output_complain(message);
        return EXIT_FAILED;
    }
    struct stress stress;
    stress_init(&stress, loaded);
    if (request->result) stress.manifest = &manifest;
    int code = report(request, &stress);
    stress_free(&stress);
    if (request->result) manifest_record_free(&manifest);
    return code;
}

int stress_report(const struct stress_request *request)
{
    struct loaded_scenario loaded = {0};
    char *path = request->path;
    if (!load_scenarios(&loaded, &path, 1, request->sets, request->set_count, true)) return EXIT_INVALID_SCENARIO;
    int code = report_loaded(request, &loaded);
    scenario_unload(&loaded);
    return code;
}
