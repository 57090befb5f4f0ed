#ifndef APP_RESULT_REQUEST_H
#define APP_RESULT_REQUEST_H
/* The request that made a result folder, rebuilt from its manifest and its copies of the scenarios. */
#include "app/study_request.h"
#include "io/manifest.h"

/* Everything that decides the numbers: scenarios, seed, count or precision. Jobs are left to the caller. Returns false,
 * with the reason on stderr, when the manifest cannot be used. The caller frees with result_request_free. */
bool result_request_init(struct study_request *request, struct manifest *manifest, const char *directory);
void result_request_free(struct study_request *request, struct manifest *manifest);
#endif
