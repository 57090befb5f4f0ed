#include "app/result_request.h"
#include "app/output.h"
#include "app/study_options.h"
#include "io/precision_text.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_goals(struct study_request *request, const struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->precision_count; i++) {
        char *message = NULL;
        if (!precision_text_read(&request->goals[i], manifest->precisions[i], &message))
            return output_complain(message);
        request->goal_count++;
    }
    return true;
}

bool result_request_init(struct study_request *request, struct manifest *manifest, const char *directory)
{
    char *message = NULL;
    if (!manifest_read(manifest, directory, &message)) {
        study_request_init(request, 0);
        return output_complain(message);
    }
    size_t room = manifest->count > manifest->precision_count ? manifest->count : manifest->precision_count;
    study_request_init(request, (int)room);
    request->is_comparison = manifest->is_comparison;
    for (size_t s = 0; s < manifest->count; s++)
        request->paths[request->path_count++] = memory_format("%s/%s", directory, manifest->inputs[s]);
    bool same_version = strcmp(manifest->version, HIMSIM_VERSION) == 0 && manifest->model_version == MODEL_VERSION;
    if (same_version) request->digests = manifest->digests;
    request->seed = manifest->seed;
    request->only = manifest->first > 0 ? manifest->first : -1;
    request->replications = manifest->most;
    request->margin = manifest->margin;
    return read_goals(request, manifest);
}

void result_request_free(struct study_request *request, struct manifest *manifest)
{
    for (size_t i = 0; i < request->path_count; i++) free(request->paths[i]);
    study_request_free(request);
    manifest_free(manifest);
}
