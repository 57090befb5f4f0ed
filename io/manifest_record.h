#ifndef IO_MANIFEST_RECORD_H
#define IO_MANIFEST_RECORD_H
/* What a result folder says about how it came about: its manifest.json, read back. */
#include <stdbool.h>

struct cJSON;

struct manifest_record {
    struct cJSON *root; /* owned */
    const struct cJSON
        *scenario;        /* the entry that is spoken of: of the same digest, else of the same name, else the first */
    char *path;           /* owned */
    struct cJSON *result; /* result.json beside it, with the estimates; NULL when it cannot be read; owned */
    bool matches;         /* that entry has the digest asked for: as it was given, or with the warm-up that was found */
};

/* Reads DIRECTORY/manifest.json and finds the scenario in it. On failure false, with an owned message. */
bool manifest_record_read(struct manifest_record *manifest, const char *directory, const char *name, const char *digest,
                          char **message);
void manifest_record_free(struct manifest_record *manifest);

/* A member of the manifest ("libraries/compiler") or of the entry as text: "not recorded" when it is not there; the
 * caller frees. */
char *manifest_record_text(const struct manifest_record *manifest, const char *path);
char *manifest_record_scenario_text(const struct manifest_record *manifest, const char *key);
#endif
