#include "io/board_parts.h"
#include "io/file_bytes.h"
#include "io/path_text.h"
#include "sim/memory.h"
#include <glob.h>
#include <stdlib.h>
#include <string.h>

const char *const board_fan[] = {"fan-days-%s", "fan-days", "fan-dollars-%s", "fan-dollars", NULL};
const char *const board_waterfall[] = {"waterfall-dnfb-%s", "waterfall-days-%s", "causes-%s", NULL};
const char *const board_cost[] = {"cost", NULL};
const char *const board_turnaround[] = {"tat", NULL};
const char *const board_short[] = {"utilization", NULL};
const char *const board_aged[] = {"aged", NULL};

const char *board_path(struct board *board, const char *file)
{
    const char *path = *file ? text_pool_format(&board->pool, "%s/%s", board->directory, file) : board->directory;
    return text_pool_take(&board->pool, path_for_shell(path));
}

static const char *first_match(struct board *board, const char *name)
{
    glob_t found = {0};
    const char *figure = NULL;
    bool has_folder = strchr(name, '/') != NULL;
    char *pattern = memory_format("%s/%s%s.svg", board->directory, has_folder ? "" : "figures/", name);
    if (glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0) {
        const char *file = found.gl_pathv[0] + strlen(board->directory) + 1;
        figure = text_pool_format(&board->pool, "%.*s", (int)(strlen(file) - strlen(".svg")), file);
    }
    globfree(&found);
    free(pattern);
    return figure;
}

const char *board_figure(struct board *board, const char *const *patterns)
{
    for (; *patterns; patterns++) {
        const char *hole = strstr(*patterns, "%s");
        const char *name = hole ? text_pool_format(&board->pool, "%.*s%s%s", (int)(hole - *patterns), *patterns,
                                                   board->slugs[board->focus], hole + 2)
                                : *patterns;
        const char *figure = first_match(board, name);
        if (figure) return figure;
    }
    return NULL;
}

/* The script says title = '...', a quote within doubled. */
static char *unquoted(const char *text)
{
    char *title = memory_allocate(strlen(text) + 1, 1), *out = title;
    for (; *text && *text != '\n'; text++) {
        if (*text == '\'' && text[1] != '\'') break;
        if (*text == '\'') text++;
        *out++ = *text;
    }
    return title;
}

const char *board_figure_title(struct board *board, const char *figure)
{
    static const char mark[] = "\ntitle = '";
    struct file_bytes script;
    char *path = memory_format("%s/%s.gp", board->directory, figure);
    const char *title = "";
    if (file_bytes_read(&script, path, NULL)) {
        const char *at = strstr(script.data, mark);
        if (at) title = text_pool_take(&board->pool, unquoted(at + strlen(mark)));
    }
    file_bytes_free(&script);
    free(path);
    return title;
}

bool board_figure_add(struct document *document, struct board *board, const char *const *patterns)
{
    const char *figure = board_figure(board, patterns);
    if (figure) document_figure(document, figure, board_figure_title(board, figure));
    return figure != NULL;
}
