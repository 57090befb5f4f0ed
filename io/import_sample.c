#include "io/import_sample.h"
#include "io/csv_table.h"
#include "io/date_format.h"
#include "io/header_words.h"
#include "io/import_cell.h"
#include "io/import_synonym.h"
#include "io/personal_header.h"
#include "io/utf8.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The likelier ones first. */
static const char *const formats[] = {
    "iso",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%m/%d/%y %H:%M",
    "%m/%d/%y %I:%M %p",
    "%m/%d/%y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y%m%d%H%M%S",
    "%Y%m%d %H:%M",
    "%Y%m%d",
    "%d-%b-%Y %H:%M:%S",
    "%d-%b-%Y %H:%M",
    "%d-%b-%Y",
    "%b %d %Y %I:%M%p",
    "%m-%d-%Y %H:%M",
    "%m-%d-%Y",
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static uint32_t formats_of(const char *text, uint32_t among)
{
    struct instant_text instant;
    uint32_t set = 0;
    for (int i = 0; i < FORMAT_COUNT; i++)
        if (among & 1u << i && date_format_read(&instant, formats[i], text)) set |= 1u << i;
    return set;
}

static bool may_be_time(const char *words)
{
    for (int role = 0; role < IMPORT_ROLE_COUNT; role++)
        if (import_roles[role].kind == KIND_TIME && import_synonym_rank((enum import_role)role, words) >= 0)
            return true;
    return false;
}

static bool is_utf8(const char *text)
{
    for (size_t left = strlen(text), step; left > 0; text += step, left -= step)
        if ((step = utf8_length(text, left)) == 0) return false;
    return true;
}

static void take_header(struct import_sample *sample, const struct csv_row *row)
{
    sample->count = row->count;
    sample->columns = memory_allocate(row->count, sizeof *sample->columns);
    for (size_t i = 0; i < row->count; i++) {
        int64_t number;
        struct sample_column *column = &sample->columns[i];
        column->header = memory_copy_text(row->cells[i]);
        column->words = header_words(is_utf8(row->cells[i]) ? row->cells[i] : "");
        column->is_personal = personal_header_kind(row->cells[i]) != NULL;
        column->may_be_time = !column->is_personal && may_be_time(column->words);
        column->formats = (uint32_t)((UINT64_C(1) << FORMAT_COUNT) - 1);
        if (formats_of(row->cells[i], column->formats) || import_number_read(&number, row->cells[i], '.'))
            sample->is_no_header = true;
    }
}

static bool take_row(void *context, const struct csv_row *row)
{
    struct import_sample *sample = context;
    if (!sample->columns) {
        take_header(sample, row);
        return !sample->is_no_header;
    }
    for (size_t i = 0; i < sample->count && i < row->count; i++) {
        struct sample_column *column = &sample->columns[i];
        if (!column->may_be_time || !*row->cells[i]) continue;
        column->filled++;
        column->formats = formats_of(row->cells[i], column->formats);
    }
    return ++sample->rows < SAMPLE_ROWS;
}

static char *fault_of(const struct import_sample *sample, const struct csv_trouble *trouble, bool read)
{
    if (!read) return memory_format("%s: %s", sample->path, trouble->message);
    if (sample->count == 0) return memory_format("%s: the file is empty", sample->path);
    if (sample->is_no_header)
        return memory_format("%s: the first row holds numbers or dates: it is no header", sample->path);
    return NULL;
}

bool import_sample_read(struct import_sample *sample, const char *path, struct problems *problems)
{
    const char *slash = strrchr(path, '/');
    *sample = (struct import_sample){.path = path, .name = slash ? slash + 1 : path};
    static const struct csv_options options = {.lenient = true};
    struct csv_trouble trouble = {0};
    FILE *file = fopen(path, "rb");
    bool read = file && csv_table_read_open(file, &options, take_row, sample, &trouble);
    if (file)
        fclose(file);
    else
        trouble.message = memory_format("cannot read: %s", strerror(errno));
    char *fault = fault_of(sample, &trouble, read);
    free(trouble.message);
    if (!fault) return true;
    problems_add(problems, PROBLEM_ERROR, "", fault, NULL, NULL);
    free(fault);
    return false;
}

void import_sample_free(struct import_sample *sample)
{
    for (size_t i = 0; i < sample->count; i++) {
        free(sample->columns[i].header);
        free(sample->columns[i].words);
    }
    free(sample->columns);
    *sample = (struct import_sample){0};
}

const char *import_sample_format(uint32_t set, bool *is_ambiguous)
{
    const char *best = NULL;
    *is_ambiguous = false;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (!(set & 1u << i)) continue;
        if (!best) best = formats[i];
        bool numeric = strstr(best, "%m") && strstr(formats[i], "%m");
        if (numeric && date_format_is_day_first(best) != date_format_is_day_first(formats[i])) *is_ambiguous = true;
    }
    return best;
}
