#include "io/board_parts.h"
#include "io/figure_number.h"
#include "io/file_bytes.h"
#include "io/json_tree.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP_FIVE = 5 };

static double number_at(const cJSON *node, const char *pointer)
{
    const cJSON *value = json_find(node, pointer, NULL);
    return cJSON_IsNumber(value) ? value->valuedouble : NAN;
}

static const char *text_at(const cJSON *node, const char *pointer)
{
    const char *text = cJSON_GetStringValue(json_find(node, pointer, NULL));
    return text ? text : "";
}

static void add_tornado_row(struct document *document, struct board *board, const cJSON *row, const char *unit)
{
    struct text_pool *pool = &board->pool;
    document_cellf(document, "%s", text_at(row, "/assumption"));
    document_cellf(document, "%g to %g%s", number_at(row, "/low/number"), number_at(row, "/high/number"),
                   *text_at(row, "/scale") == 'f' ? " times" : "");
    for (int end = 0; end < 2; end++) {
        const char *low = end ? "/high/change" : "/low/change";
        const cJSON *change = json_find(row, low, NULL);
        document_cellf(document, "%s%s",
                       figure_signed(pool, number_at(change, "/mean"), number_at(change, "/half_width"), unit),
                       cJSON_IsTrue(json_find(row, "/shown", NULL)) ? "" : " (not shown)");
    }
    document_cellf(document, "%s / %s", *text_at(row, "/low/decision") ? text_at(row, "/low/decision") : "–",
                   *text_at(row, "/high/decision") ? text_at(row, "/high/decision") : "–");
}

/* The tornado must be of this result's baseline and, where it compares, of the plan in focus: by their digests. */
static bool fits(const struct board *board, const cJSON *root)
{
    const char *baseline = text_at(root, "/baseline/digest"), *alternative = text_at(root, "/alternative/digest");
    if (!*baseline) baseline = text_at(root, "/scenario/digest");
    return strcmp(baseline, board->results->scenarios[0].digest) == 0 &&
           strcmp(alternative, board->focus ? board->results->scenarios[board->focus].digest : "") == 0;
}

/* The folder's tornado; NULL when there is none. */
static cJSON *read_tornado(const struct board *board)
{
    struct file_bytes bytes;
    char *path = memory_format("%s/tornado/tornado.json", board->directory);
    cJSON *root = file_bytes_read(&bytes, path, NULL) ? cJSON_Parse(bytes.data) : NULL;
    file_bytes_free(&bytes);
    free(path);
    return root;
}

const char *board_tornado_figure(struct board *board)
{
    static const char *const patterns[] = {"tornado/figures/tornado-npv*", "tornado/figures/tornado*", NULL};
    cJSON *root = read_tornado(board);
    const char *figure = root && fits(board, root) ? board_figure(board, patterns) : NULL;
    cJSON_Delete(root);
    return figure;
}

bool board_tornado_add(struct document *document, struct board *board)
{
    cJSON *root = read_tornado(board);
    const cJSON *table = root && fits(board, root) ? json_find(root, "/tornados/0", NULL) : NULL;
    if (root && !table)
        document_text(document, "The tornado in %s/tornado is of other scenarios and left out.", board->directory);
    if (table) {
        const cJSON *rows = json_find(table, "/rows", NULL);
        document_table(document, text_at(table, "/finding"), "Assumption", "Range", "Change at low", "Change at high",
                       "Decision at low / high", NULL);
        for (int i = 0; i < TOP_FIVE && i < cJSON_GetArraySize(rows); i++)
            add_tornado_row(document, board, cJSON_GetArrayItem(rows, i), text_at(table, "/unit"));
    }
    cJSON_Delete(root);
    return table != NULL;
}
