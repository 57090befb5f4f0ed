#include "io/account_report.h"
#include "io/utf8.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { QUOTED_MAX = 40 };

static void add(struct account_report *report, size_t line, size_t cell, const char *what, const char *allowed,
                const char *hint)
{
    struct problem *problem = problems_add(report->problems, PROBLEM_ERROR, report->pointer, what, allowed, hint);
    problem->file = memory_copy_text(report->path);
    problem->line = (int)line;
    problem->column = cell ? (int)cell : 1;
}

void account_report_add(struct account_report *report, size_t line, size_t cell, char *what, const char *allowed,
                        char *hint)
{
    if (report->count++ < ACCOUNT_REPORT_SHOWN) add(report, line, cell, what, allowed, hint);
    free(what);
    free(hint);
}

void account_report_close(struct account_report *report)
{
    if (report->count <= ACCOUNT_REPORT_SHOWN) return;
    char *what = memory_format("and %zu more problems in this file", report->count - ACCOUNT_REPORT_SHOWN);
    add(report, 0, 0, what, NULL, NULL);
    free(what);
}

char *account_report_quote(const char *cell)
{
    size_t length = strlen(cell), kept = 0;
    while (kept < length && kept < QUOTED_MAX) {
        size_t step = utf8_length(cell + kept, length - kept);
        kept += step ? step : 1;
    }
    char *quoted = memory_format("\"%.*s%s\"", (int)kept, cell, kept < length ? "..." : "");
    for (char *at = quoted; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f) *at = ' ';
    return quoted;
}
