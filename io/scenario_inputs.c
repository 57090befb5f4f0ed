#include "io/scenario_inputs.h"
#include "io/file_bytes.h"
#include "io/output_file.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct copying {
    const char *directory;
    char **message;
    bool ok;
};

static bool write_bytes(const char *directory, const char *name, const char *data, size_t count, char **message)
{
    struct output_file out;
    if (!output_file_open(&out, directory, name, message)) return false;
    fwrite(data, 1, count, out.file);
    return output_file_close(&out, message);
}

/* A file with the name of its contents need not be written twice. */
static void copy_file(void *context, const char *path, const char *name)
{
    struct copying *copying = context;
    struct file_bytes bytes;
    char *there = memory_format("%s/%s", copying->directory, name);
    bool exists = access(there, R_OK) == 0;
    free(there);
    if (exists || !copying->ok) return;
    copying->ok = file_bytes_read(&bytes, path, copying->message);
    if (!copying->ok) return;
    copying->ok = write_bytes(copying->directory, name, bytes.data, bytes.count, copying->message);
    file_bytes_free(&bytes);
}

static char *file_name(const struct loaded_scenario *loaded, size_t index)
{
    char *name = memory_format("%zu-%.60s.json", index, loaded->scenario.name);
    for (char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_.", *at)) *at = '-';
    return name;
}

char *scenario_inputs_write(const struct loaded_scenario *loaded, const char *given, size_t index,
                            const char *directory, char **message)
{
    struct copying copying = {directory, message, true};
    char *name = file_name(loaded, index);
    free(scenario_write_portable(&loaded->scenario, copy_file, &copying));
    bool ok = copying.ok && write_bytes(directory, name, given, strlen(given), message);
    if (ok) return name;
    free(name);
    return NULL;
}
