#include "io/backtest_mark.h"
#include "io/backtest_digest.h"
#include "io/json_document.h"
#include "io/json_tree.h"
#include "io/json_write.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

static const char hint[] = "write it with `himsim backtest SCENARIO --history ACCOUNTS --from DATE -o DIR`";

static struct backtest_mark *complain(struct problems *problems, const char *path, const char *what)
{
    char *text = memory_format("%s: %s; reports carry no score", path, what);
    problems_add(problems, PROBLEM_WARNING, "/backtest", text, "the backtest.json of a back-test", hint);
    free(text);
    return NULL;
}

static const char *text_at(const cJSON *root, const char *pointer)
{
    return cJSON_GetStringValue(json_find(root, pointer, NULL));
}

static struct backtest_mark *mark_of(const struct scenario *scenario, const cJSON *root, const char *path,
                                     struct problems *problems)
{
    const char *verdict = text_at(root, "/verdict"), *sentence = text_at(root, "/sentence");
    const char *summary = text_at(root, "/summary"), *digest = text_at(root, "/scenario/model_digest");
    const char *name = text_at(root, "/scenario/name");
    if (!verdict || !sentence || !summary || !digest || !name)
        return complain(problems, path, "is no result of a back-test");
    struct backtest_mark *mark = memory_allocate(1, sizeof *mark);
    char *own = backtest_digest(scenario);
    mark->matches = strcmp(own, digest) == 0;
    free(own);
    mark->is_trusted = mark->matches && strcmp(verdict, "trusted") == 0;
    mark->is_distrusted = mark->matches && strcmp(verdict, "not_to_be_trusted") == 0;
    mark->verdict = memory_copy_text(verdict);
    mark->sentence = memory_copy_text(sentence);
    if (!mark->matches)
        mark->line =
            memory_format("The back-test that this scenario names is of another one (\"%s\", %s): it says nothing "
                          "about this forecast.",
                          name, digest);
    else
        mark->line = mark->is_trusted ? memory_format("%s.", summary) : memory_format("%s %s.", sentence, summary);
    return mark;
}

struct backtest_mark *backtest_mark_read(const struct scenario *scenario, struct problems *problems)
{
    struct json_document document;
    struct problems own = {0};
    struct backtest_mark *mark = NULL;
    char *message = NULL;
    if (!scenario->backtest) return NULL;
    if (json_document_read(&document, scenario->backtest, 0, &own, &message))
        mark = mark_of(scenario, document.root, scenario->backtest, problems);
    else
        complain(problems, scenario->backtest, message ? message : "is no JSON");
    json_document_free(&document);
    problems_free(&own);
    free(message);
    return mark;
}

void backtest_mark_free(struct backtest_mark *mark)
{
    if (!mark) return;
    free(mark->verdict);
    free(mark->sentence);
    free(mark->line);
    free(mark);
}

void backtest_mark_json(struct json_write *out, const struct backtest_mark *mark)
{
    json_write_object(out, "backtest");
    json_write_boolean(out, "of_this_scenario", mark->matches);
    json_write_text(out, "verdict", mark->verdict);
    json_write_text(out, "sentence", mark->sentence);
    json_write_text(out, "line", mark->line);
    json_write_object_end(out);
}
