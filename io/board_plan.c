#include "io/board_parts.h"
#include "io/explain_timeline.h"
#include "sim/civil.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MOST = 9 };

struct plan_lines {
    struct document *document;
    size_t count; /* those beyond LINES_MOST are only counted */
};

static void add_dated(struct plan_lines *lines, int64_t day, const char *what, const char *name, const char *more)
{
    if (lines->count++ >= LINES_MOST) return;
    if (day == DATE_NONE) {
        document_cellf(lines->document, "from the start: %s %s%s", what, name, more);
        return;
    }
    struct civil_date date = civil_date_of(day);
    document_cellf(lines->document, "%04d-%02d-%02d: %s %s%s", date.year, date.month, date.day, what, name, more);
}

static bool has_pool(const struct scenario *scenario, const char *name)
{
    for (size_t p = 0; p < scenario->pools.count; p++)
        if (strcmp(scenario->pools.items[p].name, name) == 0) return true;
    return false;
}

/* Teams that the baseline does not have, and tools. */
static void add_beginnings(struct plan_lines *lines, const struct scenario *scenario, const struct scenario *baseline)
{
    for (size_t p = 0; p < scenario->pools.count; p++) {
        const struct pool *pool = &scenario->pools.items[p];
        if (has_pool(baseline, pool->name)) continue;
        add_dated(lines, pool->available_from, "team", pool->title ? pool->title : pool->name,
                  pool->location == LOCATION_OFFSHORE ? ", global, is there" : ", internal, is there");
    }
    for (size_t i = 0; i < scenario->cac.count; i++)
        add_dated(lines, scenario->cac.items[i].go_live_date, scenario->cac.items[i].kind == ENGINE_RPA ? "RPA" : "CAC",
                  scenario->cac.items[i].name, " goes live");
    for (size_t i = 0; i < scenario->documentation_tools.count; i++)
        add_dated(lines, scenario->documentation_tools.items[i].go_live_date, "documentation tool",
                  scenario->documentation_tools.items[i].name, " goes live");
    for (size_t i = 0; i < scenario->gates.count; i++)
        add_dated(lines, scenario->gates.items[i].date, "gate", scenario->gates.items[i].name, " is decided");
}

static void add_changes(struct plan_lines *lines, const struct scenario *scenario)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    explain_timeline(out, scenario);
    fclose(out);
    for (char *rest = NULL, *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        bool is_head = line[strlen(line) - 1] == ':';
        if (!is_head && lines->count++ < LINES_MOST) document_cellf(lines->document, "%s", line + strspn(line, " "));
    }
    free(text);
}

void board_plan_slide(struct document *document, struct board *board)
{
    const struct scenario *scenario = &board->results->scenarios[board->focus].scenario;
    struct plan_lines lines = {.document = document};
    document_begin(document, "plan",
                   text_pool_format(&board->pool, "Plan and timeline of “%s”", board_name(board, board->focus)));
    document_list(document, NULL);
    add_beginnings(&lines, scenario, &board->results->scenarios[0].scenario);
    add_changes(&lines, scenario);
    if (lines.count == 0)
        document_cellf(document, "No dated change: all of it is in force from the first day of the window.");
    if (lines.count > LINES_MOST) document_cellf(document, "and %zu more, see the scenario", lines.count - LINES_MOST);
    document_text(document, "Window: %s.", board_window(board));
}
