#include "io/fit_days.h"
#include "io/instant_text.h"
#include "io/json_document.h"
#include "io/json_write.h"
#include "io/scenario_source.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

static const char key[] = "//fitted";

static void write_date(struct json_write *out, const char *name, int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    char *text = memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
    json_write_text(out, name, text);
    free(text);
}

void fit_days_write(struct json_write *out, int64_t from, int64_t to)
{
    json_write_flat(out, key);
    write_date(out, "from", from);
    write_date(out, "to", to);
    json_write_object_end(out);
}

static bool read_date(const cJSON *note, const char *name, int64_t *civil_day)
{
    struct instant_text date;
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(note, name));
    if (!text || !instant_text_read(&date, text)) return false;
    *civil_day = date.civil_day;
    return true;
}

/* The merged document has no comments: each file is asked for its own. */
static int64_t among(const char *path, int64_t from, int64_t to)
{
    struct json_document document = {0};
    struct problems problems = {0};
    char *message = NULL;
    int64_t first, last, days = 0;
    if (json_document_read(&document, path, 0, &problems, &message)) {
        const cJSON *note = cJSON_GetObjectItemCaseSensitive(document.root, key);
        if (read_date(note, "from", &first) && read_date(note, "to", &last))
            days = (last < to ? last : to) - (first > from ? first : from) + 1;
    }
    json_document_free(&document);
    problems_free(&problems);
    free(message);
    return days > 0 ? days : 0;
}

int64_t fit_days_among(const struct scenario_source *source, int64_t from, int64_t to)
{
    int64_t most = 0;
    for (size_t i = 0; i < source->file_count; i++) {
        int64_t days = among(source->files[i], from, to);
        if (days > most) most = days;
    }
    return most;
}
